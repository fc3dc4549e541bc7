import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type GeneratorJob, type Prisma, PrismaService } from '../../../platform/database/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { type Secret } from '../../../platform/vault/index.js';
import { jobLane } from '../engine/job-lane.js';
import { Workers } from '../engine/workers.js';
import { randomFor } from '../schedule/random.js';
import { type JobConfig } from './job-config.js';
import { JobTokens, type NewAccount } from './job-tokens.js';
import { ModelKeys } from './model-keys.js';
import { readStart } from './start-request.js';

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
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws problem `validation_failed` in the documented order and words; ProviderError when tokens cannot be checked */
  async start(organizationId: string, body: Readonly<Record<string, unknown>>): Promise<GeneratorJob> {
    const { config, tokens, modelKey } = readStart(body);
    const accounts = await this.tokens.keep(organizationId, config.connection_type, tokens);
    return this.begin({ organizationId, config, accounts, modelKey });
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
