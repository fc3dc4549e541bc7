import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { freePort } from '../../tools/network/ports.mjs';
import { startTestApp, type TestApp } from '../support/app.js';
import { compiled } from '../support/compiled.mjs';
import { connectAsana } from '../support/connect.js';

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
  async start(
    script: string,
    role: 'all' | 'web' | 'worker',
    ...args: string[]
  ): Promise<{ child: ChildProcess; url: string }> {
    const port = await freePort();
    const child = fork(compiled(`test/faults/${script}`), args, {
      env: {
        ...process.env,
        ...Object.assign({}, ...Object.values(this.server.sandbox.env)),
        NODE_ENV: 'test',
        ROLE: role,
        PORT: String(port),
        DATABASE_URL: this.server.databaseUrl,
        DATABASE_POOL_SIZE: '5',
        DATA_DIR: this.server.settings.dataDir,
        ENCRYPTION_KEYS: this.keyRing,
        SWITCHYARD_API_KEY: this.server.key,
        UPSTREAM_ALLOW_LOOPBACK: 'true',
        LOG_LEVEL: 'silent',
        THROTTLE_LIMIT: '100000',
        ...UNLIMITED,
      },
    });
    this.#children.add(child);
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(([code]) => {
        throw new Error(`The process ended before it was ready, with ${code}.`);
      }),
    ]);
    return { child, url: `http://127.0.0.1:${port}` };
  }

  /** SIGKILL, and everybody knows. */
  async kill(child: ChildProcess): Promise<void> {
    await this.end(child);
    await this.noticeDeath();
  }

  private async end(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#children].map((child) => this.end(child)));
    await this.sql.end();
    await this.server.close();
  }
}
