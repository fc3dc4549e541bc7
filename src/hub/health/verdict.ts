import { ProviderError } from '../../contracts/index.js';
import { VaultError } from '../../platform/vault/index.js';
import { type Facts, type StoredFacts, type Verdict } from './diagnosis-facts.js';
import { type Cause } from './diagnosis.schemas.js';
import { type ProbeResult } from './live-probe.js';
import { refreshVerdict } from './refresh-verdict.js';

/**
 * Up to this the renewal margin of 300 s makes up for a clock that is wrong; beyond it tokens are renewed too late or
 * not at all. In seconds.
 */
const SKEW_LIMIT = 300;
/** A provider that limits without saying for how long counts by the minute, as most do. */
const LIMIT_WINDOW_SECONDS = 60;

/** Codes of Node's resolver: https://nodejs.org/docs/latest-v20.x/api/dns.html#error-codes */
const UNRESOLVED = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'ENODATA'];
const NO_ROUTE = ['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN'];

/** The one cause of the present state: the first that applies, the most fundamental first. */
export function verdictOf(facts: Facts): Verdict {
  const { stored, configured } = facts;
  if (!stored) return { cause: configured ? 'not_connected' : 'not_configured' };
  return (
    sealedVerdict(facts.probe?.error) ??
    endedVerdict(stored) ??
    refreshVerdict(facts, stored) ??
    probeVerdict(facts.probe) ??
    workingVerdict(facts, stored)
  );
}

/** The tokens lie there, and this server cannot open them. */
export function sealedVerdict(error: unknown): Verdict | undefined {
  const fault = causesOf(error).find((one) => one instanceof VaultError);
  return fault && { cause: fault.code === 'unknown_key' ? 'keys_missing' : 'tokens_damaged' };
}

function endedVerdict({ status }: StoredFacts): Verdict | undefined {
  return status === 'revoked' || status === 'expired' ? { cause: status } : undefined;
}

function probeVerdict(probe: ProbeResult | undefined): Verdict | undefined {
  if (!probe || probe.outcome === 'succeeded') return undefined;
  if (probe.outcome === 'timed_out') return { cause: 'provider_down', failure: 'timeout' };
  if (probe.error instanceof ProviderError) return providerVerdict(probe.error);
  throw probe.error;
}

/** What a failed call says by itself; whoever made it may know better what a 404 means. */
export function providerVerdict(error: ProviderError): Verdict {
  const { kind, code, status, retryAfterSeconds } = error;
  switch (kind) {
    case 'auth_expired':
      return { cause: 'revoked' };
    case 'forbidden':
      if (status === 402) return { cause: 'plan_required' };
      return { cause: code === 'insufficient_scope' ? 'scope_missing' : 'access_forbidden' };
    case 'rate_limited':
      return { cause: 'rate_limited', retryAfterSeconds: retryAfterSeconds ?? LIMIT_WINDOW_SECONDS };
    case 'not_found':
      // Every account may make the probe's call: what does not exist is the address.
      return { cause: 'address_wrong' };
    case 'rejected':
      return code === 'address_refused' ? { cause: 'address_refused', failure: code } : { cause: 'provider_rejects' };
    case 'unavailable':
      return { cause: unavailableCause(error), failure: code, retryAfterSeconds };
  }
}

function unavailableCause(error: ProviderError): Cause {
  if (error.code === 'tls_untrusted') return 'tls_untrusted';
  if (error.code === 'redirect_refused') return 'address_wrong';
  const codes = causesOf(error).map((one) => (one as { code?: unknown }).code);
  if (codes.some((one) => UNRESOLVED.includes(String(one)))) return 'name_unresolved';
  if (codes.some((one) => NO_ROUTE.includes(String(one)))) return 'network_unreachable';
  return 'provider_down';
}

/** The call succeeded; what will break it all the same? */
function workingVerdict({ probe, configured, now }: Facts, stored: StoredFacts): Verdict {
  if (Math.abs(probe?.skewSeconds ?? 0) > SKEW_LIMIT || isFromTheFuture(stored, now)) return { cause: 'clock_skew' };
  if (stored.hasRefreshToken && !stored.isService && !configured) return { cause: 'not_configured' };
  return { cause: 'healthy' };
}

/** Our own clock has been set back since it wrote these. */
const isFromTheFuture = ({ createdAt, lastRefreshedAt }: StoredFacts, now: number) =>
  [createdAt, lastRefreshedAt].some((at) => at !== null && at.getTime() - now > SKEW_LIMIT * 1000);

/** The error, its cause and so on. */
function causesOf(error: unknown): Error[] {
  return error instanceof Error ? [error, ...causesOf(error.cause)] : [];
}
