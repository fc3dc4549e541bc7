import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify } from 'jose';
import {
  type Room,
  startRoom,
  type WireAnswer,
  type WireCall,
  WireProvider,
} from '../../../test/faults/refresh-support.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { sitedManifest, sitedSettings } from '../../../test/support/sites.js';
import { type Caller, type ConnectionRef } from '../../contracts/index.js';
import { type ProblemError } from '../../platform/problem/index.js';
import { newConnection } from './connections.schemas.js';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const pemOf = (key: KeyObject, type: 'pkcs8' | 'pkcs1' = 'pkcs8') => String(key.export({ type, format: 'pem' }));
const jwk = { ...ec.privateKey.export({ format: 'jwk' }), kid: 'key-7' };

const wire = new WireProvider();
let url: string;
let database: TestDatabase;
let room: Room;
let issued = 0;

beforeAll(async () => {
  [database, url] = [await createTestDatabase(), await wire.start()];
  room = await startRoom(
    database.url,
    url,
    { identify: async (call) => ({ id: String((await call({ method: 'GET', path: '/me' })).status), profile: {} }) },
    { manifest: sitedManifest, settings: sitedSettings(undefined) },
  );
});
afterAll(async () => {
  await room.stop();
  await wire.stop();
  await database.drop();
});
beforeEach(() => {
  wire.calls.length = 0;
  answering({});
});

/** @param token what the token endpoint answers instead of a new token */
function answering({ token, api }: { token?: WireAnswer; api?: (call: WireCall) => WireAnswer }): void {
  wire.answer = (call) => {
    if (call.path.endsWith('/token')) return token ?? { body: { access_token: `at-${++issued}`, expires_in: 3600 } };
    return api?.(call) ?? { body: {} };
  };
}

const application = (more: object = {}) => ({
  provider: 'acme',
  site: `${url}/org`,
  client_id: 'app-1',
  private_key: pemOf(rsa.privateKey),
  scopes: ['users.read', 'groups.read'],
  ...more,
});
const create = async (ref: ConnectionRef, body: object) => {
  const { organizationId, userId } = ref;
  const acting = { organizationId, userId };
  const scopes = new Set(['*']);
  const caller: Caller = { kind: 'api_key', credentialId: 'key:1', keyId: 'key:1', organizationId, scopes };
  return room.requests.create({ caller, acting, source: {} }, acting, newConnection.parse(body));
};
const connect = async (more: object = {}) => {
  const ref = room.newRef();
  await create(ref, application(more));
  return ref;
};
const fieldOf = async (body: object) => {
  const error: unknown = await create(room.newRef(), body).catch((thrown: unknown) => thrown);
  return (error as ProblemError).options.errors?.[0]?.field;
};
const call = (ref: ConnectionRef) => room.api.call(ref, { method: 'GET', path: '/me' });
const viewOf = (ref: ConnectionRef) => room.connections.find(ref);
const tokenCalls = () => wire.calls.filter((c) => c.path === '/org/token');
const assertionOf = (c: WireCall | undefined) => c?.form.get('client_assertion') ?? '';

describe('connecting a service application', () => {
  it('asks for a token with a signed assertion, and with no secret of ours', async () => {
    const ref = await connect();
    const [asked] = tokenCalls();
    const { client_assertion, ...form } = Object.fromEntries(asked?.form ?? []);
    expect(form).toEqual({
      grant_type: 'client_credentials',
      scope: 'users.read groups.read',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    const { payload, protectedHeader } = await jwtVerify(String(client_assertion), rsa.publicKey, {
      issuer: 'app-1',
      subject: 'app-1',
      audience: `${url}/org/token`,
      algorithms: ['RS256'],
      currentDate: new Date(room.clock.now()),
    });
    expect(protectedHeader).toEqual({ alg: 'RS256' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(300);
    expect(payload.jti).toMatch(/^[0-9a-f-]{36}$/);
    expect(await viewOf(ref)).toMatchObject({
      site: `${url}/org`,
      tokenType: 'Bearer',
      hasRefreshToken: true,
      scopes: ['users.read', 'groups.read'],
      expiresAt: room.clock.in(3600),
    });
    expect(wire.calls.at(-1)).toMatchObject({ path: '/org/api/v1/me', authorization: `Bearer at-${issued}` });
  });

  it.each([
    ['a JWK', jwk, 'ES256'],
    ['a JWK as text', JSON.stringify(jwk), 'ES256'],
    ['an EC key as PEM', pemOf(ec.privateKey), 'ES256'],
    ['an RSA key as PKCS #1', pemOf(rsa.privateKey, 'pkcs1'), 'RS256'],
  ])('takes %s', async (_, private_key, alg) => {
    await connect({ private_key });
    const assertion = assertionOf(tokenCalls()[0]);
    const hasKid = typeof private_key !== 'string' || private_key.startsWith('{');
    expect(decodeProtectedHeader(assertion)).toEqual({ alg, ...(hasKid && { kid: 'key-7' }) });
    const { publicKey } = alg === 'RS256' ? rsa : ec;
    await jwtVerify(assertion, publicKey, { currentDate: new Date(room.clock.now()) });
  });

  it('names what is wrong before anything is called', async () => {
    const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    for (const private_key of [
      'x',
      '{}',
      '{"kty":"EC"}',
      pemOf(p384.privateKey),
      pemOf(short.privateKey),
      String(rsa.publicKey.export({ type: 'spki', format: 'pem' })),
      rsa.publicKey.export({ format: 'jwk' }),
      { kty: 'oct', k: 'AAAA' },
    ]) {
      expect(await fieldOf(application({ private_key }))).toBe('private_key');
    }
    expect(await fieldOf(application({ private_key: undefined }))).toBe('private_key');
    expect(await fieldOf(application({ client_id: undefined }))).toBe('client_id');
    expect(await fieldOf(application({ scopes: [] }))).toBe('scopes');
    expect(await fieldOf(application({ access_token: 't' }))).toBe('access_token');
    expect(await fieldOf(application({ site: undefined }))).toBe('site');
    expect(await fieldOf(application({ site: 'https://acme.example.evil.com' }))).toBe('site');
    expect(wire.calls).toEqual([]);
  });

  it.each([
    [{ status: 401, body: { error: 'invalid_client' } }, 'client_id'],
    [{ status: 400, body: { error: 'invalid_scope' } }, 'scopes'],
  ])('says what the provider refuses: %j', async (token, field) => {
    answering({ token });
    expect(await fieldOf(application())).toBe(field);
  });

  it('passes on that the provider is down', async () => {
    answering({ token: { status: 503, headers: { 'retry-after': '9' } } });
    await expect(connect()).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 9 });
  });
});

describe('a service application', () => {
  it('is renewed when its token is due, by a new assertion, once for all who ask', async () => {
    const ref = await connect();
    room.clock.advance(3590);
    await Promise.all(Array.from({ length: 10 }, () => call(ref)));
    const [first, second, ...more] = tokenCalls().map(assertionOf);
    expect(more).toEqual([]);
    expect(second).not.toBe(first);
    expect(wire.calls.at(-1)?.authorization).toBe(`Bearer at-${issued}`);
    expect(await viewOf(ref)).toMatchObject({ status: 'active', site: `${url}/org`, hasRefreshToken: true });
  });

  it('is renewed after a 401, and the call repeated', async () => {
    const ref = await connect();
    const refused = `Bearer at-${issued}`;
    answering({ api: ({ authorization }) => (authorization === refused ? { status: 401 } : { body: {} }) });
    await call(ref);
    expect(tokenCalls()).toHaveLength(2);
  });

  it('waits, and is not given up, while the provider does not know its key', async () => {
    const ref = await connect();
    room.clock.advance(3700);
    answering({ token: { status: 401, body: { error: 'invalid_client' } } });
    await expect(call(ref)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await viewOf(ref)).toMatchObject({ status: 'error', failureCode: 'invalid_client' });
    answering({});
    room.clock.advance(10);
    await call(ref);
    expect(await viewOf(ref)).toMatchObject({ status: 'active', failureCode: null });
  });

  it('is revoked as itself', async () => {
    const ref = await connect();
    const token = `at-${issued}`;
    expect(await room.connections.end(ref)).toEqual({ revoked: true });
    const revoked = wire.calls.at(-1);
    expect(revoked).toMatchObject({ path: '/org/revoke' });
    expect(Object.fromEntries(revoked?.form ?? [])).toMatchObject({ token, token_type_hint: 'access_token' });
    await jwtVerify(assertionOf(revoked), rsa.publicKey, {
      audience: `${url}/org/revoke`,
      currentDate: new Date(room.clock.now()),
    });
  });

  it('has its key sealed, bound to its row, and forgotten when a user connects instead', async () => {
    const [ref, other] = [await connect(), await connect({ private_key: jwk })];
    const rowOf = ({ organizationId, userId, provider }: ConnectionRef) =>
      room.prisma.connection.findUniqueOrThrow({
        where: { organizationId_userId_provider: { organizationId, userId, provider } },
      });
    const [row, foreign] = [await rowOf(ref), await rowOf(other)];
    expect(JSON.stringify(row)).not.toMatch(/PRIVATE|"d":/);
    await room.prisma.connection.update({ where: { id: row.id }, data: { clientKey: foreign.clientKey } });
    room.clock.advance(3700);
    await expect(call(ref)).rejects.toMatchObject({ code: 'internal' });
    await create(ref, { provider: 'acme', site: `${url}/org`, access_token: 't-1' });
    expect(await rowOf(ref)).toMatchObject({ clientId: null, clientKey: null, tokenType: 'SSWS' });
  });
});

describe('connecting with a token', () => {
  it('shows it as the provider usually wants it, or as the caller says', async () => {
    const body = { provider: 'acme', site: `${url}/org`, access_token: 't-1' };
    expect(await create(room.newRef(), body)).toMatchObject({ tokenType: 'SSWS', site: `${url}/org` });
    expect(await create(room.newRef(), { ...body, token_type: 'Bearer' })).toMatchObject({ tokenType: 'Bearer' });
    expect(wire.calls.map((c) => c.authorization)).toEqual(['SSWS t-1', 'Bearer t-1']);
  });

  it('needs a site, one that may be called, and no refresh token of another client', async () => {
    const body = { provider: 'acme', access_token: 't-1' };
    expect(await fieldOf(body)).toBe('site');
    expect(await fieldOf({ ...body, site: 'https://evil.example' })).toBe('site');
    expect(await fieldOf({ ...body, site: `${url}/org`, refresh_token: 'r-1' })).toBe('refresh_token');
    expect(wire.calls).toEqual([]);
  });
});
