import { type Room, startRoom, tokens, type WireAnswer, WireProvider } from '../../../test/faults/refresh-support.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { type ConnectionRef, type Provider } from '../../contracts/index.js';
import { metadataSchema } from './metadata.js';

const wire = new WireProvider();
let database: TestDatabase;
let room: Room;

/** What hub asks of a provider, in its smallest form. */
const capabilities: Omit<Provider, 'manifest'> = {
  identify: async (call) => {
    const { body } = await call({ method: 'GET', path: '/me' });
    return { id: String((body as { id: unknown }).id), name: 'Ada', profile: { team: 'north' } };
  },
  test: async (call) => ({ status: (await call({ method: 'GET', path: '/ping' })).status }),
};

beforeAll(async () => {
  database = await createTestDatabase();
  room = await startRoom(database.url, await wire.start(), capabilities);
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
const paths = () => wire.calls.map((c) => `${c.method} ${c.path} ${c.authorization ?? ''}`.trim());
const connect = async (refresh?: string) => {
  const ref = room.newRef();
  await room.connections.save(ref, tokens('a-1', null, refresh));
  wire.calls.length = 0;
  return ref;
};
const call = (ref: ConnectionRef, path: string) => room.api.call(ref, { method: 'GET', path });

describe('save', () => {
  it('asks the provider whose token it is', async () => {
    const ref = room.newRef();
    const view = await room.connections.save(ref, tokens('a-1', room.clock.in(600), 'r-1'), { metadata: { a: 1 } });
    expect(paths()).toEqual(['GET /v1/me Bearer a-1']);
    expect(view).toMatchObject({
      ...ref,
      status: 'active',
      expired: false,
      scopes: ['read'],
      account: { id: '7', name: 'Ada', profile: { team: 'north' } },
      metadata: { a: 1 },
      hasRefreshToken: true,
      lastUsedAt: null,
    });
    expect(JSON.stringify(view)).not.toMatch(/\b(a-1|r-1)\b/);
    expect(await room.connections.find(ref)).toEqual(view);
    expect(await room.api.account(ref)).toEqual(view.account);
  });

  it.each([
    ['refuses the token', 401, 'auth_expired'],
    ['does not let it in', 403, 'forbidden'],
    ['is down', 500, 'unavailable'],
  ])('stores nothing when the provider %s', async (_, status, kind) => {
    answering({ status });
    const ref = room.newRef();
    await expect(room.connections.save(ref, tokens('a-1', null))).rejects.toMatchObject({ kind });
    expect(await room.connections.find(ref)).toBeUndefined();
  });

  it('keeps the connection there was when new tokens are refused', async () => {
    const ref = await connect('r-1');
    answering({ status: 401 });
    await expect(room.connections.save(ref, tokens('bad', null))).rejects.toMatchObject({ kind: 'auth_expired' });
    expect(await room.connections.find(ref)).toMatchObject({ status: 'active', hasRefreshToken: true });
  });

  it('replaces tokens, keeps id and metadata, clears failures', async () => {
    const ref = room.newRef();
    const first = await room.connections.save(ref, tokens('a-1', null, 'r-1'), { metadata: { a: 1 } });
    await room.prisma.connection.update({
      where: { id: first.id },
      data: { status: 'error', failures: 3, failureCode: 'timeout', cooldownUntil: room.clock.in(60) },
    });
    const second = await room.connections.save(ref, tokens('b-1', null));
    expect(second).toMatchObject({
      id: first.id,
      status: 'active',
      failureCode: null,
      metadata: { a: 1 },
      hasRefreshToken: false,
    });
    const row = await room.prisma.connection.findUnique({ where: { id: first.id } });
    expect(row).toMatchObject({ version: 2, failures: 0, cooldownUntil: null });
  });

  it('makes one connection of ten that are saved at once', async () => {
    const ref = room.newRef();
    const views = await Promise.all(
      Array.from({ length: 10 }, (_, i) => room.connections.save(ref, tokens(`a-${i}`, null))),
    );
    expect(new Set(views.map((view) => view.id)).size).toBe(1);
    await call(ref, '/me');
  });
});

describe('disconnect', () => {
  it.each([
    ['the refresh token', 'r-1', { token: 'r-1', token_type_hint: 'refresh_token' }],
    ['the access token where there is no other', undefined, { token: 'a-1', token_type_hint: 'access_token' }],
  ])('revokes %s, then deletes', async (_, refresh, form) => {
    const ref = await connect(refresh);
    expect(await room.connections.disconnect(ref)).toBe(true);
    expect(paths()).toEqual(['POST /revoke']);
    expect(Object.fromEntries(wire.calls[0]?.form ?? [])).toMatchObject(form);
    expect(await room.connections.find(ref)).toBeUndefined();
    expect(await room.connections.disconnect(ref)).toBe(false);
  });

  it('deletes although the provider does not take part', async () => {
    const ref = await connect('r-1');
    answering({ status: 500 });
    expect(await room.connections.end(ref)).toEqual({ revoked: false });
    expect(await room.connections.find(ref)).toBeUndefined();
  });
});

describe('calls', () => {
  it('without a connection say so', async () => {
    await expect(call(room.newRef(), '/me')).rejects.toMatchObject({
      kind: 'auth_expired',
      message: 'User not authenticated with Acme.',
    });
    expect(await room.api.account(room.newRef())).toBeUndefined();
    expect(wire.calls).toHaveLength(0);
  });

  it('test the connection in the provider’s way', async () => {
    expect(await room.connections.test(await connect())).toEqual({ status: 200 });
    expect(paths()).toEqual(['GET /v1/ping Bearer a-1']);
  });

  it('note their use at most once a minute, and not as a change', async () => {
    const ref = await connect();
    const used = room.clock.in(0);
    const { updatedAt } = (await room.connections.find(ref)) ?? {};
    await call(ref, '/me');
    room.clock.advance(59);
    await call(ref, '/me');
    expect(await room.connections.find(ref)).toMatchObject({ lastUsedAt: used, updatedAt });
    room.clock.advance(1);
    await call(ref, '/me');
    expect(await room.connections.find(ref)).toMatchObject({ lastUsedAt: room.clock.in(0) });
  });

  it('send query and body', async () => {
    const ref = await connect();
    await room.api.call(ref, { method: 'POST', path: '/x', query: { a: 'b c', d: undefined }, body: { e: 1 } });
    expect(wire.calls[0]).toMatchObject({ method: 'POST', path: '/v1/x?a=b+c' });
  });

  it.each(['/../admin', '/tasks/..', '/tasks/%2e%2e/users', '/a\\..\\b', '/a?b=c', '/a#b', 'me', '/ü'])(
    'refuse the path %s',
    async (path) => {
      await expect(call(await connect(), path)).rejects.toMatchObject({ kind: 'rejected', code: 'path_refused' });
      expect(wire.calls).toHaveLength(0);
    },
  );

  it('stay at the provider whatever the path looks like', async () => {
    await call(await connect(), '//evil.example/x');
    expect(wire.calls.map((c) => c.path)).toEqual(['/v1//evil.example/x']);
  });
});

describe('metadata', () => {
  const nested = (levels: number): Record<string, unknown> => (levels === 1 ? {} : { a: nested(levels - 1) });
  const fits = (value: unknown) => metadataSchema.safeParse(value).success;

  it.each<[string, unknown, boolean]>([
    ['an empty object', {}, true],
    ['a list', [], false],
    ['text', 'x', false],
    ['8 levels', nested(8), true],
    ['9 levels', nested(9), false],
    ['lists count as levels', { a: [[[[[[[[]]]]]]]] }, false],
    ['just under 16 KiB', { a: 'x'.repeat(16 * 1024 - 8) }, true],
    ['over 16 KiB', { a: 'x'.repeat(16 * 1024 - 7) }, false],
    ['over 16 KiB in bytes, not in characters', { a: 'ü'.repeat(9000) }, false],
    ['an emoji', { a: '🚂' }, true],
    ['the escape as text', { a: '\\u0000' }, true],
    ['infinity', { a: Infinity }, false],
  ])('%s', (_, value, expected) => {
    expect(fits(value)).toBe(expected);
  });

  it('of a hundred thousand levels is refused without exhausting the stack', () => {
    let deep: Record<string, unknown> = {};
    for (let i = 0; i < 100_000; i++) deep = { a: deep };
    expect(fits(deep)).toBe(false);
  });
});
