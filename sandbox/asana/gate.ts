import { type FastifyReply, type FastifyRequest } from 'fastify';
import { AsanaError, forbidden } from './errors.js';
import { type Caller, type Parts } from './parts.js';
import { type Demand, FREE_PER_MINUTE, PAID_PER_MINUTE } from './rate-limit.js';
import { allows, FULL_ACCESS } from './scopes.js';

/** The caller a bearer token stands for; 401 without a live one. */
export function authenticate(request: FastifyRequest, parts: Parts): Caller {
  const [, value] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const checked = value === undefined ? undefined : parts.tokens.check(value);
  if (checked?.ok) return { user: parts.state.get('users', checked.grant.user), grant: checked.grant };
  if (checked?.reason === 'expired') {
    throw new AsanaError(
      401,
      'The bearer token has expired. If you have a refresh token, please use it to request a new bearer token, otherwise allow the user to re-authenticate.',
    );
  }
  throw new AsanaError(401, 'Not Authorized');
}

/** Takes the calls from the caller's budget for as long as the answer takes; 429 when they do not fit. */
export function admit(parts: Parts, demand: Demand, reply: FastifyReply): void {
  const wait = parts.limiter.begin(demand);
  if (wait > 0) {
    const message = "You've made too many requests and hit a rate limit. Please retry after the given amount of time.";
    throw new AsanaError(429, message, wait);
  }
  reply.raw.once('close', () => parts.limiter.finish(demand));
}

export function budgetOf(parts: Parts, caller: Caller): Pick<Demand, 'grant' | 'planPerMinute'> {
  const paid = parts.state.workspacesOf(caller.user).some((workspace) => workspace.premium);
  return { grant: caller.grant.id, planPerMinute: paid ? PAID_PER_MINUTE : FREE_PER_MINUTE };
}

export function requireScope(caller: Caller, scope: string | null): void {
  if (!allows(caller.grant.scopes, scope)) {
    throw forbidden(`This app is missing a required scope: ${scope ?? FULL_ACCESS}`);
  }
}
