import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type GeneratedObject, type GeneratorCleanup, PrismaService } from '../../../platform/database/index.js';
import { Lanes, type Turn } from '../../../platform/lanes/index.js';
import { Effects, madeObjectOf } from '../engine/effects.js';
import { cleanupLane } from '../engine/job-lane.js';
import { type Hands, type ObjectKind } from '../engine/step.js';
import { Workers } from '../engine/workers.js';
import { type JobWithAccounts } from '../jobs/job-rows.js';
import { Cleanups } from './cleanups.js';

/** A turn works this long before other cleanups have theirs. */
const SLICE_MS = 10_000;
const PAGE = 20;
/** After this long a call that was under way has ended, whatever came of it. */
const CALL_MS = 60_000;
const RETRY_MS = 2_000;
/** Tries at one object before it counts as failed. */
const PATIENCE = 4;

/** Turns of cleanups: what a job has made is removed kind by kind, and each removal written down. */
@Injectable()
export class CleanupRunner {
  constructor(
    private readonly prisma: PrismaService,
    private readonly workers: Workers,
    private readonly effects: Effects,
    private readonly cleanups: Cleanups,
    lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    lanes.register(cleanupLane, (turn) => this.turn(turn));
  }

  private async turn({ key, signal }: Turn): Promise<Date | 'now' | void> {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until && !signal.aborted) {
      const work = await this.cleanups.underWay(key);
      if (!work) return;
      const next = await this.page(work.cleanup, work.job, signal);
      if (next !== 'more') return next;
    }
    return 'now';
  }

  /** @returns `more` when there may be another page; nothing when all is done */
  private async page(
    cleanup: GeneratorCleanup,
    job: JobWithAccounts,
    signal: AbortSignal,
  ): Promise<Date | 'more' | void> {
    const { cleanupOrder, objects } = this.workers.of(job.connection);
    for (const kind of cleanupOrder) {
      const rows = await this.pageOf(cleanup, job.id, kind);
      const definition = objects[kind];
      if (rows.length === 0 || !definition?.remove) continue;
      for (const row of rows) {
        if (signal.aborted) return new Date(this.clock.now());
        const pause = await this.remove(cleanup, job, definition, row, signal);
        if (pause) return pause;
      }
      return 'more';
    }
    return this.cleanups.finish(cleanup);
  }

  /** What was made last goes first. */
  private pageOf({ left }: GeneratorCleanup, jobId: string, kind: string): Promise<GeneratedObject[]> {
    return this.prisma.generatedObject.findMany({
      where: { jobId, kind, status: { not: 'deleted' }, key: { notIn: left } },
      orderBy: { position: 'desc' },
      take: PAGE,
    });
  }

  /** @returns when to come back, if the provider or a call under way has to be waited for */
  private async remove(
    cleanup: GeneratorCleanup,
    job: JobWithAccounts,
    kind: ObjectKind,
    row: GeneratedObject,
    signal: AbortSignal,
  ): Promise<Date | undefined> {
    const settledAt = row.intendedAt.getTime() + CALL_MS;
    if (row.status === 'intended' && settledAt > this.clock.now()) return new Date(this.clock.now() + RETRY_MS);
    try {
      await this.byAnyAccount(job, signal, async (hands) => {
        const object = madeObjectOf(row);
        const externalId = row.externalId ?? (await this.effects.find(kind, hands, object));
        if (externalId !== undefined) await kind.remove?.(hands, { ...object, externalId });
      });
      await this.cleanups.removed(cleanup, row);
      return undefined;
    } catch (error) {
      if (signal.aborted || !(error instanceof ProviderError)) throw error;
      const isPassing = error.kind === 'unavailable' || error.kind === 'rate_limited';
      if (!isPassing || (await this.cleanups.setBack(cleanup)) >= PATIENCE) {
        await this.cleanups.leave(cleanup, row, error);
        return undefined;
      }
      return new Date(this.clock.now() + (error.retryAfterSeconds ?? RETRY_MS / 1000) * 1000);
    }
  }

  /** What one account may not remove, another may: contract 6.8. @throws what the last one said */
  private async byAnyAccount(
    { id, organizationId, accounts }: JobWithAccounts,
    signal: AbortSignal,
    call: (hands: Hands) => Promise<void>,
  ): Promise<void> {
    let refusal: unknown = new ProviderError('auth_expired', 'The job has no account.');
    for (const { userId } of accounts) {
      try {
        return await call({ organizationId, userId, signal, jobId: id });
      } catch (error) {
        if (!(error instanceof ProviderError) || !['forbidden', 'auth_expired'].includes(error.kind)) throw error;
        refusal = error;
      }
    }
    throw refusal;
  }
}
