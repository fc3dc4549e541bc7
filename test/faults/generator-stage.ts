import { type ChildProcess } from 'node:child_process';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { type Generator, startGenerator } from '../support/generator.js';
import { until } from '../support/eventually.js';
import { kill, startProcess } from './processes.js';

export type Variant = 'as-it-is' | 'without-intents';

/** Longest that a test waits for what other processes do. */
export const PATIENCE_MS = 60_000;
/** The limits are not what is looked at here. */
const UNLIMITED = { ASANA_RATE_PER_MINUTE: '1000000', OKTA_RATE_PER_MINUTE: '1000000' };

/** What a job makes one by one, and how the twins call it. */
const KINDS = ['project', 'task', 'subtask', 'comment', 'tag', 'custom_field', 'user', 'group'] as const;
type Kind = (typeof KINDS)[number];

/** Ids of all that is at the twins, by kind. */
type World = Readonly<Record<Kind, ReadonlySet<string>>>;

/** A server of this process that only takes requests, and others of their own processes that do the work of jobs. */
export class GeneratorStage {
  readonly #children = new Set<ChildProcess>();
  #before: World;

  private constructor(
    readonly generator: Generator,
    private readonly keyRing: string,
  ) {
    this.#before = this.world();
  }

  static async open(): Promise<GeneratorStage> {
    const keyRing = generateKeyRing();
    const generator = await startGenerator({ ROLE: 'web', ENCRYPTION_KEYS: keyRing, ...UNLIMITED });
    generator.asana.setLimits({ perMinute: 1_000_000, concurrentReads: 1000, concurrentWrites: 1000 });
    generator.okta.setLimits({ enabled: false });
    return new GeneratorStage(generator, keyRing);
  }

  /** What is there from now on is not counted. */
  begin(): void {
    this.#before = this.world();
  }

  /** A worker that waits for its variant. */
  async boot(): Promise<ChildProcess> {
    const env = {
      ROLE: 'worker',
      DATABASE_POOL_SIZE: '5',
      ENCRYPTION_KEYS: this.keyRing,
      LOG_LEVEL: 'silent',
      ...UNLIMITED,
    };
    const wish = { script: 'generator-process.ts', env, children: this.#children };
    return (await startProcess(this.generator.server, wish)).child;
  }

  /** SIGKILL, and what time does by itself once a process is dead: its leases end. */
  async killAndNotice(child: ChildProcess): Promise<void> {
    await kill(child);
    await this.generator.prisma.$executeRaw`UPDATE lanes SET lease_until = now() WHERE lease_until IS NOT NULL`;
    await this.generator.prisma.$executeRaw`DELETE FROM rate_budgets`;
  }

  kill = kill;

  /** Calls the twins have got that make something. */
  get posts(): number {
    const { asana, okta } = this.generator;
    return [...asana.calls(), ...okta.calls()].filter(({ method }) => method === 'POST').length;
  }

  /** Waits for jobs to be through their initialization. */
  async initialized(ids: readonly string[]): Promise<void> {
    await until(
      'all jobs were initialized',
      async () => {
        // A lost answer is looked into when the pause after it is over.
        await this.generator.prisma.generatorJob.updateMany({
          where: { initializedAt: null, setbacks: { gt: 0 } },
          data: { nextActivityAt: null },
        });
        await this.generator.prisma.$executeRaw`UPDATE lanes SET due_at = now() WHERE kind = 'generator.jobs'`;
        const where = { id: { in: [...ids] }, initializedAt: null };
        return (await this.generator.prisma.generatorJob.count({ where })) === 0;
      },
      PATIENCE_MS,
    );
  }

  /** What was made at the twins against what was written down of it. */
  async compare(): Promise<{ made: number; unknown: number; missing: number; doubled: number }> {
    const now = this.world();
    const rows = await this.generator.prisma.generatedObject.findMany({ where: { kind: { in: [...KINDS] } } });
    const result = { made: 0, unknown: 0, missing: 0, doubled: 0 };
    for (const kind of KINDS) {
      const fresh = [...now[kind]].filter((id) => !this.#before[kind].has(id));
      const known = rows.filter((row) => row.kind === kind);
      const ids = known.map(({ externalId }) => externalId ?? '');
      result.made += fresh.length;
      result.unknown += fresh.filter((id) => !ids.includes(id)).length;
      result.missing += known.filter(({ externalId }) => externalId === null || !now[kind].has(externalId)).length;
      result.doubled += ids.length - new Set(ids).size;
    }
    return result;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#children].map(kill));
    await this.generator.server.close();
  }

  private world(): World {
    const { asana, okta } = this.generator;
    const { projects, tasks, stories, tags, customFields } = asana.snapshot().state;
    const gids = (list: readonly { gid: string }[]) => new Set(list.map(({ gid }) => gid));
    const ids = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id));
    return {
      project: gids(projects),
      task: gids(tasks.filter(({ parent }) => !parent)),
      subtask: gids(tasks.filter(({ parent }) => parent)),
      comment: gids(stories.filter(({ type }) => type === 'comment')),
      tag: gids(tags),
      custom_field: gids(customFields),
      user: ids(okta.users()),
      group: ids(okta.groups()),
    };
  }
}
