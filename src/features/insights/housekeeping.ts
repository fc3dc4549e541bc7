import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { PrismaService } from '../../platform/database/index.js';
import { JobQueue } from '../../platform/queue/index.js';

const RETENTION_MS = 30 * 86_400_000;

/** Deletes, once a day, the reports that nobody has asked for in a month. */
@Injectable()
export class InsightsHousekeeping {
  constructor(
    private readonly prisma: PrismaService,
    queue: JobQueue,
    @Inject(CLOCK) clock: Clock,
  ) {
    queue.housekeeping('insights', '29 3 * * *', () => this.sweep(new Date(clock.now())));
  }

  /** Safe to repeat. */
  async sweep(now: Date): Promise<number> {
    const old = { updatedAt: { lt: new Date(now.getTime() - RETENTION_MS) } };
    const { count } = await this.prisma.report.deleteMany({ where: old });
    return count;
  }
}
