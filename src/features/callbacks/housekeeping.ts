import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { PrismaService } from '../../platform/database/index.js';
import { JobQueue, type JobType } from '../../platform/queue/index.js';
import { TaskSettling } from './tasks/task-settling.js';

const sweep: JobType<object> = {
  name: 'callbacks.sweep',
  schema: z.strictObject({}),
  concurrency: 1,
  policy: 'short',
};

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
    queue.housekeeping('callbacks', '41 3 * * *', () => this.prune());
  }

  private async prune(): Promise<number> {
    const createdAt = { lt: new Date(this.clock.now() - KEPT_MS) };
    const logs = await this.prisma.asanaIntegrationLog.deleteMany({ where: { createdAt } });
    const updates = await this.prisma.taskUpdate.deleteMany({ where: { createdAt } });
    const tasks = await this.prisma.callbackTask.deleteMany({ where: { createdAt, status: 'failed' } });
    return logs.count + updates.count + tasks.count;
  }
}
