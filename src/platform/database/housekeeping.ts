import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type JobType, JobQueue } from '../queue/index.js';
import { Log } from '../telemetry/index.js';
import { PrismaService } from './prisma.service.js';

const DAY_MS = 86_400_000;
/** More than a year, so that the same month of two years can be compared. */
const AUDIT_RETENTION_DAYS = 400;

const housekeeping: JobType<Record<string, never>> = {
  name: 'database.housekeeping',
  schema: z.strictObject({}),
  concurrency: 1,
  policy: 'short',
};

/** Deletes, once an hour, the rows that nothing will read again. */
@Injectable()
export class DatabaseHousekeeping {
  constructor(
    private readonly prisma: PrismaService,
    private readonly log: Log,
    queue: JobQueue,
  ) {
    queue.register(housekeeping, () => this.sweep(new Date()));
    queue.schedule(housekeeping, '17 * * * *', {});
  }

  /** Deletes what is over at `now`. Safe to repeat. */
  async sweep(now: Date): Promise<void> {
    const auditEnd = new Date(now.getTime() - AUDIT_RETENTION_DAYS * DAY_MS);
    const flows = await this.prisma.oAuthFlow.deleteMany({ where: { expiresAt: { lt: now } } });
    const windows = await this.prisma.throttleWindow.deleteMany({ where: { endsAt: { lt: now } } });
    const audits = await this.prisma.auditEntry.deleteMany({ where: { at: { lt: auditEnd } } });
    this.log.info('Housekeeping', { count: flows.count + windows.count + audits.count });
  }
}
