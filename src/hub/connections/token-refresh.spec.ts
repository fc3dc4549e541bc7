import { tokens, type WireAnswer } from '../../../test/faults/refresh-support.js';
import { issued, useRenewals } from '../../../test/support/renewals.js';

const { wire, room, onToken, connect, call, bearers, refreshTokensSent, rowOf, change } = useRenewals();

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
