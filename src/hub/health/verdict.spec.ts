import { ProviderError, type ProviderErrorKind, type ProviderErrorOptions } from '../../contracts/index.js';
import { VaultError } from '../../platform/vault/index.js';
import { type Facts, type StoredFacts } from './diagnosis-facts.js';
import { type ProbeResult } from './live-probe.js';
import { verdictOf } from './verdict.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const at = (seconds: number) => new Date(NOW + seconds * 1000);

const stored = (over: Partial<StoredFacts> = {}): StoredFacts => ({
  status: 'active',
  expiresAt: at(3600),
  scopes: [],
  failures: 0,
  failureCode: null,
  cooldownUntil: null,
  leaseUntil: null,
  lastRefreshedAt: null,
  createdAt: at(-86_400),
  updatedAt: at(-60),
  hasRefreshToken: true,
  isService: false,
  ...over,
});
const works: ProbeResult = { outcome: 'succeeded', milliseconds: 20, skewSeconds: 0 };
const fails = (error: unknown): ProbeResult => ({ outcome: 'failed', error, milliseconds: 20 });
const timedOut: ProbeResult = { outcome: 'timed_out', milliseconds: 5000 };
const provider = (kind: ProviderErrorKind, options?: ProviderErrorOptions) =>
  fails(new ProviderError(kind, 'asana failed', options));
const causeOf = (facts: Partial<Facts>) => verdictOf({ configured: true, now: NOW, ...facts }).cause;

describe('verdictOf', () => {
  it.each<[string, Partial<Facts>]>([
    ['healthy', { stored: stored(), probe: works }],
    ['healthy', { stored: stored() }],
    ['not_connected', {}],
    ['not_configured', { configured: false }],
    ['not_configured', { configured: false, stored: stored(), probe: works }],
    ['healthy', { configured: false, stored: stored({ hasRefreshToken: false }), probe: works }],
    ['healthy', { configured: false, stored: stored({ isService: true }), probe: works }],
    ['clock_skew', { stored: stored(), probe: { ...works, skewSeconds: 301 } }],
    ['healthy', { stored: stored(), probe: { ...works, skewSeconds: -300 } }],
    ['clock_skew', { stored: stored({ lastRefreshedAt: at(301) }), probe: works }],
    ['healthy', { stored: stored({ lastRefreshedAt: at(300) }), probe: works }],
    ['provider_down', { stored: stored(), probe: timedOut }],
    ['refresh_failing', { stored: stored({ leaseUntil: at(10) }), probe: timedOut }],
    ['provider_down', { stored: stored({ leaseUntil: at(-10) }), probe: timedOut }],
    ['keys_missing', { stored: stored(), probe: fails(new Error('', { cause: new VaultError('unknown_key') })) }],
    ['tokens_damaged', { stored: stored(), probe: fails(new Error('', { cause: new VaultError('wrong_binding') })) }],
    ['revoked', { stored: stored(), probe: provider('auth_expired') }],
    ['plan_required', { stored: stored(), probe: provider('forbidden', { status: 402 }) }],
    ['network_unreachable', { stored: stored(), probe: provider('unavailable', { cause: coded('ENETUNREACH') }) }],
    ['name_unresolved', { stored: stored(), probe: provider('unavailable', { cause: coded('EAI_AGAIN') }) }],
    ['provider_down', { stored: stored(), probe: provider('unavailable', { cause: coded('ECONNREFUSED') }) }],
  ])('says %s', (cause, facts) => {
    expect(causeOf(facts)).toBe(cause);
  });

  it('believes what has ended over whatever the clock or the client says', () => {
    const probe = { ...works, skewSeconds: 4000 };
    expect(causeOf({ configured: false, stored: stored({ status: 'revoked' }), probe })).toBe('revoked');
  });

  it('waits as long as the cool-down of the renewal', () => {
    const cooling = stored({ status: 'error', failureCode: 'unavailable', cooldownUntil: at(40) });
    const verdict = verdictOf({ configured: true, stored: cooling, probe: works, now: NOW });
    expect(verdict).toEqual({ cause: 'refresh_failing', failure: 'unavailable', retryAfterSeconds: 40 });
  });

  it('does not hide what nobody foresaw', () => {
    const fault = new TypeError('a mistake of ours');
    expect(() => causeOf({ stored: stored(), probe: fails(fault) })).toThrow(fault);
  });
});

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}
