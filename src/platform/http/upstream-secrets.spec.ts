import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { Logger } from '@nestjs/common';
import { pino } from 'pino';
import { type Answer, bytes, json, reset, useUpstreamWire } from '../../../test/support/upstream-wire.js';
import { Secret } from '../vault/index.js';

const wire = useUpstreamWire({ connectTimeoutMs: 200 });
const { url, send, failing } = wire;

describe('observation', () => {
  it('tells provider, method, host and outcome, and nothing of path or query', async () => {
    await send({ url: url('/users/4711?token=t'), method: 'DELETE' });
    expect(wire.attempts).toHaveLength(1);
    expect(wire.attempts[0]).toMatchObject({ provider: 'acme', method: 'DELETE', status: 200, attempt: 1 });
    expect(wire.attempts[0]?.durationMs).toBeGreaterThanOrEqual(0);
    expect(JSON.stringify(wire.attempts)).not.toMatch(/4711|token/);
  });

  it('does not let a listener break a call, and ends a subscription', async () => {
    Logger.overrideLogger(false);
    const stop = wire.observer.subscribe(() => {
      throw new Error('broken listener');
    });
    await expect(send()).resolves.toMatchObject({ status: 200 });
    stop();
    let calls = 0;
    wire.observer.subscribe(() => (calls += 1))();
    await send();
    expect(calls).toBe(0);
  });

  it("lets axios' interceptors see requests, answers and errors", async () => {
    const seen: unknown[] = [];
    wire.upstream.interceptors.request.use((config) => {
      config.headers.set('traceparent', '00-abc');
      return config;
    });
    wire.upstream.interceptors.response.use(
      (response) => (seen.push(response.status), response),
      (error: Error) => {
        seen.push(error);
        throw error;
      },
    );
    await send();
    wire.answer = json({}, 500);
    await failing();
    expect(wire.received[0]?.headers.traceparent).toBe('00-abc');
    expect(seen).toEqual([200, expect.objectContaining({ isAxiosError: true, code: 'ERR_BAD_RESPONSE', status: 500 })]);
  });
});

describe('secrets', () => {
  const canary = 'canary-5e1f';
  const secret = Secret.of(canary);
  const forms = [canary, Buffer.from(`u:${canary}`).toString('base64'), Buffer.from(canary).toString('hex')];

  const printed = (value: unknown) => {
    let log = '';
    const sink = new Writable({ write: (chunk: Buffer, _encoding, done) => ((log += chunk.toString()), done()) });
    pino(sink).error({ err: value, value });
    return [log, inspect(value, { depth: Infinity, showHidden: true, getters: true }), JSON.stringify(value)].join(
      '\n',
    );
  };

  it.each<[string, Answer]>([
    ['an error status', bytes(`{"echo":"${canary}"}`, { 'x-echo': canary }, 401)],
    ['a redirect', bytes('', { location: `https://evil.example/?t=${canary}` }, 302)],
    ['unreadable JSON', bytes(`${canary} is not JSON`)],
    ['a reset', reset],
    ['a time-out', () => undefined],
    ['no HTTP', (_response, request) => void request.socket.end(`${canary}\r\n`)],
    ['a body too large', bytes(canary.repeat(20))],
  ])('are in neither errors, interceptors nor events after %s', async (_what, given) => {
    wire.answer = given;
    const axiosErrors: { config?: unknown }[] = [];
    wire.upstream.interceptors.response.use(undefined, (error: Error & { config?: unknown }) => {
      axiosErrors.push(error);
      throw error;
    });
    for (const credential of [
      { credential: { scheme: 'Bearer' as const, token: secret } },
      { basic: { user: 'u', password: secret } },
    ]) {
      const common = { ...credential, method: 'POST' as const, url: url('/x'), query: { t: canary }, timeoutMs: 50 };
      const error = await failing({ ...common, maxBytes: 50, json: { token: secret } });
      const second = await failing({ ...common, maxBytes: 50, form: { token: secret } });
      expect(wire.received.at(-1)?.body).toContain(canary);
      for (const form of forms) expect(printed([error, second, error.cause, wire.attempts])).not.toContain(form);
    }
    for (const { config } of axiosErrors) {
      const { url: _url, ...rest } = config as { url: string };
      for (const form of forms) expect(printed(rest)).not.toContain(form);
    }
  });

  it('leave a cause that still says what happened', async () => {
    wire.answer = reset;
    const error = await failing({ url: url(`/${canary}`) });
    expect(error.cause).toMatchObject({ method: 'GET', host: new URL(url()).host, name: 'UpstreamFailure' });
    expect((error.cause as { code: string }).code).toMatch(/ECONNRESET|UND_ERR_SOCKET/);
  });

  it('are not in the refusal of an address', async () => {
    const error = await failing({ url: `https://user:${canary}@evil.example/${canary}` });
    expect(error.code).toBe('address_refused');
    expect(printed(error)).not.toContain(canary);
  });
});
