import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConnectedApi, type ConnectionRef } from '../../src/contracts/index.js';
import type { Counts } from '../support/authorization-server.js';
import { until } from '../support/eventually.js';
import { kill } from './processes.js';
import { RefreshStage } from './refresh-processes.js';
import { StoreGate } from './store-gate.js';
import { type StrictConnection, StrictStage } from './strict-rotation.js';

const CALLERS = 50;

type Connection = ConnectionRef & { readonly id: string };
type Kill = (child: ChildProcess, connection: Connection) => Promise<void>;

describe('refresh crash', () => {
  let stage: RefreshStage;
  let gate: StoreGate;

  beforeAll(async () => {
    stage = await RefreshStage.open();
    gate = await StoreGate.build(stage.server.databaseUrl);
  });
  afterAll(async () => {
    await gate.end();
    await stage.close();
  });

  const rowOf = ({ id }: Connection) => stage.prisma.connection.findUniqueOrThrow({ where: { id } });
  const use = (connection: Connection) =>
    stage.server.app.get(ConnectedApi).call(connection, { method: 'GET', path: '/users/me' });
  /** As many callers as a busy server has; what they got, by outcome. */
  const useByMany = async (connection: Connection) => {
    const results = await Promise.allSettled(Array.from({ length: CALLERS }, () => use(connection)));
    const kinds = results.map((r) => (r.status === 'fulfilled' ? 'served' : (r.reason as { kind: string }).kind));
    return [...new Set(kinds)];
  };
  /** What the lease's time would do by itself a little later. */
  const letLeaseRunOut = ({ id }: Connection) =>
    stage.prisma.connection.updateMany({ where: { id, leaseUntil: { not: null } }, data: { leaseUntil: new Date(0) } });

  const killAt: Record<string, Kill> = {
    'after the intent, before the provider acts': async (child, connection) => {
      stage.twin.setFaults([{ match: { path: '/-/oauth_token' }, times: 1, fault: { hang: true } }]);
      child.send({ connection, callers: CALLERS });
      await until('the provider was asked', async () => stage.tokenCalls() === 1);
      expect(await rowOf(connection)).toMatchObject({ version: 1, leaseFence: 1, leaseUntil: expect.any(Date) });
      await kill(child);
    },

    'after the provider answered, before the store': async (child, connection) => {
      await gate.close();
      child.send({ connection, callers: CALLERS });
      await gate.untilOneWaits();
      await kill(child);
      await gate.endWaiting();
      await gate.open();
      expect(await rowOf(connection)).toMatchObject({ version: 1, leaseFence: 1, leaseUntil: expect.any(Date) });
    },

    'after the store, before the use': async (child, connection) => {
      stage.twin.setFaults([{ match: { path: '/api/1.0' }, times: CALLERS, fault: { hang: true } }]);
      child.send({ connection, callers: CALLERS });
      await until('the new tokens were stored', async () => (await rowOf(connection)).version === 2);
      await kill(child);
      stage.twin.clearFaults();
    },
  };

  it.each([
    ['leeway', 'after the intent, before the provider acts', 2],
    ['leeway', 'after the provider answered, before the store', 2],
    ['leeway', 'after the store, before the use', 1],
  ] as const)('%s rotation, killed %s: nothing is lost', async (rotation, point, tokenCalls) => {
    const connection = await stage.connect(rotation);
    await killAt[point]?.(await stage.startProcess(), connection);
    await letLeaseRunOut(connection);

    expect(await useByMany(connection)).toEqual(['served']);
    expect(stage.tokenCalls()).toBe(tokenCalls);
    expect(await rowOf(connection)).toMatchObject({ version: 2, status: 'active', leaseUntil: null });

    // The refresh token that is stored now is a good one too.
    stage.twin.expire();
    await use(connection);
    expect(await rowOf(connection)).toMatchObject({ version: 3, status: 'active' });
  });

  it('while the lease of a killed process still runs, nobody else calls the provider', async () => {
    const connection = await stage.connect('strict');
    await killAt['after the intent, before the provider acts']?.(await stage.startProcess(), connection);
    const waiting = useByMany(connection);
    expect(await Promise.race([waiting, sleep(500, 'still waiting')])).toBe('still waiting');
    expect(stage.tokenCalls()).toBe(1);
    await letLeaseRunOut(connection);
    expect(await waiting).toEqual(['served']);
    expect(stage.tokenCalls()).toBe(2);
  });
});

/** Whatever happens, the provider is asked at most once more than without a crash, and refuses at most once. */
const stormed = ({ tokenCalls, refused }: Counts) => tokenCalls > 2 || refused > 1;

describe('refresh crash, against strict rotation with reuse detection', () => {
  let strict: StrictStage;
  let gate: StoreGate;

  beforeAll(async () => {
    strict = await StrictStage.open();
    gate = await StoreGate.build(strict.stage.server.databaseUrl);
  });
  afterAll(async () => {
    await gate.end();
    await strict.close();
  });

  const use = (connection: StrictConnection) =>
    strict.stage.server.app.get(ConnectedApi).call(connection, { method: 'GET', path: '/users/me' });
  const useByMany = async (connection: StrictConnection) => {
    const results = await Promise.allSettled(Array.from({ length: CALLERS }, () => use(connection)));
    const kinds = results.map((r) => (r.status === 'fulfilled' ? 'served' : (r.reason as { kind: string }).kind));
    return [...new Set(kinds)];
  };
  const letLeaseRunOut = ({ id }: StrictConnection) =>
    strict.stage.prisma.connection.updateMany({
      where: { id, leaseUntil: { not: null } },
      data: { leaseUntil: new Date(0) },
    });

  it('killed before the provider acts: nothing is lost', async () => {
    const connection = await strict.connect();
    await strict.provider.fault({ hang: true });
    const child = await strict.stage.startProcess();
    child.send({ connection, callers: CALLERS });
    await until('the provider was asked', async () => (await strict.counts()).tokenCalls === 1);
    await kill(child);
    await strict.provider.fault();
    await letLeaseRunOut(connection);

    expect(await useByMany(connection)).toEqual(['served']);
    expect(await strict.counts()).toMatchObject({ tokenCalls: 2, refused: 0 });
    expect(await strict.rowOf(connection)).toMatchObject({ status: 'active', version: 2 });
  });

  it('killed between answer and store: flagged once, no storm', async () => {
    const connection = await strict.connect();
    await gate.close();
    const child = await strict.stage.startProcess();
    child.send({ connection, callers: CALLERS });
    await gate.untilOneWaits();
    await kill(child);
    await gate.endWaiting();
    await gate.open();
    await letLeaseRunOut(connection);

    expect(await useByMany(connection)).toEqual(['auth_expired']);
    expect(await useByMany(connection)).toEqual(['auth_expired']);
    const counts = await strict.counts();
    console.info(
      `refresh crash: ${counts.tokenCalls} token calls, ${counts.refused} refused, for ${2 * CALLERS} callers`,
    );
    expect(counts).toMatchObject({ tokenCalls: 2, refused: 1, served: 0 });
    expect(stormed(counts)).toBe(false);
    expect(await strict.rowOf(connection)).toMatchObject({ status: 'revoked', failureCode: 'invalid_grant' });
  });

  it('killed once the tokens are stored: nothing is lost', async () => {
    const connection = await strict.connect();
    const child = await strict.stage.startProcess();
    child.send({ connection, callers: CALLERS });
    await until('the new tokens were stored', async () => (await strict.rowOf(connection)).version === 2);
    await kill(child);

    expect(await useByMany(connection)).toEqual(['served']);
    const { tokenCalls, refused } = await strict.counts();
    expect(refused).toBe(0);
    expect(tokenCalls).toBeLessThanOrEqual(2);
  });

  it('broken variant: who forgets the refusal storms the provider', async () => {
    const connection = await strict.connect();
    await strict.provider.revoke(connection.grantId);
    for (let caller = 0; caller < 5; caller++) {
      await use(connection).catch(() => undefined);
      await strict.stage.prisma.connection.update({ where: { id: connection.id }, data: { status: 'active' } });
    }
    expect(stormed(await strict.counts())).toBe(true);
  });
});
