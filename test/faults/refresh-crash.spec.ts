import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { ConnectedApi, type ConnectionRef } from '../../src/contracts/index.js';
import { kill, RefreshStage, until } from './refresh-processes.js';

const CALLERS = 50;
/** Any number: the gate before which a store waits. */
const GATE = 6_749_001;

type Connection = ConnectionRef & { readonly id: string };
type Kill = (child: ChildProcess, connection: Connection) => Promise<void>;

describe('refresh crash', () => {
  let stage: RefreshStage;
  let admin: pg.Client;

  beforeAll(async () => {
    stage = await RefreshStage.open();
    admin = new pg.Client({ connectionString: stage.server.databaseUrl });
    await admin.connect();
    // Lets a store of new tokens stop in the database while this session holds the gate.
    await admin.query(`
      CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${GATE}); RETURN NEW; END $$;
      CREATE TRIGGER gate BEFORE UPDATE ON connections FOR EACH ROW
        WHEN (NEW.version > OLD.version) EXECUTE FUNCTION wait_at_gate();`);
  });
  afterAll(async () => {
    await admin.end();
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
      await admin.query('SELECT pg_advisory_lock($1)', [GATE]);
      child.send({ connection, callers: CALLERS });
      const waiting = async () => {
        const { rows } = await admin.query<{ pid: number }>(
          `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = $1
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
          [GATE],
        );
        return rows[0]?.pid;
      };
      await until('the store was about to happen', async () => (await waiting()) !== undefined);
      const pid = await waiting();
      await kill(child);
      // The statement must die with its process: PostgreSQL alone would finish it for a client that is gone.
      await admin.query('SELECT pg_terminate_backend($1)', [pid]);
      await until('the store is gone', async () => (await waiting()) === undefined);
      await admin.query('SELECT pg_advisory_unlock($1)', [GATE]);
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
    ['strict', 'after the intent, before the provider acts', 2],
    ['strict', 'after the store, before the use', 1],
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

  it('strict rotation, killed before the store: the connection is flagged once, without a storm', async () => {
    const connection = await stage.connect('strict');
    await killAt['after the provider answered, before the store']?.(await stage.startProcess(), connection);
    await letLeaseRunOut(connection);

    expect(await useByMany(connection)).toEqual(['auth_expired']);
    expect(await rowOf(connection)).toMatchObject({ status: 'revoked', failureCode: 'invalid_grant' });
    expect(await useByMany(connection)).toEqual(['auth_expired']);
    expect(stage.tokenCalls()).toBe(2);
    const apiCalls = stage.twin.calls().filter((call) => call.path.startsWith('/api/'));
    expect(apiCalls).toEqual([]);
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
