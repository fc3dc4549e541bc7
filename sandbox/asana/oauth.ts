import { createHash, timingSafeEqual } from 'node:crypto';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { consentErrorPage, consentPage } from './consent-page.js';
import { type Parts } from './parts.js';
import { parseScopes } from './scopes.js';
import { type IssuedTokens } from './tokens.js';

type Fields = Record<string, string>;

/** `/-/oauth_authorize`, `/-/oauth_token`, `/-/oauth_revoke`, https://developers.asana.com/docs/oauth */
export function registerOAuth(app: FastifyInstance, parts: Parts): void {
  app.get('/oauth_authorize', async (request, reply) => authorize(reply, parts, fieldsOf(request.query)));
  app.post('/oauth_authorize', async (request, reply) => {
    const form = { ...fieldsOf(request.query), ...fieldsOf(request.body) };
    return authorize(reply, parts, form);
  });
  app.post('/oauth_token', async (request, reply) => answerToken(request, reply, parts));
  app.post('/oauth_revoke', async (request, reply) => {
    const form = fieldsOf(request.body);
    if (!isClient(request, form, parts)) return refuse(reply, 401, 'invalid_client', 'Unknown client or wrong secret');
    if (!form.token) return refuse(reply, 400, 'invalid_request', 'token is missing');
    parts.tokens.revoke(form.token);
    return reply.send({});
  });
}

/** The single-valued parameters; RFC 6749 forbids repeating one. */
function fieldsOf(values: unknown): Fields {
  const entries = typeof values === 'object' && values !== null ? Object.entries(values) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The request is checked again on every step, so nothing depends on what the page carried. */
function authorize(reply: FastifyReply, parts: Parts, fields: Fields): FastifyReply {
  const returnTo = fields.redirect_uri ?? '';
  if (fields.client_id !== parts.client.id)
    return errorPage(reply, `Unknown client_id: ${fields.client_id ?? '(none)'}`);
  if (!mayReturnTo(returnTo, parts)) {
    return errorPage(reply, `redirect_uri is neither a loopback address nor registered: ${returnTo || '(none)'}`);
  }
  const answer = (result: Fields): FastifyReply =>
    redirectWith(reply, returnTo, { ...result, ...pick(fields, 'state') });
  const scopes = parseScopes(fields.scope);
  if (fields.response_type !== 'code') return answer({ error: 'unsupported_response_type' });
  if (!scopes) return answer({ error: 'invalid_scope', error_description: `Unknown scope in: ${fields.scope ?? ''}` });
  if (fields.code_challenge && fields.code_challenge_method !== 'S256') {
    return answer({ error: 'invalid_request', error_description: 'code_challenge_method must be S256' });
  }
  if (parts.tokens.settings.deny || fields.decision === 'deny') return answer({ error: 'access_denied' });
  const named = fields.sandbox_auto_approve ?? (fields.decision === 'allow' ? (fields.person ?? '') : undefined);
  if (named === undefined) return showConsent(reply, parts, fields, scopes);
  const person = parts.state.findUser(named);
  if (!person) return errorPage(reply, `No person here has this gid or e-mail: ${named}`);
  const code = parts.tokens.issueCode(person.gid, scopes, returnTo, fields.code_challenge ?? null);
  return answer({ code: code.value });
}

function showConsent(reply: FastifyReply, parts: Parts, fields: Fields, scopes: string[]): FastifyReply {
  const people = [...parts.state.users.values()];
  return sendPage(reply, 200, consentPage({ fields, people, scopes, returnsTo: fields.redirect_uri ?? '' }));
}

function errorPage(reply: FastifyReply, message: string): FastifyReply {
  return sendPage(reply, 400, consentErrorPage(message));
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply
    .code(status)
    .headers({ 'cache-control': 'no-store', 'x-frame-options': 'DENY' })
    .type('text/html; charset=utf-8')
    .send(page);
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

function mayReturnTo(uri: string, parts: Parts): boolean {
  if (parts.tokens.settings.redirectUris.includes(uri)) return true;
  if (!URL.canParse(uri)) return false;
  const { protocol, hostname, hash } = new URL(uri);
  return ['http:', 'https:'].includes(protocol) && LOOPBACK.has(hostname) && hash === '';
}

function redirectWith(reply: FastifyReply, uri: string, fields: Fields): FastifyReply {
  const target = new URL(uri);
  for (const [name, value] of Object.entries(fields)) target.searchParams.set(name, value);
  return reply.redirect(target.href, 302);
}

function pick(fields: Fields, name: string): Fields {
  return fields[name] === undefined ? {} : { [name]: fields[name] };
}

/** Errors as RFC 6749, section 5.2. */
function answerToken(request: FastifyRequest, reply: FastifyReply, parts: Parts): FastifyReply {
  const form = fieldsOf(request.body);
  if (!isClient(request, form, parts)) return refuse(reply, 401, 'invalid_client', 'Unknown client or wrong secret');
  switch (form.grant_type) {
    case 'authorization_code':
      return exchangeCode(reply, parts, form);
    case 'refresh_token': {
      if (!form.refresh_token) return refuse(reply, 400, 'invalid_request', 'refresh_token is missing');
      const issued = parts.tokens.refreshWith(form.refresh_token);
      if (!issued) return refuse(reply, 400, 'invalid_grant', 'The refresh token is invalid or revoked');
      return sendTokens(reply, parts, issued, parts.tokens.settings.rotation !== 'none');
    }
    case undefined:
      return refuse(reply, 400, 'invalid_request', 'grant_type is missing');
    default:
      return refuse(reply, 400, 'unsupported_grant_type', `grant_type ${form.grant_type} is not supported`);
  }
}

function exchangeCode(reply: FastifyReply, parts: Parts, form: Fields): FastifyReply {
  if (!form.code || !form.redirect_uri) return refuse(reply, 400, 'invalid_request', 'code or redirect_uri is missing');
  const code = parts.tokens.takeCode(form.code);
  if (!code) return refuse(reply, 400, 'invalid_grant', 'The authorization code is invalid, used or expired');
  if (code.redirectUri !== form.redirect_uri) return refuse(reply, 400, 'invalid_grant', 'redirect_uri does not match');
  if (code.challenge !== null && challengeOf(form.code_verifier ?? '') !== code.challenge) {
    return refuse(reply, 400, 'invalid_grant', 'code_verifier does not match');
  }
  return sendTokens(reply, parts, parts.tokens.issue(code.grant), true);
}

/** Only a code exchange (or a rotation) answers a refresh token, https://developers.asana.com/docs/oauth#token-exchange-endpoint */
function sendTokens(reply: FastifyReply, parts: Parts, issued: IssuedTokens, withRefresh: boolean): FastifyReply {
  const { gid, name, email } = parts.state.get('users', issued.grant.user);
  return reply.header('cache-control', 'no-store').send({
    access_token: issued.access.value,
    token_type: 'bearer',
    expires_in: parts.tokens.settings.expiresIn,
    ...(withRefresh ? { refresh_token: issued.refresh } : {}),
    data: { id: gid, gid, name, email },
  });
}

function refuse(reply: FastifyReply, status: number, error: string, description: string): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Basic realm="asana"');
  return reply.code(status).header('cache-control', 'no-store').send({ error, error_description: description });
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** By HTTP Basic, or `client_id` and `client_secret` in the form. */
function isClient(request: FastifyRequest, form: Fields, parts: Parts): boolean {
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const [id = '', secret = ''] = encoded
    ? Buffer.from(encoded, 'base64').toString().split(':').map(formDecode)
    : [form.client_id ?? '', form.client_secret ?? ''];
  return same(id, parts.client.id) && same(secret, parts.client.secret);
}

/** RFC 6749, section 2.3.1: both parts are form encoded before they are joined. */
function formDecode(part: string): string {
  return new URLSearchParams(`v=${part}`).get('v') ?? '';
}

function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
