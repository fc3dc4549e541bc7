import { type FastifyReply, type FastifyRequest } from 'fastify';
import { denied, OktaError } from './errors.js';
import { type Caller, type Parts } from './parts.js';
import { bucketOf } from './rate-limit.js';
import { grants, roleAllows } from './scopes.js';

const BROKEN_TOKEN = () => new OktaError(401, 'E0000011', 'Invalid token provided');

/** Takes the call from its budget and says in the headers what is left; 429 when nothing is. */
export function admit(request: FastifyRequest, reply: FastifyReply, parts: Parts): void {
  const budget = parts.limiter.take(bucketOf(request.method, request.oktaCall?.path ?? ''));
  void reply.headers({
    'x-rate-limit-limit': budget.limit,
    'x-rate-limit-remaining': budget.remaining,
    'x-rate-limit-reset': budget.reset,
  });
  if (budget.allowed) return;
  throw new OktaError(429, 'E0000047', 'API call exceeded rate limit due to too many requests.');
}

/** Whom an API token or an access token stands for; 401 without a live one. */
export function authenticate(request: FastifyRequest, reply: FastifyReply, parts: Parts): Caller {
  const [, scheme = '', value = ''] = /^(SSWS|Bearer)\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const caller = scheme.toUpperCase() === 'SSWS' ? byApiToken(value, parts) : byAccessToken(value, parts);
  if (caller) return caller;
  if (scheme.toLowerCase() === 'bearer') {
    reply.header('www-authenticate', 'Bearer error="invalid_token", error_description="The access token is invalid."');
  }
  throw BROKEN_TOKEN();
}

function byApiToken(value: string, parts: Parts): Caller | undefined {
  const token = parts.tokens.findApiToken(value);
  const user = token && parts.state.users.get(token.user);
  if (!user || user.status === 'DEPROVISIONED') return undefined;
  return { kind: 'SSWS', user, credential: token.id, role: token.role, scopes: null };
}

function byAccessToken(value: string, parts: Parts): Caller | undefined {
  const grant = parts.tokens.check(value);
  if (!grant) return undefined;
  const { client: credential, scopes } = grant;
  if (grant.user === null) return { kind: 'Bearer', user: null, credential, role: 'SUPER_ADMIN', scopes };
  const user = parts.state.users.get(grant.user);
  return user && { kind: 'Bearer', user, credential, role: user.role, scopes };
}

/** 403 unless the token has one of these scopes, and the account a role that may use it. */
export function requireOne(wanted: string[], caller: Caller, reply: FastifyReply): void {
  if (wanted.length === 0) return;
  const { scopes, role } = caller;
  const granted = wanted.filter((scope) => scopes === null || grants(scopes, scope));
  if (granted.length === 0) {
    reply.header('www-authenticate', `Bearer error="insufficient_scope", scope="${wanted.join(' ')}"`);
    throw denied();
  }
  if (!granted.some((scope) => scope.endsWith('.self') || roleAllows(role, scope))) throw denied();
}
