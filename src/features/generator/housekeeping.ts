import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { PrismaService } from '../../platform/database/index.js';
import { JobQueue } from '../../platform/queue/index.js';

/** How long a deleted job can still be looked at in the database. */
const KEPT_MS = 30 * 86_400_000;

/** Ends what nobody will ask for again. */
@Injectable()
export class GeneratorHousekeeping {
  constructor(
    private readonly prisma: PrismaService,
    queue: JobQueue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    queue.housekeeping('generator', '53 3 * * *', () => this.prune());
  }

  private async prune(): Promise<number> {
    const deletedAt = { lt: new Date(this.clock.now() - KEPT_MS) };
    return (await this.prisma.generatorJob.deleteMany({ where: { deletedAt } })).count;
  }
}
