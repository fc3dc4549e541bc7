import { tokens, type WireAnswer } from '../../../test/faults/refresh-support.js';
import { issued, useRenewals } from '../../../test/support/renewals.js';

const { wire, room, onToken, connect, call, bearers, refreshTokensSent, rowOf } = useRenewals();

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
