import { Inject, Injectable } from '@nestjs/common';
import { PrismaService } from '../../platform/database/index.js';
import { JobQueue } from '../../platform/queue/index.js';
import { NOW, type Now } from './now.js';

const DAY_MS = 86_400_000;
/** More than a year, so that the same month of two years can be compared. */
const AUDIT_RETENTION_DAYS = 400;

/** Deletes, once an hour, the rows of this room that nothing will read again. */
@Injectable()
export class Housekeeping {
  constructor(
    private readonly prisma: PrismaService,
    queue: JobQueue,
    @Inject(NOW) now: Now,
  ) {
    queue.housekeeping('access', '17 * * * *', () => this.sweep(new Date(now())));
  }

  /** Deletes what is over at `now`. Safe to repeat. */
  async sweep(now: Date): Promise<number> {
    const auditEnd = new Date(now.getTime() - AUDIT_RETENTION_DAYS * DAY_MS);
    const windows = await this.prisma.throttleWindow.deleteMany({ where: { endsAt: { lt: now } } });
    const audits = await this.prisma.auditEntry.deleteMany({ where: { at: { lt: auditEnd } } });
    return windows.count + audits.count;
  }
}
