import pg from 'pg';
import { z } from 'zod';
import { JobQueue } from '../../src/platform/queue/index.js';
import { type QueueTiming } from '../../src/platform/queue/queue-options.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** Data of the jobs of these tests. */
export type Numbered = { number: number };
export const schema = z.object({ number: z.number() });

const TIMING: Partial<QueueTiming> = { supervise: 1, poll: 0.5, restart: 0.05 };

interface JobRow {
  state: string;
  retry_count: number;
  output: unknown;
}

/** For a whole spec file: queues on one database, and a look at their rows behind their back. */
export function useJobQueues() {
  let database: TestDatabase;
  let sql: pg.Client;
  const opened: JobQueue[] = [];
  const stopAll = () => Promise.all(opened.splice(0).map((queue) => queue.onModuleDestroy()));

  beforeAll(async () => {
    database = await createTestDatabase();
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
  });
  afterEach(stopAll);
  afterAll(async () => {
    await sql.end();
    await database.drop();
  });

  const query = <R extends pg.QueryResultRow>(text: string, values?: unknown[]) => sql.query<R>(text, values);
  const jobsOf = async (name: string, data: object) =>
    (
      await query<JobRow>('select state, retry_count, output from pgboss.job where name = $1 and data = $2', [
        name,
        data,
      ])
    ).rows;

  return {
    url: () => database.url,
    query,
    jobsOf,
    rowOf: async (name: string, data: object, state: string) =>
      (await jobsOf(name, data)).find((row) => row.state === state),
    /** Lets a waiting retry start now: its shortest delay would be a second. */
    hurry: (name: string) =>
      query(`update pgboss.job set start_after = now() where name = $1 and state = 'retry'`, [name]),
    /** A queue of its own, as another process would have. Its log lines are in `lines`. */
    openQueue: ({ works = true, url = database.url, grace = 5 } = {}) => {
      const lines: string[] = [];
      const log = new Log('info', { write: (line: string) => void lines.push(line) });
      const queue = new JobQueue({ url, works, timing: { ...TIMING, grace } }, log);
      opened.push(queue);
      return { queue, lines };
    },
    stopAll,
  };
}
