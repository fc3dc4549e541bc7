import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type GeneratorJob, type Prisma, PrismaService } from '../../../platform/database/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { type Secret } from '../../../platform/vault/index.js';
import { jobLane } from '../engine/job-lane.js';
import { Workers } from '../engine/workers.js';
import { randomFor } from '../schedule/random.js';
import { Templates } from '../templates/templates.js';
import { templateId } from '../templates/templates.schemas.js';
import { type JobConfig } from './job-config.js';
import { JobTokens, type NewAccount } from './job-tokens.js';
import { ModelKeys } from './model-keys.js';
import { readConfig, readStart } from './start-request.js';

type Body = Readonly<Record<string, unknown>>;

/** Nobody's id: what cannot be one is answered like one that does not exist. */
const NO_TEMPLATE = '00000000-0000-0000-0000-000000000000';
const DAY_MS = 86_400_000;

/** What a new job needs to be stored. */
export interface NewJob {
  readonly organizationId: string;
  readonly config: JobConfig;
  readonly accounts: readonly NewAccount[];
  readonly modelKey?: Secret | undefined;
}

export const newJobId = (): string => `job_${randomBytes(4).toString('hex')}`;

/** Begins jobs. */
@Injectable()
export class JobStarts {
  constructor(
    private readonly prisma: PrismaService,
    private readonly workers: Workers,
    private readonly tokens: JobTokens,
    private readonly keys: ModelKeys,
    private readonly templates: Templates,
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws problem `validation_failed` in the documented order and words; ProviderError when tokens cannot be checked */
  async start(organizationId: string, body: Body): Promise<GeneratorJob> {
    const { config, tokens, modelKey } = readStart(await this.withTemplate(organizationId, body));
    const accounts = await this.tokens.keep(organizationId, config.connection_type, tokens);
    return this.begin({ organizationId, config, accounts, modelKey });
  }

  /** What the request names counts before what the template does. */
  private async withTemplate(organizationId: string, { template_id: id, ...given }: Body): Promise<Body> {
    if (id === undefined || id === null) return given;
    const isId = templateId.safeParse(id);
    const { config } = await this.templates.get(organizationId, isId.success ? isId.data : NO_TEMPLATE);
    return { ...(config as Body), ...given };
  }

  /** What a job with these settings would make before its everyday life begins. Nobody is asked. */
  plan(body: Body) {
    const config = readConfig(body);
    const worker = this.workers.of(config.connection_type);
    const seed = config.seed ?? newJobId();
    const { state, initialUnits } = worker.begin(config, randomFor(seed, 'begin'), new Date(this.clock.now()));
    return { connection_type: config.connection_type, seed, steps: initialUnits, objects: worker.planned(state) };
  }

  /** Stores the job, and the word that there is work, together. */
  async begin({ organizationId, config, accounts, modelKey }: NewJob): Promise<GeneratorJob> {
    const id = newJobId();
    const startedAt = new Date(this.clock.now());
    const seed = config.seed ?? id;
    const { state, initialUnits } = this.workers
      .of(config.connection_type)
      .begin(config, randomFor(seed, 'begin'), startedAt);
    const days = config.duration_days;
    const data = {
      id,
      organizationId,
      connection: config.connection_type,
      name: config.job_name ?? null,
      config: config as unknown as Prisma.InputJsonObject,
      seed,
      state: state as Prisma.InputJsonObject,
      stats: Object.fromEntries(this.workers.of(config.connection_type).stats.map((name) => [name, 0])),
      initialTotal: initialUnits,
      modelKey: modelKey ? await this.keys.seal({ id, organizationId }, modelKey) : null,
      tokenBudget: config.token_budget ?? null,
      startedAt,
      endsAt: days === 'indefinite' ? null : new Date(startedAt.getTime() + days * DAY_MS),
      accounts: { create: accounts.map((account) => ({ ...account })) },
    };
    return this.prisma.$transaction(async (tx) => {
      const job = await tx.generatorJob.create({ data });
      await this.lanes.wake(jobLane, [id], { tx });
      return job;
    });
  }
}
