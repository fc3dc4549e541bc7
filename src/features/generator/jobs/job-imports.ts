import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type GeneratorJob, Prisma, PrismaService } from '../../../platform/database/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { invalidField, problem } from '../../../platform/problem/index.js';
import { jobLane } from '../engine/job-lane.js';
import { type JobWorker } from '../engine/step.js';
import { Workers } from '../engine/workers.js';
import { randomFor } from '../schedule/random.js';
import { JobTokens } from './job-tokens.js';
import { type LegacyJob, legacyState } from './legacy-job.js';
import { ModelKeys } from './model-keys.js';
import { readStart, type StartRequest } from './start-request.js';

const DAY_MS = 86_400_000;

/** Jobs from state files. */
@Injectable()
export class JobImports {
  constructor(
    private readonly prisma: PrismaService,
    private readonly workers: Workers,
    private readonly tokens: JobTokens,
    private readonly keys: ModelKeys,
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The job goes on under its id where it stood; what it has made can be cleaned up.
   * @throws problem `validation_failed`, `conflict` for an id in use
   */
  async import(organizationId: string, legacy: LegacyJob): Promise<GeneratorJob> {
    if (legacy._deleting) throw invalidField('_deleting', 'marks a job that was deleted');
    const { connection_type: connection, config } = legacy;
    const worker = this.workers.of(connection);
    const given = worker.adopted(legacyState(legacy));
    if (!given) throw invalidField('body', `is not the state of a job of the kind ${connection}`);
    const request = readStart({ anthropic_api_key: '', ...config, connection_type: connection });
    const accounts = await this.tokens.keep(organizationId, connection, request.tokens);
    const data = {
      ...(await this.columns(organizationId, legacy, request, worker, given)),
      accounts: { create: accounts.map((account) => ({ ...account })) },
    };
    try {
      return await this.prisma.$transaction(async (tx) => {
        const job = await tx.generatorJob.create({ data });
        await this.lanes.wake(jobLane, [job.id], { tx });
        return job;
      });
    } catch (error) {
      const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
      throw isTaken ? problem('conflict', { detail: 'There is a job with this id already.', cause: error }) : error;
    }
  }

  private async columns(
    organizationId: string,
    legacy: LegacyJob,
    { config, modelKey }: StartRequest,
    worker: JobWorker,
    state: object,
  ) {
    const now = new Date(this.clock.now());
    const { job_id: id, started_at: startedAt = legacy.created_at ?? now } = legacy;
    const days = config.duration_days;
    const objects = worker.madeIn(state);
    // One that had not begun is begun anew.
    const isInitialized = objects.length > 0;
    const fresh = isInitialized ? undefined : worker.begin(config, randomFor(config.seed ?? id, 'begin'), startedAt);
    return {
      id,
      organizationId,
      connection: legacy.connection_type,
      name: legacy.job_name ?? config.job_name ?? null,
      status: statusOf(legacy, isInitialized),
      stopReason: legacy.status === 'stopped' ? 'requested' : null,
      config: config as unknown as Prisma.InputJsonObject,
      seed: config.seed ?? id,
      state: (fresh?.state ?? state) as Prisma.InputJsonObject,
      stats: { ...Object.fromEntries(worker.stats.map((name) => [name, 0])), ...legacy.stats },
      initialTotal: fresh?.initialUnits ?? 0,
      initializedAt: isInitialized ? now : null,
      modelKey: modelKey ? await this.keys.seal({ id, organizationId }, modelKey) : null,
      tokenBudget: config.token_budget ?? null,
      createdAt: legacy.created_at ?? now,
      startedAt,
      endsAt: days === 'indefinite' ? null : new Date(startedAt.getTime() + days * DAY_MS),
      lastActivityAt: legacy.last_activity ?? null,
      objects: {
        create: objects.map(({ kind, externalId, parentId, name, draft }, place) => ({
          ...{ key: `import:${place}`, kind, externalId, parentId, name, draft },
          ...{ status: 'created' as const, intendedAt: startedAt, confirmedAt: now },
        })),
      },
      // Files have the oldest first, as rows do.
      activities: {
        create: legacy.activity_log.map(({ timestamp: at, action, details }) => ({
          ...{ at, action, details: details as Prisma.InputJsonObject },
        })),
      },
      failures: { create: legacy.errors.map(({ timestamp: at, type, message }) => ({ at, type, message })) },
    };
  }
}

function statusOf({ status }: LegacyJob, isInitialized: boolean): GeneratorJob['status'] {
  if (status === 'paused' || status === 'stopped') return status;
  return isInitialized ? 'running' : 'initializing';
}
