import { Inject, Injectable } from '@nestjs/common';
import { type ProviderError, type ReportedEvent } from '../../../contracts/index.js';
import { EventLog, OWN_SOURCE } from '../../../hub/events/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import {
  ChangeFeed,
  type GeneratedObject,
  type GeneratorCleanup,
  newRowId,
  Prisma,
  PrismaService,
} from '../../../platform/database/index.js';
import { Lanes } from '../../../platform/lanes/index.js';
import { CLEANUPS_TOPIC, cleanupLane } from '../engine/job-lane.js';
import { type JobWithAccounts } from '../jobs/job-rows.js';

/** Something that could not be removed. */
export interface FailedRemoval {
  readonly kind: string;
  /** Null: it was never confirmed that it exists. */
  readonly id: string | null;
  readonly name: string;
  /** For people; nothing of what the provider said. */
  readonly error: string;
}

/** The rows of cleanups. A job has at most one that runs. */
@Injectable()
export class Cleanups {
  constructor(
    private readonly prisma: PrismaService,
    private readonly events: EventLog,
    private readonly lanes: Lanes,
    private readonly feed: ChangeFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Begins to remove what the job has made, or goes on with it. The job is stopped for good: what it knows of is going.
   * @param kinds what is removed one by one
   */
  async begin(job: JobWithAccounts, kinds: readonly string[]): Promise<GeneratorCleanup> {
    const now = new Date(this.clock.now());
    return this.prisma.$transaction(async (tx) => {
      await tx.generatorJob.updateMany({
        where: { id: job.id },
        data: { status: 'stopped', stopReason: 'cleaned', nextActivityAt: null, forced: 0 },
      });
      const running = await tx.generatorCleanup.findFirst({ where: { jobId: job.id, status: 'running' } });
      if (running) return running;
      const total = await tx.generatedObject.count({ where: remaining(job.id, kinds) });
      const id = newRowId(now.getTime());
      const { organizationId } = job;
      const cleanup = await tx.generatorCleanup.create({
        data: { id, organizationId, jobId: job.id, total, createdAt: now },
      });
      await this.lanes.wake(cleanupLane, [id], { tx });
      return cleanup;
    });
  }

  /** How many of each kind would be removed. */
  async preview(jobId: string, kinds: readonly string[]): Promise<Record<string, number>> {
    const groups = await this.prisma.generatedObject.groupBy({
      by: ['kind'],
      where: remaining(jobId, kinds),
      _count: { _all: true },
    });
    return Object.fromEntries(groups.map(({ kind, _count }) => [kind, _count._all]));
  }

  /** The last one of a job. */
  async newest(jobId: string): Promise<GeneratorCleanup | null> {
    return this.prisma.generatorCleanup.findFirst({ where: { jobId }, orderBy: { createdAt: 'desc' } });
  }

  find(id: string): Promise<GeneratorCleanup | null> {
    return this.prisma.generatorCleanup.findUnique({ where: { id } });
  }

  /** @returns undefined when it is over */
  async underWay(id: string): Promise<{ cleanup: GeneratorCleanup; job: JobWithAccounts } | undefined> {
    const found = await this.prisma.generatorCleanup.findFirst({
      where: { id, status: 'running' },
      include: { job: { include: { accounts: { orderBy: { position: 'asc' } } } } },
    });
    if (!found?.job) return undefined;
    const { job, ...cleanup } = found;
    return { cleanup, job };
  }

  async removed({ id }: GeneratorCleanup, { jobId, key, kind }: GeneratedObject): Promise<void> {
    await this.prisma.$transaction([
      this.prisma.generatedObject.updateMany({ where: { jobId, key }, data: { status: 'deleted' } }),
      this.prisma.$executeRaw`
        UPDATE generator_cleanups SET done = done + 1, setbacks = 0,
          removed = jsonb_set(removed, ARRAY[${kind}], to_jsonb(coalesce((removed ->> ${kind})::int, 0) + 1))
        WHERE id = ${id}::uuid`,
    ]);
    await this.feed.announce(CLEANUPS_TOPIC, id);
  }

  /** It stays where it is, and the cleanup goes on without it. */
  async leave({ id }: GeneratorCleanup, row: GeneratedObject, error: ProviderError): Promise<void> {
    const failed: FailedRemoval = { kind: row.kind, id: row.externalId, name: row.name, error: sentenceOf(error) };
    await this.prisma.$executeRaw`
      UPDATE generator_cleanups SET done = done + 1, setbacks = 0, "left" = array_append("left", ${row.key}),
        failed = failed || ${JSON.stringify([failed])}::jsonb
      WHERE id = ${id}::uuid`;
    await this.feed.announce(CLEANUPS_TOPIC, id);
  }

  /** @returns tries so far at the object that is next */
  async setBack({ id }: GeneratorCleanup): Promise<number> {
    const { setbacks } = await this.prisma.generatorCleanup.update({
      where: { id },
      data: { setbacks: { increment: 1 } },
      select: { setbacks: true },
    });
    return setbacks;
  }

  async finish(cleanup: GeneratorCleanup): Promise<void> {
    const endedAt = new Date(this.clock.now());
    await this.prisma.$transaction(async (tx) => {
      const { count } = await tx.generatorCleanup.updateMany({
        where: { id: cleanup.id, status: 'running' },
        data: { status: 'done', endedAt },
      });
      if (count === 0) return;
      const { organizationId, jobId, id } = cleanup;
      const event: ReportedEvent = {
        type: 'job.cleaned',
        subject: `job:${jobId}`,
        occurredAt: endedAt.toISOString(),
        identity: id,
        data: { job_id: jobId, removed: cleanup.removed, failed: (cleanup.failed as Prisma.JsonArray).length },
      };
      await this.events.append({ organizationId, userId: null }, OWN_SOURCE, [event], tx);
    });
    await this.feed.announce(CLEANUPS_TOPIC, cleanup.id);
  }
}

const remaining = (jobId: string, kinds: readonly string[]): Prisma.GeneratedObjectWhereInput => ({
  jobId,
  kind: { in: [...kinds] },
  status: { not: 'deleted' },
});

/** In our own words: the provider's may quote what it was sent. */
function sentenceOf({ kind, status, code }: ProviderError): string {
  const reasons: Record<ProviderError['kind'], string> = {
    auth_expired: 'no token of the job is accepted any more',
    forbidden: 'no account of the job may remove it',
    not_found: 'it is not there',
    rate_limited: 'the provider limits the account',
    unavailable: 'the provider did not answer properly',
    rejected: 'the provider refused to remove it',
  };
  return `${reasons[kind]}${status ? ` (status ${status})` : ''}${code ? ` (code ${code})` : ''}`;
}
