import { AxiosError } from 'axios';

import { providerErrorOf, toProviderError } from './failures.js';

const label = { provider: 'acme', method: 'GET', host: 'api.example.com' };
const translated = (code?: string) => toProviderError(new AxiosError('secret text', code), label, 0);

it.each([
  ['ECONNREFUSED', 'connect_failed'],
  ['ENOTFOUND', 'connect_failed'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connect_failed'],
  ['ETIMEDOUT', 'timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ['CERT_HAS_EXPIRED', 'tls_untrusted'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls_untrusted'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls_untrusted'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls_untrusted'],
  ['UND_ERR_HEADERS_OVERFLOW', 'response_unreadable'],
  ['ECONNRESET', 'connection_lost'],
  ['EPIPE', 'connection_lost'],
  ['constructor', 'connection_lost'],
  [undefined, 'connection_lost'],
])('takes %s for %s and keeps its code in the cause only', (original, code) => {
  const error = translated(original);
  expect(error).toMatchObject({
    kind: 'unavailable',
    code,
    cause: { method: 'GET', host: label.host, code: original },
  });
  expect(String(error)).not.toContain('secret text');
});

it('leaves mistakes of our own code alone', () => {
  const mistake = new TypeError('undefined is not a function');
  expect(toProviderError(mistake, label, 0)).toBe(mistake);
});

describe('the pause after too many calls', () => {
  const NOW = Date.parse('2026-11-21T12:00:00Z');
  const reset = String(NOW / 1000 + 33);
  const pauseOf = (status: number, headers: Record<string, string>, resetHeader?: string) =>
    providerErrorOf(status, headers, { ...label, resetHeader }, NOW).retryAfterSeconds;

  it('is what Retry-After says, or else ends with the window', () => {
    expect(pauseOf(429, { 'x-reset': reset }, 'X-Reset')).toBe(33);
    expect(pauseOf(429, { 'x-reset': reset, 'retry-after': '7' }, 'X-Reset')).toBe(7);
    expect(pauseOf(429, { 'x-reset': 'soon' }, 'X-Reset')).toBeUndefined();
    expect(pauseOf(429, { 'x-reset': reset })).toBeUndefined();
  });

  it('is none of other answers', () => {
    expect(pauseOf(503, { 'x-reset': reset }, 'X-Reset')).toBeUndefined();
  });
});
