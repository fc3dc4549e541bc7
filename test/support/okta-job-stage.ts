import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import {
  ConnectedApi,
  type ConnectionRef,
  type ProviderAccount,
  type ProviderRequest,
  type ProviderResponse,
} from '../../src/contracts/index.js';
import { Effects, madeObjectOf } from '../../src/features/generator/engine/effects.js';
import {
  type LoggedActivity,
  type LoggedFailure,
  RunningStep,
} from '../../src/features/generator/engine/running-step.js';
import { type JobConfig, oktaConfig } from '../../src/features/generator/jobs/job-config.js';
import { OktaWorker } from '../../src/features/generator/okta/okta-worker.js';
import { type OrgOf } from '../../src/features/generator/okta/work.js';
import { type OktaWorld } from '../../src/features/generator/okta/world.js';
import { randomFor } from '../../src/features/generator/schedule/random.js';
import { systemClock } from '../../src/platform/clock/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { UpstreamHttp, UpstreamObserver } from '../../src/platform/http/index.js';
import { Secret } from '../../src/platform/vault/index.js';
import { okta, OktaAccounts, type OktaClient } from '../../src/providers/okta/index.js';
import { createTestDatabase, type TestDatabase } from './database.js';

/** The process is gone: what it was about to write down is lost. */
class Died extends Error {}

/** When a process dies: before a call reaches Okta, or after, before anybody here knows its answer. */
export type Death = 'before' | 'after';

/** At which calls of a step a process dies: one after the other, until none is left. */
export interface Deaths {
  readonly when: Death;
  /** So often at calls with the same method and path, ids left out. */
  readonly mostOfAKind: number;
}

/** The calls at which a process still dies. */
class Fate {
  private last = 0;
  private readonly met = new Map<string, number>();

  constructor(private readonly deaths: Deaths) {}

  /** @param call its number within this try of the step */
  strikes(call: number, { method, path }: ProviderRequest, when: Death): boolean {
    if (when !== this.deaths.when || call <= this.last) return false;
    const kind = `${method} ${path.replace(/\b[0-9A-Za-z]{20}\b/g, '…')}`;
    const met = this.met.get(kind) ?? 0;
    if (met >= this.deaths.mostOfAKind) return false;
    this.met.set(kind, met + 1);
    this.last = call;
    return true;
  }
}

/** The way to the organization, on which a process can die. */
class MortalApi extends ConnectedApi {
  calls = 0;
  fate: Fate | undefined;
  readonly requests: ProviderRequest[] = [];

  constructor(
    private readonly upstream: UpstreamHttp,
    private readonly sandbox: Sandbox,
  ) {
    super();
  }

  override async call(_connection: ConnectionRef, request: ProviderRequest): Promise<ProviderResponse> {
    this.calls += 1;
    this.requests.push(request);
    const call = this.calls;
    if (this.fate?.strikes(call, request, 'before')) throw new Died();
    const answer = await this.send(request);
    if (this.fate?.strikes(call, request, 'after')) throw new Died();
    return answer;
  }

  override async account(): Promise<ProviderAccount | undefined> {
    return undefined;
  }

  private send({ method, path, query, body, signal }: ProviderRequest): Promise<ProviderResponse> {
    return this.upstream.send({
      provider: 'okta',
      method,
      url: `${this.sandbox.url}/okta/api/v1${path}`,
      allowedHosts: [],
      credential: { scheme: 'SSWS', token: Secret.of(this.sandbox.okta.sswsTokens.admin) },
      query,
      json: body,
      signal,
      policy: 'once',
      explain: okta.explain,
    });
  }
}

export interface StagedJob {
  readonly id: string;
  readonly seed: string;
  readonly config: JobConfig;
  readonly initialUnits: number;
  step: number;
  world: OktaWorld;
  readonly stats: Record<string, number>;
  readonly activities: LoggedActivity[];
  readonly failures: LoggedFailure[];
}

type Work = (step: RunningStep, world: OktaWorld) => Promise<unknown>;

/** Jobs of the Okta worker against the sandbox's organization, step by step as the engine does them. */
export class OktaJobStage {
  readonly worker: OktaWorker;
  readonly org: OrgOf;
  private readonly effects: Effects;
  private texts = 0;
  private jobs = 0;

  private constructor(
    private readonly database: TestDatabase,
    readonly prisma: PrismaService,
    private readonly upstream: UpstreamHttp,
    readonly sandbox: Sandbox,
    readonly api: MortalApi,
    private readonly organizationId: string,
    writesIntents: boolean,
  ) {
    const accounts = new OktaAccounts(api);
    this.worker = new OktaWorker(accounts);
    this.org = (hands) => accounts.clientOf(hands);
    this.effects = new Effects(prisma, systemClock, { writesIntents });
  }

  /** @param writesIntents false: as if effects were carried out without being written down first */
  static async open({ writesIntents = true } = {}): Promise<OktaJobStage> {
    const database = await createTestDatabase();
    const prisma = new PrismaService({ url: database.url, poolSize: 2 });
    const { id } = await prisma.organization.create({ data: { name: 'Acme' } });
    const upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 10_000 }, new UpstreamObserver());
    const sandbox = await startSandbox();
    const api = new MortalApi(upstream, sandbox);
    const stage = new OktaJobStage(database, prisma, upstream, sandbox, api, id, writesIntents);
    stage.reset();
    return stage;
  }

  /** The organization as it was at first; jobs stay apart by their ids. */
  reset(): void {
    this.twin.reset();
    this.twin.setLimits({ enabled: false });
    this.twin.clearEffects();
    this.api.requests.length = 0;
  }

  async close(): Promise<void> {
    await this.upstream.onApplicationShutdown();
    await this.sandbox.close();
    await this.prisma.$disconnect();
    await this.database.drop();
  }

  get twin() {
    return this.sandbox.okta;
  }

  /** People at work in the organization itself. */
  get people(): OktaClient {
    return new OktaAccounts(this.api).clientOf({ organizationId: this.organizationId, userId: 'people' });
  }

  async newJob(asked: Record<string, unknown>, seed = 'seed'): Promise<StagedJob> {
    const org = { connection_type: 'okta', org_url: 'https://acme.okta.com', org_size: 'midsize' };
    const config = oktaConfig.parse({ industry: 'technology', ...org, ...asked });
    const id = `job_${(this.jobs += 1).toString(16).padStart(8, '0')}`;
    const startedAt = new Date();
    const { state, initialUnits } = this.worker.begin(config, randomFor(seed, 'begin'), startedAt);
    const row = { id, organizationId: this.organizationId, connection: 'okta' as const, seed, startedAt };
    await this.prisma.generatorJob.create({ data: { ...row, config, state } });
    const noted = { stats: {}, activities: [], failures: [] };
    return { id, seed, config, initialUnits, step: 0, world: state, ...noted };
  }

  /**
   * All of the initialization.
   * @returns how often the process died
   */
  async initialize(job: StagedJob, dying?: Deaths): Promise<number> {
    let deaths = 0;
    for (let unit = 0; unit < job.initialUnits; unit += 1) {
      deaths += await this.step(job, (step, world) => this.worker.initialize(step, world, unit), dying);
    }
    return deaths;
  }

  act(job: StagedJob, dying?: Deaths): Promise<number> {
    return this.step(job, (step, world) => this.worker.act(step, world), dying);
  }

  /**
   * Does one step; the process dies at one call after the other, until none is left to die at.
   * @returns how often it died
   */
  async step(job: StagedJob, work: Work, dying?: Deaths): Promise<number> {
    const at = new Date();
    this.api.fate = dying && new Fate(dying);
    for (let deaths = 0; ; deaths += 1) {
      this.api.calls = 0;
      const world = structuredClone(job.world);
      const step = this.running(job, at);
      try {
        await work(step, world);
      } catch (error) {
        if (error instanceof Died) continue;
        throw error;
      }
      this.api.fate = undefined;
      this.commit(job, step, world);
      return deaths;
    }
  }

  /** Removes what the job has recorded, as a cleanup does. */
  async clean(job: StagedJob): Promise<void> {
    for (const kind of this.worker.cleanupOrder) {
      const where = { jobId: job.id, kind };
      for (const row of await this.prisma.generatedObject.findMany({ where, orderBy: { position: 'desc' } })) {
        const step = this.running(job, new Date());
        const externalId = row.externalId ?? '';
        await step.change(async (hands) =>
          this.worker.objects[kind]?.remove?.(hands, { ...madeObjectOf(row), externalId }),
        );
      }
    }
  }

  private running(job: StagedJob, at: Date): RunningStep {
    const account = { userId: 'generator', name: 'Ana', accountId: '1', fullName: 'Ana Ruiz', email: null };
    const row = { id: job.id, organizationId: this.organizationId, step: job.step, forced: 1 };
    const random = randomFor(job.seed, job.step);
    return new RunningStep(row, job.config, [account], at, random, new AbortController().signal, {
      once: (hands, key, effect) => {
        const kind = this.worker.objects[effect.kind];
        if (!kind) throw new Error(`no such kind: ${effect.kind}`);
        return this.effects.once(kind, hands, key, effect);
      },
      noteCall: async () => undefined,
      // A model never says the same thing twice.
      write: async (kind) => `${kind} ${(this.texts += 1)}`,
      profile: async () => ({
        firstName: `Given${'abcdefghij'.charAt((this.texts += 1) % 10)}`,
        lastName: `Family${'abcdefghij'.charAt(this.texts % 7)}`,
        title: `Title ${this.texts}`,
        city: `City ${this.texts}`,
        state: 'State',
        countryCode: 'DE',
      }),
    });
  }

  private commit(job: StagedJob, step: RunningStep, world: OktaWorld): void {
    // As it comes back from the database.
    job.world = JSON.parse(JSON.stringify(world)) as OktaWorld;
    job.step += 1;
    for (const [stat, by] of step.counts) job.stats[stat] = (job.stats[stat] ?? 0) + by;
    job.activities.push(...step.activities);
    job.failures.push(...step.failures);
  }
}
