import { Inject, Injectable } from '@nestjs/common';
import { type ProviderError, type ReportedEvent } from '../../../contracts/index.js';
import { EventLog, OWN_SOURCE } from '../../../hub/events/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import {
  ChangeFeed,
  type GeneratorAccount,
  type GeneratorJob,
  Prisma,
  PrismaService,
} from '../../../platform/database/index.js';
import { JOBS_TOPIC } from './job-lane.js';
import { type RunningStep } from './running-step.js';

/** A job as the engine works with it. */
export type JobRow = GeneratorJob & { readonly accounts: readonly GeneratorAccount[] };

/** Contract 6.3. */
const MOST_ACTIVITIES = 1_000;
const MOST_FAILURES = 100;

/** What a step has come to. */
export interface StepOutcome {
  readonly state: object;
  readonly initialDone: number;
  readonly isInitialized: boolean;
  readonly next: Date;
}

/** Stores what came of steps: job, log, errors and events together. */
@Injectable()
export class StepOutcomes {
  constructor(
    private readonly prisma: PrismaService,
    private readonly events: EventLog,
    private readonly feed: ChangeFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns when the job goes on; nothing when it was stopped or paused meanwhile, or the step was another's */
  async commit(job: JobRow, step: RunningStep, outcome: StepOutcome): Promise<Date | 'now' | void> {
    const now = new Date(this.clock.now());
    const isDone = outcome.isInitialized;
    const wasForced = job.forced > 0 && job.initializedAt !== null;
    const stored = await this.prisma.$transaction(async (tx) => {
      const { count } = await tx.generatorJob.updateMany({
        where: { id: job.id, step: job.step, deletedAt: null },
        data: {
          step: { increment: 1 },
          stepAt: null,
          setbacks: 0,
          rateLimited: false,
          state: outcome.state,
          stats: this.statsOf(job, step),
          initialDone: outcome.initialDone,
          ...(isDone && !job.initializedAt && { initializedAt: now }),
          ...(wasForced && { forced: { decrement: 1 } }),
          ...(step.activities.length > 0 && { lastActivityAt: now }),
          nextActivityAt: outcome.next,
        },
      });
      if (count === 0) return false;
      if (isDone) {
        const where = { id: job.id, status: 'initializing' as const };
        await tx.generatorJob.updateMany({ where, data: { status: 'running' } });
      }
      await this.write(job, step, now, tx);
      return true;
    });
    await this.feed.announce(JOBS_TOPIC, job.id);
    if (!stored) return undefined;
    return job.forced > 1 || outcome.next <= now ? 'now' : outcome.next;
  }

  /** A step that failed: it is tried again as it was, or given up so that the next one decides anew. */
  async setBack(
    job: JobRow,
    step: RunningStep,
    error: ProviderError,
    { next, repeats }: { readonly next: Date; readonly repeats: boolean },
  ): Promise<Date | void> {
    const now = new Date(this.clock.now());
    const isLimit = error.kind === 'rate_limited';
    const failed = { type: isLimit ? 'rate_limit' : 'general', message: messageOf(error) };
    const isLeftOut = !repeats && job.initializedAt === null;
    await this.prisma.$transaction(async (tx) => {
      const { count } = await tx.generatorJob.updateMany({
        where: { id: job.id, step: job.step, deletedAt: null },
        data: {
          ...(repeats ? { setbacks: { increment: 1 } } : { step: { increment: 1 }, stepAt: null, setbacks: 0 }),
          ...(isLeftOut && this.leftOut(job, now)),
          ...(job.forced > 0 && job.initializedAt && { forced: 0 }),
          rateLimited: isLimit,
          stats: this.statsOf(job, undefined, 1),
          nextActivityAt: next,
        },
      });
      if (count === 0) return;
      if (isLeftOut && job.initialDone + 1 >= job.initialTotal) {
        await tx.generatorJob.updateMany({
          where: { id: job.id, status: 'initializing' },
          data: { status: 'running' },
        });
      }
      await tx.generatorFailure.create({ data: { jobId: job.id, at: now, ...failed } });
      await this.trim(job.id, tx);
      const told = { type: 'job.failed', data: { ...factsOf(job), error_type: failed.type, message: failed.message } };
      await this.tell(job, step, [told], now, tx);
    });
    await this.feed.announce(JOBS_TOPIC, job.id);
    return next;
  }

  /** Its time is over. */
  async end(job: JobRow): Promise<void> {
    const now = new Date(this.clock.now());
    await this.prisma.$transaction(async (tx) => {
      const { count } = await tx.generatorJob.updateMany({
        where: { id: job.id, status: { not: 'stopped' }, deletedAt: null },
        data: { status: 'stopped', stopReason: 'ended', nextActivityAt: null, forced: 0 },
      });
      if (count > 0) await this.tell(job, undefined, [{ type: 'job.ended', data: factsOf(job) }], now, tx);
    });
    await this.feed.announce(JOBS_TOPIC, job.id);
  }

  private leftOut(job: JobRow, now: Date) {
    const initialDone = job.initialDone + 1;
    return { initialDone, ...(initialDone >= job.initialTotal && { initializedAt: now }) };
  }

  private async write(job: JobRow, step: RunningStep, at: Date, tx: Prisma.TransactionClient): Promise<void> {
    const jobId = job.id;
    if (step.failures.length > 0) {
      await tx.generatorFailure.createMany({ data: step.failures.map((failure) => ({ jobId, at, ...failure })) });
    }
    if (step.activities.length > 0) {
      const data = step.activities.map(({ action, details }) => {
        return { jobId, at, action, details: details as Prisma.InputJsonObject };
      });
      await tx.generatorActivity.createMany({ data });
    }
    await this.trim(jobId, tx);
    const told = step.activities.map(({ action, details }) => ({
      type: 'job.activity',
      data: { ...factsOf(job), action, details },
    }));
    await this.tell(job, step, told, at, tx);
  }

  private async trim(jobId: string, tx: Prisma.TransactionClient): Promise<void> {
    await tx.$executeRaw`
      DELETE FROM generator_activities WHERE job_id = ${jobId} AND id <= (
        SELECT id FROM generator_activities WHERE job_id = ${jobId} ORDER BY id DESC OFFSET ${MOST_ACTIVITIES} LIMIT 1)`;
    await tx.$executeRaw`
      DELETE FROM generator_failures WHERE job_id = ${jobId} AND id <= (
        SELECT id FROM generator_failures WHERE job_id = ${jobId} ORDER BY id DESC OFFSET ${MOST_FAILURES} LIMIT 1)`;
  }

  /** Live, to whoever follows the organization's events. */
  private async tell(
    job: JobRow,
    step: RunningStep | undefined,
    told: readonly Pick<ReportedEvent, 'type' | 'data'>[],
    at: Date,
    tx: Prisma.TransactionClient,
  ): Promise<void> {
    const events = told.map(({ type, data }, place) => ({
      type,
      subject: `job:${job.id}`,
      occurredAt: at.toISOString(),
      identity: `${job.id}:${step ? job.step : 'end'}:${job.setbacks}:${type}:${place}`,
      data,
    }));
    await this.events.append({ organizationId: job.organizationId, userId: null }, OWN_SOURCE, events, tx);
  }

  private statsOf(job: JobRow, step: RunningStep | undefined, errors = 0): Prisma.InputJsonObject {
    const stats = { ...(job.stats as Record<string, number>) };
    for (const [name, by] of step?.counts ?? []) stats[name] = (stats[name] ?? 0) + by;
    if (errors > 0) stats.errors = (stats.errors ?? 0) + errors;
    return stats;
  }
}

const factsOf = ({ id, connection, name }: JobRow) => ({ job_id: id, connection_type: connection, job_name: name });

/** For people, and nothing of what the provider said: its words may quote what it was sent. */
const messageOf = ({ kind, code, status }: ProviderError) =>
  [`The provider failed: ${kind}`, code && `code ${code}`, status && `status ${status}`].filter(Boolean).join(', ');
