import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PrismaService } from '../database/index.js';
import { JobQueue, type JobType } from '../queue/index.js';
import { Log } from '../telemetry/index.js';

const housekeeping: JobType<Record<string, never>> = {
  name: 'idempotency.housekeeping',
  schema: z.strictObject({}),
  concurrency: 1,
  policy: 'short',
};

/** Deletes, once an hour, the answers whose time is over. */
@Injectable()
export class IdempotencyHousekeeping {
  constructor(
    private readonly prisma: PrismaService,
    private readonly log: Log,
    queue: JobQueue,
  ) {
    queue.register(housekeeping, () => this.sweep());
    queue.schedule(housekeeping, '37 * * * *', {});
  }

  /** Safe to repeat. */
  async sweep(): Promise<void> {
    const count = await this.prisma.$executeRaw`
      DELETE FROM idempotent_requests WHERE expires_at <= clock_timestamp()`;
    this.log.info('Housekeeping', { context: 'idempotency', count });
  }
}
