import { Injectable } from '@nestjs/common';
import { PrismaService } from '../../platform/database/index.js';
import { JobQueue } from '../../platform/queue/index.js';
import { bulkJob } from './bulk-job.js';

const MINUTE_MS = 60_000;
/** An operation that nothing has been written about for so long may have lost its job, as when its tries were used up. */
const STALLED_AFTER_MS = 5 * MINUTE_MS;
/** Items hold what users wrote, so they are not kept for ever. */
const KEPT_MS = 30 * 24 * 60 * MINUTE_MS;

/** Finds operations that nobody works on any more, and deletes old ones. */
@Injectable()
export class BulkHousekeeping {
  constructor(
    private readonly prisma: PrismaService,
    private readonly queue: JobQueue,
  ) {
    queue.housekeeping('bulk', '*/5 * * * *', () => this.sweep(new Date()));
  }

  /** Safe to repeat: an operation that has a job waiting gets no second one. */
  async sweep(now: Date): Promise<number> {
    const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
    const { count } = await this.prisma.bulkOperation.deleteMany({ where: { finishedAt: { lt: before(KEPT_MS) } } });
    const stalled = await this.prisma.bulkOperation.findMany({
      where: { status: { in: ['queued', 'running'] }, updatedAt: { lt: before(STALLED_AFTER_MS) } },
      select: { id: true },
    });
    for (const { id } of stalled) {
      await this.queue.enqueue(bulkJob, { operationId: id, setbacks: 0 }, { singletonKey: id });
    }
    return count;
  }
}
