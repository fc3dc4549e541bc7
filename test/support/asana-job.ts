import { Test, type TestingModule } from '@nestjs/testing';
import {
  ConnectedApi,
  type ConnectionRef,
  ProviderError,
  type ProviderRequest,
  type ProviderResponse,
} from '../../src/contracts/index.js';
import { AsanaIndustries } from '../../src/features/generator/asana/asana-industries.js';
import { asanaWorkerProviders } from '../../src/features/generator/asana/asana-providers.js';
import { AsanaWorker } from '../../src/features/generator/asana/asana-worker.js';
import { type AsanaWorld } from '../../src/features/generator/asana/asana-world.js';
import { Effects } from '../../src/features/generator/engine/effects.js';
import { RunningStep } from '../../src/features/generator/engine/running-step.js';
import { type JobAccount } from '../../src/features/generator/engine/step.js';
import { type AsanaIndustry } from '../../src/features/generator/industries/asana/asana-industry.js';
import { type AsanaJobConfig, asanaConfig } from '../../src/features/generator/jobs/job-config.js';
import { randomFor } from '../../src/features/generator/schedule/random.js';
import { CLOCK, systemClock } from '../../src/platform/clock/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { AsanaAccounts } from '../../src/providers/asana/index.js';
import { startTestApp, type TestApp } from './app.js';
import { connectAsana } from './connect.js';

export const PEOPLE = ['ana.ruiz@example.com', 'ben.okafor@example.com', 'chloe.martin@example.com'];

const UNLIMITED = { perMinute: 1_000_000, concurrentReads: 1000, concurrentWrites: 1000 };

/** What the twin holds, as far as jobs make it. */
export const CREATED = ['projects', 'sections', 'tasks', 'tags', 'customFields', 'portfolios'] as const;
export type Counts = Record<(typeof CREATED)[number] | 'comments', number>;

/** The way to Asana, on which the answer to one write is lost after Asana has carried it out. */
class LossyApi extends ConnectedApi {
  /** Writes until the one whose answer is lost. */
  left = Infinity;
  /** Method and path, gids left out. */
  readonly writes: string[] = [];

  constructor(private readonly api: ConnectedApi) {
    super();
  }

  async call(connection: ConnectionRef, request: ProviderRequest): Promise<ProviderResponse> {
    const answer = await this.api.call(connection, request);
    if (request.method === 'GET') return answer;
    this.writes.push(`${request.method} ${request.path.replace(/\d+/g, '…')}`);
    this.left -= 1;
    if (this.left === 0) throw new ProviderError('unavailable', 'The answer was lost.');
    return answer;
  }

  account(connection: ConnectionRef) {
    return this.api.account(connection);
  }
}

/** One Asana job on a test server, worked off step by step as the engine would. */
export class AsanaJob {
  readonly log: { action: string; details: Readonly<Record<string, unknown>> }[] = [];
  readonly failures: { type: string; message: string }[] = [];
  readonly stats = new Map<string, number>();
  state: AsanaWorld;
  readonly units: number;
  private number = 0;
  private texts = 0;

  private constructor(
    readonly id: string,
    readonly organizationId: string,
    readonly config: AsanaJobConfig,
    /** Everything behind the worker. */
    readonly module: TestingModule,
    readonly accounts: readonly JobAccount[],
    private readonly lossy: LossyApi,
    private readonly effects: Effects,
    private readonly server: TestApp,
  ) {
    const begun = this.worker.begin(config, randomFor(config.seed ?? id, 'begin'));
    this.state = begun.state;
    this.units = begun.initialUnits;
  }

  static async start(
    server: TestApp,
    industry: AsanaIndustry,
    settings: Partial<AsanaJobConfig> & { workspace_gid: string },
    { writesIntents = true, people = PEOPLE }: { writesIntents?: boolean; people?: readonly string[] } = {},
  ): Promise<AsanaJob> {
    const prisma = server.app.get(PrismaService);
    const { id: organizationId } = await prisma.organization.findFirstOrThrow();
    const lossy = new LossyApi(server.app.get(ConnectedApi, { strict: false }));
    const asanaAccounts = new AsanaAccounts(lossy);
    const effects = new Effects(prisma, systemClock, { writesIntents });
    const module = await moduleWith(asanaAccounts, industry);
    const config = asanaConfig.parse({ connection_type: 'asana', industry: industry.id, seed: 'a seed', ...settings });
    const id = `job_${Math.random().toString(16).slice(2, 10)}`;
    const job = { id, organizationId, connection: 'asana' as const, seed: 'a seed', startedAt: new Date() };
    await prisma.generatorJob.create({ data: { ...job, config: config, state: {} } });
    const accounts = people.map((person): JobAccount => {
      const { gid: accountId, name: fullName } = server.sandbox.asana.person(person);
      return { userId: `made-${person}`, name: person, accountId, fullName, email: person };
    });
    return new AsanaJob(id, organizationId, config, module, accounts, lossy, effects, server);
  }

  /** The next unit of the initialization; the same step is repeated after each loss. */
  async initialize(unit: number): Promise<number | void> {
    return this.step((step, state) => this.worker.initialize(step, state, unit));
  }

  async initializeAll(): Promise<void> {
    for (let unit = 0; unit < this.units; unit++) await this.initialize(unit);
  }

  async act(at?: Date): Promise<void> {
    await this.step((step, state) => this.worker.act(step, state), at);
  }

  get worker(): AsanaWorker {
    return this.module.get(AsanaWorker);
  }

  /** Writes of the job to Asana so far, each by its method and path, gids left out. */
  get writes(): readonly string[] {
    return this.lossy.writes;
  }

  /**
   * One step, repeated after each loss as it was: with the same time, chance and state.
   * @param losses for each try but the last: at which of its writes the answer is lost
   */
  async step<T>(
    work: (step: RunningStep, state: AsanaWorld) => Promise<T>,
    at = new Date(),
    losses: readonly number[] = [],
  ): Promise<T> {
    for (const loss of [...losses, Infinity]) {
      const step = this.begin(at);
      const state = structuredClone(this.state);
      this.lossy.left = loss;
      try {
        const result = await work(step, state);
        this.commit(step, state);
        return result;
      } catch (error) {
        if (loss === Infinity) throw error;
      } finally {
        this.lossy.left = Infinity;
      }
    }
    throw new Error('The last try ends the loop.');
  }

  counts(): Counts {
    const { state } = this.server.sandbox.asana.snapshot();
    const comments = state.stories.filter(({ type }) => type === 'comment').length;
    return { comments, ...Object.fromEntries(CREATED.map((kind) => [kind, state[kind].length])) } as Counts;
  }

  private begin(at: Date): RunningStep {
    const row = { id: this.id, organizationId: this.organizationId, step: this.number, forced: 1 };
    const random = randomFor('a seed', this.number);
    return new RunningStep(row, this.config, this.accounts, at, random, new AbortController().signal, {
      once: (hands, key, effect) => {
        const kind = this.worker.objects[effect.kind];
        if (!kind) throw new Error(`There is no ${effect.kind}.`);
        return this.effects.once(kind, hands, key, effect);
      },
      noteCall: () => Promise.resolve(),
      // Never the same twice, as a model would answer.
      write: (kind) => Promise.resolve(`${kind} ${++this.texts}`),
      profile: () => Promise.reject(new Error('Asana has no profiles.')),
    });
  }

  private commit(step: RunningStep, state: AsanaWorld): void {
    this.state = structuredClone(state);
    this.number += 1;
    this.log.push(...step.activities);
    this.failures.push(...step.failures);
    for (const [stat, by] of step.counts) this.stats.set(stat, (this.stats.get(stat) ?? 0) + by);
  }
}

/** A server with the people that its jobs work as. The limits are looked at elsewhere. */
export async function startServerWithPeople(): Promise<TestApp> {
  const server = await startTestApp({ ASANA_RATE_PER_MINUTE: '1000000' });
  for (const person of PEOPLE) await connectAsana(server, `made-${person}`, person);
  server.sandbox.asana.setLimits(UNLIMITED);
  return server;
}

/** The twin as it was at first, without limits. */
export function resetAsana({ sandbox }: TestApp): void {
  sandbox.asana.reset({ keepTokens: true });
  sandbox.asana.setLimits(UNLIMITED);
}

function moduleWith(accounts: AsanaAccounts, industry: AsanaIndustry): Promise<TestingModule> {
  return Test.createTestingModule({
    providers: [
      ...asanaWorkerProviders,
      { provide: AsanaAccounts, useValue: accounts },
      { provide: AsanaIndustries, useValue: { find: (id: string) => (id === industry.id ? industry : undefined) } },
      { provide: CLOCK, useValue: systemClock },
    ],
  }).compile();
}

/** A small industry: what is tested does not depend on how much there is of it. */
export const SHOP: AsanaIndustry = {
  id: 'shop',
  label: 'Shop',
  teams: ['Buying'],
  systems: ['Stock list'],
  stakeholders: ['Suppliers'],
  regions: ['North'],
  useCases: [
    {
      id: 'season_change',
      name: 'Season change',
      description: 'The next collection comes into the stores.',
      customFields: [
        { name: 'Urgency', type: 'enum', options: ['Now', 'Soon', 'Later'] },
        { name: 'Stores', type: 'multi_enum', options: ['North', 'South'] },
        { name: 'Pieces', type: 'number', precision: 0, min: 1, max: 50 },
        { name: 'Supplier', type: 'text', examples: ['Harbour Textiles', 'Lindgren'] },
        { name: 'Delivery', type: 'date', daysAhead: [3, 20] },
      ],
      sections: ['Planned', 'Ordered', 'In store'],
      tags: ['window', 'sale'],
      milestones: ['Stores filled'],
      portfolios: ['Collections'],
      portfolioName: 'Collections',
      projectNames: ['Season change {quarter}'],
      tasks: [['Order the collection', 'All sizes, from the list of the {team} team.']],
      subtasks: ['Call the supplier'],
      deliverables: ['order list'],
      blockers: ['the supplier has not answered'],
    },
  ],
};
