import pg from 'pg';
import { ChangeFeed, PrismaService } from '../../src/platform/database/index.js';
import { type LaneHandler, Lanes, type LaneType } from '../../src/platform/lanes/index.js';
import { type LaneTiming } from '../../src/platform/lanes/lane-options.js';
import { StoredLanes } from '../../src/platform/lanes/stored-lanes.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { createTestDatabase, type TestDatabase } from './database.js';
import { eventually } from './eventually.js';

const TIMING: Partial<LaneTiming> = { poll: 50, lease: 400, grace: 2_000, pause: 20, longestPause: 200 };

export interface LaneProcess {
  readonly lanes: Lanes;
  readonly stored: StoredLanes;
  readonly prisma: PrismaService;
  readonly lines: string[];
  wake(type: LaneType, keys: readonly string[], dueAt?: Date): Promise<void>;
  /** Orderly, as at SIGTERM. */
  stop(): Promise<void>;
  /** It does nothing any more, not even renew; its turns go on hanging. */
  die(): Promise<void>;
}

/** For a whole spec file: lanes of several processes over one database, and a look at the rows behind their back. */
export function useLaneProcesses() {
  let database: TestDatabase;
  let sql: pg.Pool;
  let offsetMs = 0;
  const opened: LaneProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    sql = new pg.Pool({ connectionString: database.url, max: 4 });
    await sql.query('CREATE TABLE work (id bigserial PRIMARY KEY, key text NOT NULL, done int NOT NULL DEFAULT 0)');
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((process) => process.stop()));
    await sql.query('TRUNCATE work, lanes');
    offsetMs = 0;
  });
  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  const query = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => sql.query<R>(text, values);
  const rows = async () =>
    (await query<{ kind: string; key: string; failures: number; due_at: Date }>('SELECT * FROM lanes')).rows;

  async function open(
    handlers: readonly (readonly [LaneType, LaneHandler])[],
    { works = true, timing = {}, starts = true } = {},
  ) {
    const options = { url: database.url, poolSize: 5 };
    const lines: string[] = [];
    const log = new Log('info', { write: (line: string) => void lines.push(line) });
    const prisma = new PrismaService(options);
    const feed = new ChangeFeed(options, prisma, log);
    const laneOptions = { works, now: () => Date.now() + offsetMs, timing: { ...TIMING, ...timing } };
    const stored = new StoredLanes(prisma, laneOptions);
    const lanes = new Lanes(stored, feed, log, laneOptions);
    for (const [type, handler] of handlers) lanes.register(type, handler);
    feed.onApplicationBootstrap();
    await eventually(() => feed.isLive);
    if (starts) lanes.start();
    const stop = async () => {
      await lanes.onModuleDestroy();
      await feed.onApplicationShutdown();
      await prisma.$disconnect();
    };
    const die = async () => {
      opened.splice(opened.indexOf(process), 1);
      Object.assign(stored, deadStore);
      await stop();
    };
    const process: LaneProcess = {
      lanes,
      stored,
      prisma,
      lines,
      wake: (type, keys, dueAt) => lanes.wake(type, keys, { dueAt, tx: prisma }),
      stop,
      die,
    };
    opened.push(process);
    return process;
  }

  return {
    open,
    query,
    rows,
    /** No key has work any more. */
    allDone: (withinMs?: number) => eventually(async () => (await rows()).length === 0, withinMs),
    /** Lets time pass for all processes, as far as it decides what is due. */
    pass: (milliseconds: number) => void (offsetMs += milliseconds),
    now: () => Date.now() + offsetMs,
  };
}

/** What a killed process still does with the database. */
const deadStore = {
  take: () => Promise.resolve([]),
  renew: () => Promise.reject(new Error('dead')),
  finish: () => Promise.resolve(),
  putBack: () => Promise.resolve(),
};

/** A gate that a handler waits at. */
export function gate() {
  let open!: () => void;
  const opened = new Promise<void>((done) => (open = done));
  return { opened, open };
}
