import { type Facts, type StoredFacts, type Verdict } from './diagnosis-facts.js';

/** Failures of a token call that say what is wrong with this server rather than with the provider. */
const CAUSES: Readonly<Record<string, Verdict['cause']>> = {
  not_configured: 'not_configured',
  rate_limited: 'rate_limited',
  tls_untrusted: 'tls_untrusted',
  address_refused: 'address_refused',
  redirect_refused: 'address_wrong',
  not_found: 'address_wrong',
};

/** The tokens should be renewed, and are not. The access token may still be good for a while. */
export function refreshVerdict({ now, probe }: Facts, stored: StoredFacts): Verdict | undefined {
  if (stored.status === 'error') {
    const failure = stored.failureCode ?? undefined;
    const retryAfterSeconds = secondsUntil(stored.cooldownUntil, now);
    const { isService } = stored;
    const cause = CAUSES[failure ?? ''] ?? 'refresh_failing';
    return { cause, failure, retryAfterSeconds, ...(isService && { isService }) };
  }
  // The probe waited for a renewal that is still under way.
  const isRenewing = secondsUntil(stored.leaseUntil, now) > 0;
  return probe?.outcome === 'timed_out' && isRenewing ? { cause: 'refresh_failing', failure: 'timeout' } : undefined;
}

const secondsUntil = (moment: Date | null, now: number) =>
  Math.max(0, Math.ceil(((moment?.getTime() ?? now) - now) / 1000));
