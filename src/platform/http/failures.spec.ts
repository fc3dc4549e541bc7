import { AxiosError } from 'axios';

import { toProviderError } from './failures.js';

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
