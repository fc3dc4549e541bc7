import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { PrismaService } from '../../src/platform/database/index.js';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { freePort } from '../../tools/network/ports.mjs';
import { startTestApp, type TestApp } from '../support/app.js';
import { compiled } from '../support/compiled.mjs';
import { establishHook, type Hook } from '../support/deliveries.js';
import { eventually } from '../support/eventually.js';
import { effects, makeEffectsTable } from './inbox-effects.js';

const PROCESS = compiled('test/faults/inbox-process.ts');

export type Variant = 'as-it-is' | 'answers-first' | 'forgetful' | 'last-first';

export interface Instance {
  readonly url: string;
  readonly child: ChildProcess;
}

/** Servers of their own processes that take deliveries and work on them; one of this process, which only looks. */
export class InboxStage {
  readonly #children = new Set<ChildProcess>();

  private constructor(
    readonly server: TestApp,
    private readonly env: Record<string, string>,
  ) {}

  static async open(): Promise<InboxStage> {
    const env = { ENCRYPTION_KEYS: generateKeyRing() };
    const server = await startTestApp({ ROLE: 'web', ...env });
    await makeEffectsTable(server.app.get(PrismaService));
    return new InboxStage(server, env);
  }

  get prisma(): PrismaService {
    return this.server.app.get(PrismaService);
  }

  hooks(count: number): Promise<Hook[]> {
    return Promise.all(Array.from({ length: count }, () => establishHook(this.server)));
  }

  /** Ready to begin, and not listening yet. */
  async prepare(): Promise<Instance> {
    const port = await freePort();
    const child = fork(PROCESS, {
      env: {
        ...process.env,
        ...Object.assign({}, ...Object.values(this.server.sandbox.env)),
        NODE_ENV: 'test',
        PORT: String(port),
        DATABASE_URL: this.server.databaseUrl,
        DATABASE_POOL_SIZE: '6',
        DATA_DIR: this.server.settings.dataDir,
        SWITCHYARD_API_KEY: this.server.key,
        UPSTREAM_ALLOW_LOOPBACK: 'true',
        ...this.env,
      },
    });
    this.#children.add(child);
    await answer(child);
    return { child, url: `http://127.0.0.1:${port}` };
  }

  /** @returns once it listens */
  async begin({ child }: Instance, variant: Variant = 'as-it-is'): Promise<void> {
    child.send(variant);
    await answer(child);
  }

  async start(variant?: Variant): Promise<Instance> {
    const instance = await this.prepare();
    await this.begin(instance, variant);
    return instance;
  }

  /** SIGKILL. The leases of its turns end, as they do by themselves after ten seconds. */
  async kill({ child }: Instance): Promise<void> {
    await end(child);
    await this.prisma.$executeRaw`UPDATE lanes SET lease_until = now() WHERE lease_until IS NOT NULL`;
  }

  /** @returns how often each subject had its effect, once nothing is left to be done */
  async effects(): Promise<Map<string, number>> {
    await eventually(
      async () => (await this.prisma.webhookDelivery.count({ where: { status: 'pending' } })) === 0,
      30_000,
    );
    const counts = new Map<string, number>();
    for (const subject of await effects(this.prisma)) counts.set(subject, (counts.get(subject) ?? 0) + 1);
    return counts;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#children].map(end));
    await this.server.close();
  }
}

async function answer(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`The process ended with ${code} before it was ready.`);
  });
  await Promise.race([once(child, 'message'), ended]);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
