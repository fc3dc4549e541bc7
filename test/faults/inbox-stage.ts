import { type ChildProcess } from 'node:child_process';
import { PrismaService } from '../../src/platform/database/index.js';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { establishHook, type Hook } from '../support/deliveries.js';
import { eventually } from '../support/eventually.js';
import { effects, makeEffectsTable } from './inbox-effects.js';
import { kill, nextMessage, type ServerProcess, startProcess } from './processes.js';

export type Variant = 'as-it-is' | 'answers-first' | 'forgetful' | 'last-first';

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
  async prepare(): Promise<ServerProcess> {
    const env = { DATABASE_POOL_SIZE: '6', ...this.env };
    return startProcess(this.server, { script: 'inbox-process.ts', env, children: this.#children });
  }

  /** @returns once it listens */
  async begin({ child }: ServerProcess, variant: Variant = 'as-it-is'): Promise<void> {
    child.send(variant);
    await nextMessage(child);
  }

  async start(variant?: Variant): Promise<ServerProcess> {
    const instance = await this.prepare();
    await this.begin(instance, variant);
    return instance;
  }

  /** SIGKILL. The leases of its turns end, as they do by themselves after ten seconds. */
  async kill({ child }: ServerProcess): Promise<void> {
    await kill(child);
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
    await Promise.all([...this.#children].map(kill));
    await this.server.close();
  }
}
