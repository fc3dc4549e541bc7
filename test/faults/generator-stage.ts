import { type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { type Generator, startGenerator } from '../support/generator.js';
import { until } from '../support/eventually.js';
import { kill, startProcess } from './processes.js';

export type Variant = 'as-it-is' | 'without-intents';

/** Longest that a test waits for what other processes do. */
export const PATIENCE_MS = 60_000;
/** The limits are not what is looked at here. */
const UNLIMITED = { ASANA_RATE_PER_MINUTE: '1000000', OKTA_RATE_PER_MINUTE: '1000000' };

/** So long a call that changes something is under way before a twin acts, also for a client that has died meanwhile. */
export const UNDER_WAY_MS = 40;
const SLOW_WRITES = ['POST', 'PUT'].map((method) => ({ match: { method }, fault: { delayMs: UNDER_WAY_MS } }));

/** Ids of all that is at the twins, by the kind under which jobs keep it. */
type World = Readonly<Record<string, ReadonlySet<string>>>;

/** Creations: those at the twins, those of them no job knows of, and those of jobs that are not there or counted twice. */
export interface Comparison {
  readonly made: number;
  readonly unknown: number;
  readonly missing: number;
  readonly doubled: number;
}

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
    generator.asana.setFaults(SLOW_WRITES);
    generator.okta.setFaults(SLOW_WRITES);
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

  /** SIGKILL, and what time does by itself once a process is dead: its calls come to an end, and then its leases. */
  async killAndNotice(child: ChildProcess): Promise<void> {
    await kill(child);
    await sleep(2 * UNDER_WAY_MS);
    await this.generator.prisma.$executeRaw`UPDATE lanes SET lease_until = now() WHERE lease_until IS NOT NULL`;
    await this.generator.prisma.$executeRaw`DELETE FROM rate_budgets`;
  }

  kill = kill;

  /** Calls the twins have got that change something. */
  get writes(): number {
    const { asana, okta } = this.generator;
    return [...asana.calls(), ...okta.calls()].filter(({ method }) => method !== 'GET').length;
  }

  /** Starts a job. @returns its id */
  async start(body: object): Promise<string> {
    return (await this.generator.post('/api/jobs/start', body)).job_id;
  }

  /** Waits for jobs to be through their initialization. */
  async initialized(ids: readonly string[]): Promise<void> {
    const where = { id: { in: [...ids] }, initializedAt: null };
    const { generatorJob } = this.generator.prisma;
    await until('all jobs were initialized', async () => (await generatorJob.count({ where })) === 0, PATIENCE_MS);
  }

  /** What was made at the twins against what was written down of it; nothing but these jobs was at work. */
  async compare(jobIds: readonly string[]): Promise<Comparison> {
    const now = this.world();
    const where = { kind: { in: Object.keys(now) }, jobId: { in: [...jobIds] } };
    const rows = await this.generator.prisma.generatedObject.findMany({ where });
    const result = { made: 0, unknown: 0, missing: 0, doubled: 0 };
    for (const [kind, there] of Object.entries(now)) {
      const fresh = [...there].filter((id) => !this.#before[kind]?.has(id));
      const noted = rows.filter((row) => row.kind === kind).map(({ externalId }) => externalId ?? '');
      const known = new Set(noted);
      result.made += fresh.length;
      result.unknown += fresh.filter((id) => !known.has(id)).length;
      result.missing += noted.filter((id) => !there.has(id)).length;
      result.doubled += noted.length - known.size;
    }
    return result;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#children].map(kill));
    await this.generator.server.close();
  }

  private world(): World {
    const { asana, okta } = this.generator;
    const { projects, sections, tasks, stories, tags, customFields, portfolios } = asana.snapshot().state;
    const gids = (list: readonly { gid: string }[]) => new Set(list.map(({ gid }) => gid));
    const ids = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id));
    // Okta puts everybody into the group of everybody by itself, and Asana a section into each project.
    const groups = okta.groups().filter(({ type }) => type === 'OKTA_GROUP');
    return {
      project: gids(projects),
      section: gids(sections.filter(({ name }) => name !== 'Untitled section')),
      task: gids(tasks.filter(({ parent }) => !parent)),
      subtask: gids(tasks.filter(({ parent }) => parent)),
      comment: gids(stories.filter(({ type }) => type === 'comment')),
      tag: gids(tags),
      custom_field: gids(customFields),
      portfolio: gids(portfolios),
      user: ids(okta.users()),
      group: ids(groups),
      membership: new Set(groups.flatMap(({ id }) => okta.members(id).map((user) => `${id}/${user.id}`))),
      app_assignment: new Set(okta.apps().flatMap(({ id }) => okta.assignments(id).map(({ user }) => `${id}/${user}`))),
    };
  }
}
