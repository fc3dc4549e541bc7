import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { PrismaService } from '../../platform/database/index.js';
import { type JobType, JobQueue } from '../../platform/queue/index.js';
import { Log } from '../../platform/telemetry/index.js';

const RETENTION_MS = 30 * 86_400_000;

const housekeeping: JobType<Record<string, never>> = {
  name: 'insights.housekeeping',
  schema: z.strictObject({}),
  concurrency: 1,
  policy: 'short',
};

/** Deletes, once a day, the reports that nobody has asked for in a month. */
@Injectable()
export class InsightsHousekeeping {
  constructor(
    private readonly prisma: PrismaService,
    private readonly log: Log,
    queue: JobQueue,
    @Inject(CLOCK) clock: Clock,
  ) {
    queue.register(housekeeping, () => this.sweep(new Date(clock.now())));
    queue.schedule(housekeeping, '29 3 * * *', {});
  }

  /** Safe to repeat. */
  async sweep(now: Date): Promise<void> {
    const old = { updatedAt: { lt: new Date(now.getTime() - RETENTION_MS) } };
    const { count } = await this.prisma.report.deleteMany({ where: old });
    this.log.info('Housekeeping', { count });
  }
}
