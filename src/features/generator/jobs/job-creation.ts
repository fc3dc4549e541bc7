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
import { type NewAccount } from './job-tokens.js';
import { ModelKeys } from './model-keys.js';

const DAY_MS = 86_400_000;

/** What a new job needs to be stored. */
export interface NewJob {
  readonly organizationId: string;
  readonly config: JobConfig;
  readonly accounts: readonly NewAccount[];
  /** Absent: texts come from templates. */
  readonly modelKey?: Secret | undefined;
}

const newJobId = (): string => `job_${randomBytes(4).toString('hex')}`;

/** Stores new jobs. */
@Injectable()
export class JobCreation {
  constructor(
    private readonly prisma: PrismaService,
    private readonly workers: Workers,
    private readonly keys: ModelKeys,
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What a job with these settings would make before its everyday life begins. Nobody is asked. */
  plan(config: JobConfig) {
    const worker = this.workers.of(config.connection_type);
    const seed = config.seed ?? newJobId();
    const { state, initialUnits } = worker.begin(config, randomFor(seed, 'begin'), new Date(this.clock.now()));
    return {
      connection_type: config.connection_type,
      seed,
      steps: initialUnits,
      objects: worker.planned(config, state),
    };
  }

  /** The job, and the word that there is work, together. */
  async create({ organizationId, config, accounts, modelKey }: NewJob): Promise<GeneratorJob> {
    const id = newJobId();
    const worker = this.workers.of(config.connection_type);
    const startedAt = new Date(this.clock.now());
    const seed = config.seed ?? id;
    const { state, initialUnits } = worker.begin(config, randomFor(seed, 'begin'), startedAt);
    const days = config.duration_days;
    const data = {
      id,
      organizationId,
      connection: config.connection_type,
      name: config.job_name ?? null,
      config: config as unknown as Prisma.InputJsonObject,
      seed,
      state: state as Prisma.InputJsonObject,
      stats: Object.fromEntries(worker.stats.map((name) => [name, 0])),
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
