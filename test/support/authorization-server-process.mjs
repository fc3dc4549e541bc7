// A strict authorization server (oidc-provider: rotation, reuse detection, 2-second access tokens) with one resource
// behind it, in a process of its own. Speaks to its parent by messages: see authorization-server.ts.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [clientId, clientSecret] = ['switchyard', 'a-client-secret-of-the-authorization-server'];
const ACCESS_TOKEN_SECONDS = 2;

const counts = { tokenCalls: 0, refused: 0, served: 0, unauthorized: 0 };
/** What the token endpoint does wrong just now: answers this status, waits, or never answers. */
let fault = { status: 0, delayMs: 0, hang: false };

const server = createServer((request, response) => void serve(request, response));
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const address = /** @type {import('node:net').AddressInfo} */ (server.address());
const issuer = `http://127.0.0.1:${address.port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: clientId,
      client_secret: clientSecret,
      redirect_uris: ['http://127.0.0.1/callback'],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'client_secret_post',
    },
  ],
  scopes: ['openid', 'offline_access'],
  features: { devInteractions: { enabled: false }, userinfo: { enabled: true }, revocation: { enabled: true } },
  rotateRefreshToken: true,
  ttl: { AccessToken: ACCESS_TOKEN_SECONDS, RefreshToken: 86_400, Grant: 86_400 },
  findAccount: (/** @type {unknown} */ _context, /** @type {string} */ accountId) => ({
    accountId,
    claims: () => ({ sub: accountId }),
  }),
});
provider.on('grant.error', () => (counts.refused += 1));
const oidc = provider.callback();

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function serve(request, response) {
  const { pathname } = new URL(request.url ?? '/', issuer);
  if (pathname === '/api/users/me') return resource(request, response);
  if (pathname === '/token') {
    counts.tokenCalls += 1;
    const { status, delayMs, hang } = fault;
    if (hang) return;
    if (delayMs) await new Promise((resolve) => setTimeout(resolve, delayMs));
    if (status) return void response.writeHead(status).end();
  }
  return oidc(request, response);
}

/**
 * What a provider's API does: serves whoever brings a token that lives.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function resource(request, response) {
  const token = await provider.AccessToken.find((request.headers.authorization ?? '').replace(/^Bearer /, ''));
  if (!token || token.isExpired) {
    counts.unauthorized += 1;
    return void response.writeHead(401).end();
  }
  counts.served += 1;
  response
    .writeHead(200, { 'content-type': 'application/json' })
    .end(JSON.stringify({ data: { gid: '1', name: 'Ada' } }));
}

/** The tokens of a consent that was just given. */
async function grant() {
  const client = await provider.Client.find(clientId);
  const accountId = `account-${randomUUID()}`;
  const consent = new provider.Grant({ accountId, clientId });
  consent.addOIDCScope('openid offline_access');
  const grantId = await consent.save();
  const common = { client, accountId, grantId, gty: 'authorization_code', scope: 'openid offline_access' };
  const refreshToken = await new provider.RefreshToken({ ...common, rotations: 0, sessionUid: randomUUID() }).save();
  const accessToken = await new provider.AccessToken({ ...common, expiresIn: ACCESS_TOKEN_SECONDS }).save();
  return { accessToken, refreshToken, grantId, expiresIn: ACCESS_TOKEN_SECONDS };
}

/** @type {Record<string, (argument: any) => unknown>} */
const orders = {
  grant,
  counts: () => ({ ...counts }),
  fault: (next) => void (fault = { status: 0, delayMs: 0, hang: false, ...next }),
  revoke: async (grantId) => {
    await Promise.all([provider.RefreshToken, provider.AccessToken].map((kind) => kind.revokeByGrantId(grantId)));
    await (await provider.Grant.find(grantId))?.destroy();
  },
};

/** @param {{ id: number, order: string, argument?: unknown }} message */
async function obey({ id, order, argument }) {
  process.send?.({ id, result: await orders[order]?.(argument) });
}
process.on('message', (/** @type {any} */ message) => void obey(message));
process.on('disconnect', () => process.exit());
process.send?.({ id: 0, result: { issuer, clientId, clientSecret } });
