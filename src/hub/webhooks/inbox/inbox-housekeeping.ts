import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { PrismaService } from '../../../platform/database/index.js';
import { JobQueue } from '../../../platform/queue/index.js';
import { INBOX_OPTIONS, type InboxOptions } from './inbox-options.js';

/** Rows deleted by one statement, so that none holds locks for long. */
const BATCH = 5_000;

/** Deletes deliveries whose time is over. Those whose work is still to be done stay, however old. */
@Injectable()
export class InboxHousekeeping {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(INBOX_OPTIONS) private readonly options: InboxOptions,
    queue: JobQueue,
  ) {
    queue.housekeeping('webhooks', '17 * * * *', () => this.sweep());
  }

  /** Safe to repeat. */
  async sweep(): Promise<number> {
    const processed = await this.remove('processed', this.options.keepProcessed);
    return processed + (await this.remove('dead', this.options.keepDead));
  }

  private async remove(status: 'processed' | 'dead', keptMs: number): Promise<number> {
    const before = this.clock.now() - keptMs;
    let removed = 0;
    for (let count = BATCH; count === BATCH; removed += count) {
      // Ids grow with the time of receipt: what is old enough stands at the beginning of their index.
      count = await this.prisma.$executeRaw`
        DELETE FROM webhook_deliveries WHERE id IN (
          SELECT id FROM webhook_deliveries
          WHERE id < ${firstIdAt(before)}::uuid AND status = ${status}::webhook_delivery_status
            AND finished_at < ${new Date(before)}::timestamptz
          ORDER BY id LIMIT ${BATCH})`;
    }
    return removed;
  }
}

/** Smaller than every UUIDv7 of that millisecond: https://www.rfc-editor.org/rfc/rfc9562#section-5.7 */
function firstIdAt(milliseconds: number): string {
  const time = Math.max(0, Math.floor(milliseconds)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
