import { type Room, tokens, useRoom, type WireAnswer } from '../../../test/faults/refresh-support.js';
import { type ConnectionRef } from '../../contracts/index.js';

const { wire, room } = useRoom();

beforeEach(() => {
  room().clock.onSleep = async () => undefined;
});

/** Answers the token endpoint with the given answers in turn, then the last one; the API takes every token. */
function onToken(...answers: WireAnswer[]) {
  const left = [...answers];
  wire.answer = ({ path }) => (path === '/token' ? ((left.length > 1 ? left.shift() : left[0]) ?? {}) : { body: {} });
}
const issued = (access: string, refresh?: string): WireAnswer => ({
  body: { access_token: access, expires_in: 3600, ...(refresh && { refresh_token: refresh }) },
});
const connect = async (expiresInSeconds: number | null, refresh: string | undefined = 'r-1') => {
  const ref = room().newRef();
  const expiresAt = expiresInSeconds === null ? null : room().clock.in(expiresInSeconds);
  await room().connections.save(ref, tokens('a-1', expiresAt, refresh), {});
  return ref;
};
const call = (ref: ConnectionRef) => room().api.call(ref, { method: 'GET', path: '/me' });
const bearers = () => wire.calls.filter((c) => c.path === '/v1/me').map((c) => c.authorization);
const rowOf = ({ organizationId, userId, provider }: ConnectionRef) =>
  room().prisma.connection.findUniqueOrThrow({
    where: { organizationId_userId_provider: { organizationId, userId, provider } },
  });
const change = async (ref: ConnectionRef, data: Parameters<Room['prisma']['connection']['update']>[0]['data']) =>
  room().prisma.connection.update({ where: { id: (await rowOf(ref)).id }, data });
const refreshTokensSent = () => wire.calls.filter((c) => c.path === '/token').map((c) => c.form.get('refresh_token'));

describe('when a token is renewed', () => {
  it.each([
    ['300 s left: used as it is', 300, 'Bearer a-1'],
    ['299 s left: renewed first', 299, 'Bearer a-2'],
    ['run out: renewed first', -1, 'Bearer a-2'],
    ['no expiry: used as it is', null, 'Bearer a-1'],
  ])('%s', async (_, expiresIn, bearer) => {
    onToken(issued('a-2'));
    await call(await connect(expiresIn));
    expect(bearers()).toEqual([bearer]);
  });

  it('without a refresh token the access token is used unchanged', async () => {
    const ref = room().newRef();
    await room().connections.save(ref, tokens('a-1', room().clock.in(-60)));
    await call(ref);
    expect(bearers()).toEqual(['Bearer a-1']);
    expect((await room().connections.find(ref))?.status).toBe('active');
  });

  it('stores the rotated refresh token and uses it next time', async () => {
    onToken(issued('a-2', 'r-2'), issued('a-3', 'r-3'));
    const ref = await connect(0);
    await call(ref);
    room().clock.advance(3600);
    await call(ref);
    expect(refreshTokensSent()).toEqual(['r-1', 'r-2']);
    expect(bearers()).toEqual(['Bearer a-2', 'Bearer a-3']);
  });

  it('keeps the refresh token and the scopes that the answer leaves out', async () => {
    onToken(issued('a-2'), issued('a-3'));
    const ref = await connect(0);
    await call(ref);
    room().clock.advance(3600);
    await call(ref);
    expect(refreshTokensSent()).toEqual(['r-1', 'r-1']);
    const view = await room().connections.find(ref);
    expect(view).toMatchObject({
      scopes: ['read'],
      expiresAt: room().clock.in(3600),
      lastRefreshedAt: room().clock.in(0),
    });
  });

  it('stores the new tokens before it uses them', async () => {
    const ref = await connect(0);
    let versionAtUse: number | undefined;
    wire.answer = async ({ path }) => {
      if (path === '/token') return issued('a-2', 'r-2');
      versionAtUse = (await rowOf(ref)).version;
      return { body: {} };
    };
    await call(ref);
    expect(versionAtUse).toBe(2);
  });

  it('counts its outcomes', async () => {
    onToken(issued('a-2'));
    await call(await connect(0));
    const { values } = await room().metrics.tokenRefreshes.get();
    expect(values.find((v) => v.labels.outcome === 'success')).toMatchObject({ labels: { provider: 'acme' } });
  });
});

describe('one renewal at a time', () => {
  it('serves 20 callers of one process with one call, without one polling for another', async () => {
    onToken(issued('a-2', 'r-2'));
    const ref = await connect(0);
    let pauses = 0;
    room().clock.onSleep = async () => (pauses += 1);
    await Promise.all(Array.from({ length: 20 }, () => call(ref)));
    expect(pauses).toBe(0);
    expect(wire.count('/token')).toBe(1);
    expect(new Set(bearers())).toEqual(new Set(['Bearer a-2']));
    expect(bearers()).toHaveLength(20);
  });

  it('gives the lease to one of many at once', async () => {
    const row = await rowOf(await connect(0));
    const leases = await Promise.all(Array.from({ length: 10 }, () => room().leases.acquire(row)));
    expect(leases.filter(Boolean)).toEqual([{ connectionId: row.id, version: 1, fence: 1, isTakeover: false }]);
  });

  it('waits for another holder and takes what that one stored', async () => {
    const ref = await connect(0);
    const lease = await room().leases.acquire(await rowOf(ref));
    room().clock.onSleep = async () => {
      if (lease) await room().leases.settle(lease, { version: { increment: 1 }, expiresAt: room().clock.in(3600) });
    };
    await call(ref);
    expect(wire.count('/token')).toBe(0);
    expect(bearers()).toEqual(['Bearer a-1']);
  });

  it('takes over when the lease of a killed holder runs out', async () => {
    onToken(issued('a-2'));
    const ref = await connect(0);
    await room().leases.acquire(await rowOf(ref));
    room().clock.onSleep = () => change(ref, { leaseUntil: new Date(0) });
    await call(ref);
    expect(wire.count('/token')).toBe(1);
    expect(await rowOf(ref)).toMatchObject({ version: 2, leaseFence: 2, leaseUntil: null });
  });

  it('gives up waiting in bounded time, and uses the old token if it still lives', async () => {
    const dead = await connect(0);
    const alive = await connect(120);
    for (const ref of [dead, alive]) await room().leases.acquire(await rowOf(ref));
    await expect(call(dead)).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 5 });
    await change(alive, { expiresAt: room().clock.in(120) });
    await call(alive);
    expect(wire.count('/token')).toBe(0);
    expect(bearers()).toEqual(['Bearer a-1']);
  });

  it('does not let a holder write whose lease was taken over', async () => {
    const row = await rowOf(await connect(0));
    const late = await room().leases.acquire(row);
    await room().prisma.connection.update({ where: { id: row.id }, data: { leaseUntil: new Date(0) } });
    const current = await room().leases.acquire(row);
    expect(current).toMatchObject({ fence: 2, isTakeover: true });
    expect(late && (await room().leases.settle(late, { failureCode: 'late' }))).toBeUndefined();
    expect(await room().prisma.connection.findUnique({ where: { id: row.id } })).toMatchObject({ failureCode: null });
  });

  it('does not write over tokens that were saved while it was calling', async () => {
    const ref = await connect(0);
    wire.answer = async ({ path }) => {
      if (path !== '/token') return { body: {} };
      await room().connections.save(ref, tokens('b-1', room().clock.in(3600), 's-1'));
      return issued('a-2', 'r-2');
    };
    await call(ref);
    expect(bearers()).toEqual(['Bearer b-1']);
    expect(await rowOf(ref)).toMatchObject({ version: 2, status: 'active' });
  });

  it('renews tokens that were saved and refused while the renewal of the old ones is still under way', async () => {
    const ref = await connect(0);
    let letAnswer = (_: WireAnswer) => {};
    const answerToOld = new Promise<WireAnswer>((resolve) => (letAnswer = resolve));
    const asked = new Promise<void>((resolve) => {
      wire.answer = ({ path, form, authorization }) => {
        if (form.get('refresh_token') === 'r-1') {
          resolve();
          return answerToOld;
        }
        if (path === '/token') return issued('b-2');
        if (authorization === 'Bearer b-1') letAnswer(issued('a-2', 'r-2'));
        return authorization === 'Bearer b-1' ? { status: 401 } : { body: {} };
      };
    });
    const first = call(ref);
    await asked;
    await room().connections.save(ref, tokens('b-1', room().clock.in(3600), 's-1'));
    await Promise.all([call(ref), first]);
    expect(refreshTokensSent()).toEqual(['r-1', 's-1']);
    expect((await rowOf(ref)).status).toBe('active');
  });

  it('an invalid_grant of a holder that lost its lease does not end the connection', async () => {
    const ref = await connect(0);
    wire.answer = async ({ path }) => {
      if (path !== '/token') return { body: {} };
      await room().connections.save(ref, tokens('b-1', room().clock.in(3600), 's-1'));
      return { status: 400, body: { error: 'invalid_grant' } };
    };
    await call(ref);
    expect(bearers()).toEqual(['Bearer b-1']);
    expect(await rowOf(ref)).toMatchObject({ status: 'active', failureCode: null });
  });
});

describe('failures', () => {
  it('invalid_grant ends the connection, once', async () => {
    onToken({ status: 400, body: { error: 'invalid_grant' } });
    const ref = await connect(0);
    for (let i = 0; i < 5; i++) {
      await expect(call(ref)).rejects.toMatchObject({
        kind: 'auth_expired',
        message: 'User not authenticated with Acme.',
      });
    }
    expect(wire.calls.map((c) => c.path)).toEqual(['/token']);
    expect(await rowOf(ref)).toMatchObject({ status: 'revoked', failureCode: 'invalid_grant', leaseUntil: null });
    await expect(room().connections.refresh(ref)).rejects.toMatchObject({ code: 'refresh_failed' });
    expect(wire.count('/token')).toBe(1);
  });

  it.each<[string, WireAnswer, string]>([
    ['500', { status: 500 }, 'unavailable'],
    ['invalid_client', { status: 401, body: { error: 'invalid_client' } }, 'invalid_client'],
    ['malformed', { body: '{"access' }, 'response_unreadable'],
    ['429', { status: 429 }, 'rate_limited'],
  ])('%s is transient: the old token is used while it lives', async (_, answer, code) => {
    onToken(answer);
    const ref = await connect(120);
    await call(ref);
    await call(ref);
    expect(bearers()).toEqual(['Bearer a-1', 'Bearer a-1']);
    expect(wire.count('/token')).toBe(1);
    expect(await rowOf(ref)).toMatchObject({ status: 'error', failures: 1, failureCode: code, leaseUntil: null });
  });

  it('past expiry says when to come back, and does not call during the cool-down', async () => {
    onToken({ status: 503, headers: { 'retry-after': '90' } }, issued('a-2'));
    const ref = await connect(0);
    await expect(call(ref)).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 90 });
    room().clock.advance(60);
    await expect(call(ref)).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 30 });
    await expect(room().connections.refresh(ref)).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 30 });
    expect(wire.count('/token')).toBe(1);
    room().clock.advance(30);
    await call(ref);
    expect(await rowOf(ref)).toMatchObject({ status: 'active', failures: 0, failureCode: null, cooldownUntil: null });
  });

  it('cools down longer after each failure', async () => {
    onToken({ status: 500 });
    const ref = await connect(0);
    const waits: (number | undefined)[] = [];
    for (let i = 0; i < 8; i++) {
      const { retryAfterSeconds = 0 } = (await call(ref).catch((e: unknown) => e)) as { retryAfterSeconds?: number };
      waits.push(retryAfterSeconds);
      room().clock.advance(retryAfterSeconds);
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 300, 300]);
  });

  it('a lost answer is transient: the next try uses the same refresh token', async () => {
    onToken({ cut: true }, issued('a-2'));
    const ref = await connect(0);
    await expect(call(ref)).rejects.toMatchObject({ kind: 'unavailable' });
    room().clock.advance(5);
    await call(ref);
    expect(refreshTokensSent()).toEqual(['r-1', 'r-1']);
  });
});

describe('an access token that the provider refuses', () => {
  const refusing = (refused: readonly string[], token: WireAnswer = issued('a-2')) => {
    wire.answer = ({ path, authorization }) => {
      if (path === '/token') return token;
      return refused.includes(authorization ?? '') ? { status: 401 } : { body: { ok: true } };
    };
  };

  it('is renewed once and the call repeated', async () => {
    refusing(['Bearer a-1']);
    const ref = await connect(3600);
    const response = await room().api.call(ref, { method: 'POST', path: '/me', body: { x: 1 } });
    expect(response).toMatchObject({ status: 200, body: { ok: true } });
    expect(wire.calls.map((c) => c.path)).toEqual(['/v1/me', '/token', '/v1/me']);
  });

  it('is not renewed again for those who saw the old one', async () => {
    refusing(['Bearer a-1']);
    const ref = await connect(3600);
    await Promise.all(Array.from({ length: 10 }, () => call(ref)));
    expect(wire.count('/token')).toBe(1);
  });

  it('twice ends the connection', async () => {
    refusing(['Bearer a-1', 'Bearer a-2']);
    const ref = await connect(3600);
    await expect(call(ref)).rejects.toMatchObject({ kind: 'auth_expired' });
    expect(await rowOf(ref)).toMatchObject({ status: 'revoked', failureCode: 'access_token_refused' });
    await expect(call(ref)).rejects.toMatchObject({ kind: 'auth_expired' });
    expect(wire.calls.map((c) => c.path)).toEqual(['/v1/me', '/token', '/v1/me']);
  });

  it.each([
    ['run out', -10, 'expired'],
    ['still to live', 3600, 'revoked'],
    ['without expiry', null, 'revoked'],
  ])('without a refresh token, %s: %s s is %s', async (_, expiresIn, status) => {
    refusing(['Bearer a-1']);
    const ref = room().newRef();
    await room().connections.save(ref, tokens('a-1', expiresIn === null ? null : room().clock.in(expiresIn)));
    await expect(call(ref)).rejects.toMatchObject({ kind: 'auth_expired' });
    expect(wire.calls).toHaveLength(1);
    expect((await rowOf(ref)).status).toBe(status);
  });

  it('during a cool-down says when to come back', async () => {
    refusing(['Bearer a-1'], { status: 500 });
    const ref = await connect(3600);
    await expect(call(ref)).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 5 });
    await expect(call(ref)).rejects.toMatchObject({ kind: 'unavailable', retryAfterSeconds: 5 });
    expect(wire.count('/token')).toBe(1);
  });

  it('other refusals of the provider pass through and change nothing', async () => {
    wire.answer = () => ({ status: 403 });
    const ref = await connect(3600);
    await expect(call(ref)).rejects.toMatchObject({ kind: 'forbidden', status: 403 });
    expect((await rowOf(ref)).status).toBe('active');
  });
});

describe('explicit refresh', () => {
  it('renews a token that is still good', async () => {
    onToken(issued('a-2', 'r-2'));
    const ref = await connect(3000);
    expect(await room().connections.refresh(ref)).toMatchObject({
      expired: false,
      expiresAt: room().clock.in(3600),
      hasRefreshToken: true,
    });
  });

  it('says when there is nothing to renew with', async () => {
    const ref = room().newRef();
    await expect(room().connections.refresh(ref)).rejects.toMatchObject({ code: 'refresh_token_missing' });
    await room().connections.save(ref, tokens('a-1', null));
    await expect(room().connections.refresh(ref)).rejects.toMatchObject({ code: 'refresh_token_missing' });
  });

  it('a final refusal is a problem, a passing one is the provider’s error', async () => {
    onToken({ status: 500 }, { status: 400, body: { error: 'invalid_grant' } });
    const ref = await connect(3600);
    await expect(room().connections.refresh(ref)).rejects.toMatchObject({ kind: 'unavailable' });
    room().clock.advance(5);
    await expect(room().connections.refresh(ref)).rejects.toMatchObject({ code: 'refresh_failed' });
  });

  it('connecting again after the end makes the connection good again', async () => {
    onToken({ status: 400, body: { error: 'invalid_grant' } });
    const ref = await connect(0);
    await expect(call(ref)).rejects.toMatchObject({ kind: 'auth_expired' });
    const { id } = await rowOf(ref);
    await room().connections.save(ref, tokens('b-1', room().clock.in(3600), 's-1'));
    await call(ref);
    expect(bearers()).toEqual(['Bearer b-1']);
    expect(await rowOf(ref)).toMatchObject({ id, status: 'active', failureCode: null });
  });
});
