import { type ChildProcess } from 'node:child_process';
import pg from 'pg';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { connectAsana } from '../support/connect.js';
import { kill, type ServerProcess, startProcess } from './processes.js';

const USER = { user_id: 'ana' };
/** Longest that a test waits for what other processes do. */
export const PATIENCE_MS = 40_000;

/** The limits are not what is looked at here. */
const UNLIMITED = { ASANA_RATE_PER_MINUTE: '1000000' };

export interface Operation {
  readonly id: string;
  readonly status: string;
  readonly total: number;
  readonly succeeded: number;
  readonly failed: number;
}

/** A server of this process that only takes requests, and others of their own processes that do the work. */
export class BulkStage {
  readonly #children = new Set<ChildProcess>();

  private constructor(
    readonly server: TestApp,
    private readonly keyRing: string,
    private readonly sql: pg.Client,
  ) {}

  static async open(): Promise<BulkStage> {
    const keyRing = generateKeyRing();
    const server = await startTestApp({ ROLE: 'web', ENCRYPTION_KEYS: keyRing, ...UNLIMITED });
    await connectAsana(server, USER.user_id);
    const sql = new pg.Client({ connectionString: server.databaseUrl });
    await sql.connect();
    server.sandbox.asana.setLimits({ perMinute: 1_000_000, concurrentReads: 1000, concurrentWrites: 1000 });
    return new BulkStage(server, keyRing, sql);
  }

  get twin() {
    return this.server.sandbox.asana;
  }

  async begin(prefix: string, count: number): Promise<Operation> {
    const items = Array.from({ length: count }, (_, n) => ({ name: `${prefix} ${n}` }));
    const { body } = await this.server
      .http()
      .post('/api/asana/tasks/bulk')
      .send({ ...USER, action: 'create', items })
      .expect(202);
    return body.operation;
  }

  async look(id: string): Promise<Operation> {
    const { body } = await this.server.http().get(`/api/asana/bulk/${id}`).query(USER).expect(200);
    return body.operation;
  }

  /** How often each task of the prefix exists at the twin. */
  countByName(prefix: string): Map<string, number> {
    const counts = new Map<string, number>();
    for (const { name } of this.twin.snapshot().state.tasks) {
      if (name.startsWith(`${prefix} `)) counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    return counts;
  }

  /** Batches the twin has got, as the method of their actions. */
  batches(): string[] {
    const calls = this.twin.calls().filter((call) => call.path === '/api/1.0/batch' && call.body !== null);
    return calls.map(
      (call) => (call.body as { data: { actions: { method: string }[] } }).data.actions[0]?.method ?? '',
    );
  }

  /**
   * What time does by itself once a worker is dead: its lost heartbeat is noticed after 10 seconds, and the calls it had
   * under way count no longer after 20.
   */
  private async noticeDeath(): Promise<void> {
    await this.sql.query(
      `update pgboss.job set state = 'retry', heartbeat_on = null, start_after = now()
       where name = 'bulk.run' and state = 'active'`,
    );
    await this.sql.query('delete from rate_budgets');
  }

  /** Lets pauses after failures and before retries end at once. */
  async endPauses(): Promise<void> {
    await this.sql.query(
      `update pgboss.job set start_after = now() where name = 'bulk.run' and state < 'active' and start_after > now()`,
    );
  }

  /** @param script beside this file; it says when it is ready */
  start(script: string, role: 'all' | 'web' | 'worker', ...args: string[]): Promise<ServerProcess> {
    const env = {
      ROLE: role,
      DATABASE_POOL_SIZE: '5',
      ENCRYPTION_KEYS: this.keyRing,
      LOG_LEVEL: 'silent',
      THROTTLE_LIMIT: '100000',
      ...UNLIMITED,
    };
    return startProcess(this.server, { script, args, env, children: this.#children });
  }

  /** SIGKILL, and everybody knows. */
  async kill(child: ChildProcess): Promise<void> {
    await kill(child);
    await this.noticeDeath();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#children].map(kill));
    await this.sql.end();
    await this.server.close();
  }
}
