import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { PrismaService } from '../../platform/database/index.js';
import { JobQueue, type JobType } from '../../platform/queue/index.js';
import { TaskSettling } from './tasks/task-settling.js';

const nothing = z.strictObject({});
const sweep: JobType<Record<string, never>> = {
  name: 'callbacks.sweep',
  schema: nothing,
  concurrency: 1,
  policy: 'short',
};
const retention: JobType<Record<string, never>> = { ...sweep, name: 'callbacks.retention' };

/** Logs and states of tasks tell of people, so they are not kept for ever. */
const KEPT_MS = 30 * 86_400_000;

/** What has to be looked after although nobody asks. */
@Injectable()
export class CallbackHousekeeping {
  constructor(
    private readonly prisma: PrismaService,
    settling: TaskSettling,
    queue: JobQueue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    queue.register(sweep, () => settling.sweep());
    queue.schedule(sweep, '* * * * *', {});
    queue.register(retention, () => this.prune());
    queue.schedule(retention, '41 3 * * *', {});
  }

  private async prune(): Promise<void> {
    const createdAt = { lt: new Date(this.clock.now() - KEPT_MS) };
    await this.prisma.asanaIntegrationLog.deleteMany({ where: { createdAt } });
    await this.prisma.taskUpdate.deleteMany({ where: { createdAt } });
    await this.prisma.callbackTask.deleteMany({ where: { createdAt, status: 'failed' } });
  }
}
