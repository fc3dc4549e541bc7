import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { PrismaService } from '../../platform/database/index.js';
import { JobQueue } from '../../platform/queue/index.js';
import { EVENT_RETENTION_MS } from '../events/index.js';

/** Deletes, once an hour, the messages whose events are no longer kept. */
@Injectable()
export class OutgoingHousekeeping {
  constructor(
    private readonly prisma: PrismaService,
    queue: JobQueue,
    @Inject(CLOCK) clock: Clock,
  ) {
    queue.housekeeping('outgoing', '57 * * * *', () => this.sweep(clock.now()));
  }

  /** Safe to repeat. */
  async sweep(now: number): Promise<number> {
    const before = new Date(now - EVENT_RETENTION_MS);
    const { count } = await this.prisma.endpointMessage.deleteMany({ where: { createdAt: { lt: before } } });
    return count;
  }
}
