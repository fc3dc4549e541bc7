import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PrismaService } from '../../platform/database/index.js';
import { type JobType, JobQueue } from '../../platform/queue/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { NOW, type Now } from './now.js';

const DAY_MS = 86_400_000;
/** More than a year, so that the same month of two years can be compared. */
const AUDIT_RETENTION_DAYS = 400;

const housekeeping: JobType<Record<string, never>> = {
  name: 'access.housekeeping',
  schema: z.strictObject({}),
  concurrency: 1,
  policy: 'short',
};

/** Deletes, once an hour, the rows of this room that nothing will read again. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly prisma: PrismaService,
    private readonly log: Log,
    queue: JobQueue,
    @Inject(NOW) now: Now,
  ) {
    queue.register(housekeeping, () => this.sweep(new Date(now())));
    queue.schedule(housekeeping, '17 * * * *', {});
  }

  /** Deletes what is over at `now`. Safe to repeat. */
  async sweep(now: Date): Promise<void> {
    const auditEnd = new Date(now.getTime() - AUDIT_RETENTION_DAYS * DAY_MS);
    const windows = await this.prisma.throttleWindow.deleteMany({ where: { endsAt: { lt: now } } });
    const audits = await this.prisma.auditEntry.deleteMany({ where: { at: { lt: auditEnd } } });
    this.log.info('Housekeeping', { count: windows.count + audits.count });
  }
}
