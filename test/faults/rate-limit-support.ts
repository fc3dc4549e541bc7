import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { type ReceivedCall } from '../../sandbox/asana/index.js';
import { createApp } from '../../src/app.js';
import { ConnectedApi, type ConnectionRef, ProviderError } from '../../src/contracts/index.js';
import { Connections } from '../../src/hub/connections/index.js';
import { readSettings } from '../../src/platform/config/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { type BudgetClock, type UpstreamOptions } from '../../src/platform/http/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { manifests } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { tokens } from './refresh-support.js';

const TICK_MS = 2;

/**
 * Time that passes so many times as fast as the system's, the same for the twin and for the budgets. It stands still
 * while this process gets no processor: a call on its way here would else take seconds of it on a busy machine.
 */
export class FastTime implements BudgetClock {
  private time = Date.now();
  private last = performance.now();
  private readonly ticker = setInterval(() => this.tick(), TICK_MS);

  constructor(readonly factor: number) {}

  readonly now = (): number => this.time;

  after(milliseconds: number, run: () => void): () => void {
    const at = this.time + milliseconds;
    const look = () => {
      const left = at - this.time;
      if (left <= 0) run();
      else timer = setTimeout(look, left / this.factor);
    };
    let timer = setTimeout(look, milliseconds / this.factor);
    return () => clearTimeout(timer);
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((done) => void this.after(milliseconds, done));
  }

  stop(): void {
    clearInterval(this.ticker);
  }

  private tick(): void {
    const now = performance.now();
    this.time += Math.min(now - this.last, 2 * TICK_MS) * this.factor;
    this.last = now;
  }
}

/** One instance of the server, without its port. */
export interface Instance {
  readonly app: NestFastifyApplication;
}

/** Instances of the server over given databases, with one provider, in fast time. */
export class RateStage {
  private readonly databases: TestDatabase[] = [];
  private readonly instances: Instance[] = [];
  private readonly dataDir = mkdtempSync(path.join(tmpdir(), 'switchyard-rate-'));
  private readonly keyRing = generateKeyRing();
  private readonly stopped = new Set<Instance>();
  private readonly work: Promise<void>[] = [];

  private constructor(
    readonly time: FastTime,
    readonly sandbox: Sandbox,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async open(factor: number, env: Readonly<Record<string, string>>): Promise<RateStage> {
    const time = new FastTime(factor);
    return new RateStage(time, await startSandbox({ now: time.now }), env);
  }

  async database(): Promise<string> {
    const database = await createTestDatabase();
    this.databases.push(database);
    return database.url;
  }

  async instance(databaseUrl: string): Promise<Instance> {
    const settings = readSettings(manifests, {
      NODE_ENV: 'test',
      DATA_DIR: this.dataDir,
      DATABASE_URL: databaseUrl,
      ENCRYPTION_KEYS: this.keyRing,
      SWITCHYARD_API_KEY: 'k'.repeat(40),
      UPSTREAM_ALLOW_LOOPBACK: 'true',
      ...Object.assign({}, ...Object.values(this.sandbox.env)),
      ...this.env,
    });
    const upstream: UpstreamOptions = {
      ...settings.upstream,
      budget: { clock: this.time, followsDatabase: false },
    };
    const app = await createApp({ ...settings, upstream }, new Log('silent'));
    await app.init();
    const instance = { app };
    this.instances.push(instance);
    return instance;
  }

  /** The same token, as a connection in the database of each instance. Those that share one share the connection. */
  async connect(person: string, instances: readonly Instance[]): Promise<ConnectionRef[]> {
    const { accessToken } = this.sandbox.asana.issueToken({ person, expiresIn: 86_400 });
    return Promise.all(
      instances.map(async ({ app }) => {
        const { id: organizationId } = await app.get(PrismaService).organization.findFirstOrThrow();
        const ref = { organizationId, userId: person, provider: 'asana' };
        await app.get(Connections).save(ref, tokens(accessToken, null));
        return ref;
      }),
    );
  }

  /** A worker that calls time after time in the background, until its instance stops. */
  startWorker(instance: Instance, ref: ConnectionRef, path: string, number: number): void {
    // Two that read the same at the same moment would share one call.
    const query = { opt_fields: `name,${'gid,'.repeat(number)}` };
    const run = async () => {
      while (!this.stopped.has(instance)) {
        try {
          await instance.app
            .get(ConnectedApi)
            .call(ref, { method: 'GET', path, query, priority: 'background', retry: 'once' });
        } catch (error) {
          if (this.stopped.has(instance)) return;
          if (!(error instanceof ProviderError)) throw error;
          await this.time.sleep(100);
        }
      }
    };
    this.work.push(run());
  }

  /** What the provider saw of a person's token, with the moment in its own time. */
  callsOf(person: string): (ReceivedCall & { readonly at: number })[] {
    return this.sandbox.asana
      .calls()
      .filter(({ owner, path: called }) => owner === person && called.startsWith('/api/1.0/'))
      .map((call) => ({ ...call, at: Date.parse(call.time) }));
  }

  async stop(instance: Instance): Promise<void> {
    if (this.stopped.has(instance)) return;
    this.stopped.add(instance);
    await instance.app.close();
  }

  async close(): Promise<void> {
    for (const instance of this.instances) await this.stop(instance);
    await Promise.allSettled(this.work);
    this.time.stop();
    await this.sandbox.close();
    for (const database of this.databases) await database.drop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
