import { createHash, timingSafeEqual } from 'node:crypto';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { AssertionError, type OAuthClient } from './clients.js';
import { consentErrorPage, consentPage } from './consent-page.js';
import { type User } from './model.js';
import { type Parts } from './parts.js';
import { parseScopes } from './scopes.js';
import { nameOf } from './system-log.js';
import { type Grant, type IssuedTokens } from './tokens.js';

type Fields = Record<string, string>;

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The organization's own authorization server, https://developer.okta.com/docs/api/openapi/okta-oauth/oauth/tag/OrgAS/ */
export function registerOAuth(app: FastifyInstance, parts: Parts): void {
  app.get('/authorize', async (request, reply) => authorize(reply, parts, fieldsOf(request.query)));
  app.post('/authorize', async (request, reply) => {
    const form = { ...fieldsOf(request.query), ...fieldsOf(request.body) };
    return authorize(reply, parts, form);
  });
  app.post('/token', async (request, reply) => answerToken(request, reply, parts));
  app.post('/revoke', async (request, reply) => {
    const form = fieldsOf(request.body);
    const client = clientOf(request, form, parts);
    if (typeof client === 'string') return refuse(reply, 401, 'invalid_client', client);
    if (!form.token) return refuse(reply, 400, 'invalid_request', "The 'token' parameter is required.");
    parts.tokens.revoke(form.token);
    return reply.code(200).send();
  });
  app.get('/userinfo', async (request, reply) => answerUserInfo(request, reply, parts));
  app.get('/keys', async () => parts.idTokens.publicKeys());
}

/** The single-valued parameters; RFC 6749 forbids repeating one. */
function fieldsOf(values: unknown): Fields {
  const entries = typeof values === 'object' && values !== null ? Object.entries(values) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The request is checked again on every step, so nothing depends on what the page carried. */
function authorize(reply: FastifyReply, parts: Parts, fields: Fields): FastifyReply {
  const returnTo = fields.redirect_uri ?? '';
  if (parts.clients.find(fields.client_id ?? '')?.kind !== 'web') {
    return sendPage(reply, 400, consentErrorPage(`Unknown client_id: ${fields.client_id ?? '(none)'}`));
  }
  if (!mayReturnTo(returnTo, parts)) {
    const message = `redirect_uri is neither a loopback address nor registered: ${returnTo || '(none)'}`;
    return sendPage(reply, 400, consentErrorPage(message));
  }
  const answer = (result: Fields): FastifyReply => {
    const state: Fields = fields.state === undefined ? {} : { state: fields.state };
    return redirectWith(reply, returnTo, { ...result, ...state });
  };
  const scopes = parseScopes(fields.scope);
  const wrong = wrongRequest(fields, scopes);
  if (wrong) return answer(wrong);
  const denied = { error: 'access_denied', error_description: 'User is not assigned to the client application.' };
  if (parts.tokens.settings.deny || fields.decision === 'deny') return answer(denied);
  const named = fields.sandbox_auto_approve ?? (fields.decision === 'allow' ? (fields.person ?? '') : undefined);
  if (named === undefined) return showConsent(reply, parts, fields, scopes ?? []);
  const person = parts.state.findUser(named);
  if (!person) return sendPage(reply, 400, consentErrorPage(`No person here has this id or e-mail: ${named}`));
  if (person.status !== 'ACTIVE') return answer(denied);
  const { client_id: client = '', code_challenge: challenge = '', nonce } = fields;
  const code = parts.tokens.issueCode({ client, redirectUri: returnTo, challenge, nonce }, person.id, scopes ?? []);
  return answer({ code });
}

function wrongRequest(fields: Fields, scopes: string[] | undefined): Fields | undefined {
  const invalid = (error_description: string): Fields => ({ error: 'invalid_request', error_description });
  if (fields.response_type !== 'code') {
    const error_description = 'The response type is not supported by the authorization server.';
    return { error: 'unsupported_response_type', error_description };
  }
  if (!fields.state) return invalid("The authentication request has an invalid 'state' parameter.");
  if (!scopes) {
    return { error: 'invalid_scope', error_description: 'One or more scopes are not configured for the resource.' };
  }
  if (!fields.code_challenge) return invalid('PKCE code challenge is required by the application.');
  if (fields.code_challenge_method !== 'S256') return invalid("The 'code_challenge_method' must be S256.");
  return undefined;
}

function showConsent(reply: FastifyReply, parts: Parts, fields: Fields, scopes: string[]): FastifyReply {
  const people = [...parts.state.users.values()].filter(({ status }) => status === 'ACTIVE').slice(0, 50);
  return sendPage(reply, 200, consentPage({ fields, people, scopes, returnsTo: fields.redirect_uri ?? '' }));
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

/** Errors as RFC 6749, section 5.2. */
function answerToken(request: FastifyRequest, reply: FastifyReply, parts: Parts): FastifyReply {
  const form = fieldsOf(request.body);
  const client = clientOf(request, form, parts);
  if (typeof client === 'string') return refuse(reply, 401, 'invalid_client', client);
  switch (form.grant_type) {
    case 'authorization_code':
      return exchangeCode(reply, parts, form, client);
    case 'refresh_token':
      return refresh(reply, parts, form, client);
    case 'client_credentials':
      return answerService(reply, parts, form, client);
    case undefined:
      return refuse(reply, 400, 'invalid_request', "The token request must specify a 'grant_type'.");
    default:
      return refuse(reply, 400, 'unsupported_grant_type', `The grant type ${form.grant_type} is not supported.`);
  }
}

function exchangeCode(reply: FastifyReply, parts: Parts, form: Fields, client: OAuthClient): FastifyReply {
  const code = form.code ? parts.tokens.takeCode(form.code) : undefined;
  if (code?.client !== client.id) {
    return refuse(reply, 400, 'invalid_grant', 'The authorization code is invalid or has expired.');
  }
  if (code.redirectUri !== form.redirect_uri) {
    return refuse(reply, 400, 'invalid_grant', "The 'redirect_uri' does not match the redirection URI of the request.");
  }
  if (challengeOf(form.code_verifier ?? '') !== code.challenge) {
    return refuse(reply, 400, 'invalid_grant', 'PKCE verification failed.');
  }
  return sendTokens(reply, parts, parts.tokens.issue(code.grant), code.nonce);
}

function refresh(reply: FastifyReply, parts: Parts, form: Fields, client: OAuthClient): FastifyReply {
  if (!form.refresh_token) return refuse(reply, 400, 'invalid_request', "The 'refresh_token' parameter is required.");
  const isOwn = parts.tokens.clientOf(form.refresh_token) === client.id;
  const issued = isOwn ? parts.tokens.refreshWith(form.refresh_token) : undefined;
  if (!issued) return refuse(reply, 400, 'invalid_grant', 'The refresh token is invalid or expired.');
  return sendTokens(reply, parts, issued);
}

/** The organization's own scopes go only to services that prove themselves with a key. */
function answerService(reply: FastifyReply, parts: Parts, form: Fields, client: OAuthClient): FastifyReply {
  if (client.kind !== 'service') {
    const description =
      'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.';
    return refuse(reply, 401, 'invalid_client', description);
  }
  const scopes = parseScopes(form.scope);
  if (!scopes?.every((scope) => client.scopes.includes(scope))) {
    const description = 'One or more scopes are not configured for the authorization server resource.';
    return refuse(reply, 400, 'invalid_scope', description);
  }
  return sendTokens(reply, parts, parts.tokens.issueFor(client.id, null, scopes));
}

function sendTokens(reply: FastifyReply, parts: Parts, issued: IssuedTokens, nonce?: string): FastifyReply {
  const user = issued.grant.user === null ? undefined : parts.state.users.get(issued.grant.user);
  const isAskedFor = issued.grant.scopes.includes('openid');
  return reply.header('cache-control', 'no-store').send({
    token_type: 'Bearer',
    expires_in: parts.tokens.settings.expiresIn,
    access_token: issued.access,
    scope: issued.grant.scopes.join(' '),
    ...(issued.refresh === null ? {} : { refresh_token: issued.refresh }),
    ...(user && isAskedFor ? { id_token: idToken(parts, issued.grant, user, nonce) } : {}),
  });
}

const ID_TOKEN_SECONDS = 3_600;

function idToken(parts: Parts, grant: Grant, user: User, nonce: string | undefined): string {
  const now = Math.floor(parts.clock.now() / 1000);
  return parts.idTokens.sign({
    ...claimsOf(user, grant.scopes),
    ver: 1,
    iss: parts.baseUrl(),
    aud: grant.client,
    iat: now,
    exp: now + ID_TOKEN_SECONDS,
    auth_time: now,
    ...(nonce === undefined ? {} : { nonce }),
  });
}

function claimsOf(user: User, scopes: string[]): Record<string, unknown> {
  const { login, email, firstName, lastName } = user.profile;
  const profile = { name: nameOf(user), preferred_username: login, given_name: firstName, family_name: lastName };
  return {
    sub: user.id,
    ...(scopes.includes('profile') ? profile : {}),
    ...(scopes.includes('email') ? { email, email_verified: true } : {}),
  };
}

/** Who the token stands for, https://openid.net/specs/openid-connect-core-1_0.html#UserInfo */
function answerUserInfo(request: FastifyRequest, reply: FastifyReply, parts: Parts): FastifyReply {
  const [, value = ''] = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const grant = parts.tokens.check(value);
  const user = grant?.user ? parts.state.users.get(grant.user) : undefined;
  if (!grant?.scopes.includes('openid') || !user) {
    return reply.code(401).header('www-authenticate', 'Bearer error="invalid_token"').send();
  }
  return reply.send(claimsOf(user, grant.scopes));
}

function refuse(reply: FastifyReply, status: number, error: string, description: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send({ error, error_description: description });
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

/** By assertion, by HTTP Basic, or with `client_secret` in the form; otherwise why not. */
function clientOf(request: FastifyRequest, form: Fields, parts: Parts): OAuthClient | string {
  if (form.client_assertion !== undefined) {
    if (form.client_assertion_type !== ASSERTION_TYPE) return 'The client_assertion_type is invalid.';
    const org = parts.baseUrl();
    try {
      return parts.clients.authenticate(form.client_assertion, [org, `${org}/oauth2/v1/token`]);
    } catch (error) {
      if (error instanceof AssertionError) return error.message;
      throw error;
    }
  }
  const [, encoded] = /^Basic\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  const [id = '', secret = ''] = encoded
    ? Buffer.from(encoded, 'base64').toString().split(':').map(formDecode)
    : [form.client_id ?? '', form.client_secret ?? ''];
  const client = parts.clients.find(id);
  if (client?.kind === 'web' && same(secret, client.secret)) return client;
  return 'The client secret supplied for a confidential client is invalid.';
}

/** RFC 6749, section 2.3.1: both parts are form encoded before they are joined. */
function formDecode(part: string): string {
  return new URLSearchParams(`v=${part}`).get('v') ?? '';
}

function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
