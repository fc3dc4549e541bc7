import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { ChangeFeed, type Prisma, PrismaService } from '../../../platform/database/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { nextActivity } from '../engine/activity-time.js';
import { JOBS_TOPIC, jobLane } from '../engine/job-lane.js';
import { JobRows } from './job-rows.js';
import { JobTokens } from './job-tokens.js';

/** Activities that may wait to be done by hand. */
const MOST_FORCED = 20;

/** A job whose time is over cannot be brought back. */
const STILL_USABLE = { OR: [{ stopReason: null }, { stopReason: 'requested' }] };

/** What people tell a job to do: contract 6.4. Every method throws problem `job_not_found`. */
@Injectable()
export class JobControls {
  constructor(
    private readonly prisma: PrismaService,
    private readonly rows: JobRows,
    private readonly tokens: JobTokens,
    private readonly lanes: Lanes,
    private readonly feed: ChangeFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** It stays paused, over restarts too, until somebody resumes it. */
  pause(organizationId: string, id: string): Promise<void> {
    return this.move(organizationId, id, { status: { not: 'stopped' } }, { status: 'paused' });
  }

  /** A stopped job can be resumed, unless its time was over. */
  stop(organizationId: string, id: string): Promise<void> {
    return this.move(organizationId, id, STILL_USABLE, { status: 'stopped', stopReason: 'requested', forced: 0 });
  }

  async resume(organizationId: string, id: string): Promise<void> {
    const job = await this.rows.get(organizationId, id);
    const now = this.clock.now();
    const isPast = job.nextActivityAt !== null && job.nextActivityAt.getTime() <= now;
    await this.move(organizationId, id, STILL_USABLE, {
      status: job.initializedAt ? 'running' : 'initializing',
      stopReason: null,
      // What was due while it rested is not made up for.
      ...(isPast && job.initializedAt && { nextActivityAt: nextActivity(job, now) }),
    });
  }

  /** One activity as soon as possible, also while the job is paused. */
  generateNow(organizationId: string, id: string): Promise<void> {
    const where = { status: { not: 'stopped' as const }, forced: { lt: MOST_FORCED } };
    return this.move(organizationId, id, where, { forced: { increment: 1 } });
  }

  /** Ends it and hides it. What it has made stays where it is; clean up first to remove that. */
  async delete(organizationId: string, id: string): Promise<void> {
    const job = await this.rows.get(organizationId, id);
    const deletedAt = new Date(this.clock.now());
    await this.move(
      organizationId,
      id,
      {},
      { status: 'stopped', stopReason: 'deleted', deletedAt, forced: 0, modelKey: null },
    );
    await this.tokens.release(organizationId, job.connection, job.accounts);
  }

  private async move(
    organizationId: string,
    id: string,
    from: Prisma.GeneratorJobWhereInput,
    data: Prisma.GeneratorJobUpdateManyMutationInput,
  ): Promise<void> {
    await this.prisma.$transaction(async (tx) => {
      await this.rows.move(organizationId, id, from, data, tx);
      await this.lanes.wake(jobLane, [id], { tx });
    });
    await this.feed.announce(JOBS_TOPIC, id);
  }
}
