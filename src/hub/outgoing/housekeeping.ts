import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { PrismaService } from '../../platform/database/index.js';
import { JobQueue, type JobType } from '../../platform/queue/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { EVENT_RETENTION_MS } from '../events/index.js';

const housekeeping: JobType<Record<string, never>> = {
  name: 'outgoing.housekeeping',
  schema: z.strictObject({}),
  concurrency: 1,
  policy: 'short',
};

/** Deletes, once an hour, the messages whose events are no longer kept. */
@Injectable()
export class OutgoingHousekeeping {
  constructor(
    private readonly prisma: PrismaService,
    private readonly log: Log,
    queue: JobQueue,
    @Inject(CLOCK) clock: Clock,
  ) {
    queue.register(housekeeping, () => this.sweep(clock.now()));
    queue.schedule(housekeeping, '57 * * * *', {});
  }

  /** Safe to repeat. */
  async sweep(now: number): Promise<void> {
    const before = new Date(now - EVENT_RETENTION_MS);
    const { count } = await this.prisma.endpointMessage.deleteMany({ where: { createdAt: { lt: before } } });
    this.log.info('Housekeeping', { context: 'outgoing', count });
  }
}
