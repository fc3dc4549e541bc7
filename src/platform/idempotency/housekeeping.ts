import { Injectable } from '@nestjs/common';
import { PrismaService } from '../database/index.js';
import { JobQueue } from '../queue/index.js';

/** Deletes, once an hour, the answers whose time is over. */
@Injectable()
export class IdempotencyHousekeeping {
  constructor(
    private readonly prisma: PrismaService,
    queue: JobQueue,
  ) {
    queue.housekeeping('idempotency', '37 * * * *', () => this.sweep());
  }

  /** Safe to repeat. */
  async sweep(): Promise<number> {
    return this.prisma.$executeRaw`
      DELETE FROM idempotent_requests WHERE expires_at <= clock_timestamp()`;
  }
}
