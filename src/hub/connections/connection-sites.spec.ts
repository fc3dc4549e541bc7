import { type Room, startRoom, tokens, type WireAnswer, WireProvider } from '../../../test/faults/refresh-support.js';
import { sitedManifest, sitedSettings } from '../../../test/support/sites.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { WireServer } from '../../../test/support/wire-server.js';
import { type ConnectionRef } from '../../contracts/index.js';
import { Secret } from '../../platform/vault/index.js';

const wire = new WireProvider();
let url: string;
let database: TestDatabase;
let room: Room;

beforeAll(async () => {
  [database, url] = [await createTestDatabase(), await wire.start()];
  room = await startRoom(
    database.url,
    url,
    {
      identify: async (call) => {
        const { body } = await call({ method: 'GET', path: '/me' });
        return { id: String((body as { id: unknown }).id), profile: {} };
      },
    },
    { manifest: sitedManifest, settings: sitedSettings(`${url}/own`) },
  );
});
afterAll(async () => {
  await room.stop();
  await wire.stop();
  await database.drop();
});
beforeEach(() => {
  wire.calls.length = 0;
  answering({ body: { id: 7 } });
});

const answering = (answer: WireAnswer) => {
  wire.answer = () => answer;
};
const asked = () => wire.calls.map((c) => `${c.method} ${c.path} ${c.authorization ?? ''}`.trim());
const call = (ref: ConnectionRef) => room.api.call(ref, { method: 'GET', path: '/me' });

describe('a connection at a site', () => {
  it('is identified, called and shown there', async () => {
    const ref = room.newRef();
    const site = `${url}/acme`;
    const view = await room.connections.save(ref, { ...tokens('t-1', null), tokenType: 'SSWS' }, { site });
    expect(view).toMatchObject({ site, tokenType: 'SSWS', hasRefreshToken: false });
    await call(ref);
    expect(asked()).toEqual(['GET /acme/api/v1/me SSWS t-1', 'GET /acme/api/v1/me SSWS t-1']);
  });

  it('is at the configured one where none is named, as after a sign-in, and with Bearer', async () => {
    const ref = room.newRef();
    const view = await room.connections.save(ref, tokens('t-1', null));
    expect(view).toMatchObject({ site: `${url}/own`, tokenType: 'Bearer' });
    await call(ref);
    expect(asked().at(-1)).toBe('GET /own/api/v1/me Bearer t-1');
  });

  it('is where a request is passed on to', async () => {
    const ref = room.newRef();
    const site = `${url}/acme`;
    await room.connections.save(ref, { ...tokens('t-1', null), tokenType: 'SSWS' }, { site });
    const front = new WireServer((_, reader) => {
      const request = { method: 'GET', path: '/users', query: '?q=a', headers: {}, reader } as const;
      void room.streams.relay(ref, request, ({ status }) => reader.writeHead(status));
    });
    const answer = await fetch(await front.start());
    expect([answer.status, await answer.json()]).toEqual([200, { id: 7 }]);
    await front.stop();
    expect(asked().at(-1)).toBe('GET /acme/api/v1/users?q=a SSWS t-1');
  });

  it('is renewed and revoked there, and keeps both', async () => {
    const ref = room.newRef();
    await room.connections.save(ref, tokens('t-1', room.clock.in(60), 'r-1'));
    wire.calls.length = 0;
    wire.answer = ({ path }) => ({ body: path === '/own/token' ? { access_token: 't-2', expires_in: 3600 } : {} });
    await call(ref);
    expect(await room.connections.find(ref)).toMatchObject({ site: `${url}/own`, tokenType: 'Bearer' });
    await room.connections.end(ref);
    expect(asked()).toEqual(['POST /own/token', 'GET /own/api/v1/me Bearer t-2', 'POST /own/revoke']);
  });

  it('moves when it is made anew', async () => {
    const ref = room.newRef();
    await room.connections.save(ref, { ...tokens('t-1', null), tokenType: 'SSWS' }, { site: `${url}/acme` });
    await room.connections.save(ref, tokens('t-2', null));
    await call(ref);
    expect(asked().at(-1)).toBe('GET /own/api/v1/me Bearer t-2');
  });

  it('never gets the secret of a client that is registered elsewhere', async () => {
    const ref = room.newRef();
    const site = `${url}/stranger`;
    await room.connections.save(ref, tokens('t-1', room.clock.in(-1), 'r-1'), { site });
    wire.calls.length = 0;
    await expect(call(ref)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await room.connections.end(ref)).toEqual({ revoked: false });
    expect(wire.calls).toEqual([]);
  });

  it('is not called once its site is not allowed any more', async () => {
    const ref = room.newRef();
    const { id } = await room.connections.save(ref, tokens('t-1', null));
    await room.prisma.connection.update({ where: { id }, data: { site: 'https://acme.evil.example' } });
    wire.calls.length = 0;
    await expect(call(ref)).rejects.toMatchObject({ kind: 'rejected', code: 'address_refused' });
    expect(wire.calls).toEqual([]);
  });
});

describe('a token that is only tried', () => {
  it('goes to the site and in the form that were named', async () => {
    const at = { site: `${url}/acme`, tokenType: 'SSWS' } as const;
    await room.connections.trial(room.newRef(), Secret.of('t-9'), at)({ method: 'GET', path: '/me' });
    await room.connections.trial(room.newRef(), Secret.of('t-9'))({ method: 'GET', path: '/me' });
    expect(asked()).toEqual(['GET /acme/api/v1/me SSWS t-9', 'GET /own/api/v1/me Bearer t-9']);
  });
});

describe('a given token', () => {
  const given = (token: string, more: object = {}) => room.given.call(room.newRef(), { token, ...more });

  it('is called with, and stored nowhere', async () => {
    const before = await room.prisma.connection.count();
    const call = given('t-1', { site: `${url}/acme/` });
    expect(wire.calls).toEqual([]);
    expect(await call({ method: 'GET', path: '/me' })).toMatchObject({ status: 200, body: { id: 7 } });
    await given('t-2', { tokenType: 'Bearer' })({ method: 'GET', path: '/me' });
    expect(asked()).toEqual(['GET /acme/api/v1/me SSWS t-1', 'GET /own/api/v1/me Bearer t-2']);
    expect(await room.prisma.connection.count()).toBe(before);
  });

  it.each(['http://10.0.0.1', 'https://acme.example.evil.com', 'https://u@x.acme.example', 'https://[::1]'])(
    'is not taken to %s',
    (site) => {
      expect(() => given('t-1', { site })).toThrow(
        expect.objectContaining({
          code: 'validation_failed',
          options: expect.objectContaining({ errors: [expect.objectContaining({ field: 'org_url' })] }),
        }),
      );
    },
  );

  it.each(['', 'a b', 'a\r\nx: 1', 'x'.repeat(9_000)])(
    'that cannot be one is refused as the provider would: %j',
    async (t) => {
      await expect(given(t)({ method: 'GET', path: '/me' })).rejects.toMatchObject({ kind: 'auth_expired' });
      expect(wire.calls).toEqual([]);
    },
  );
});
