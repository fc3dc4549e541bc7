import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { JobQueue, type JobType } from '../../platform/queue/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { EventLog } from './event-log.js';

const housekeeping: JobType<Record<string, never>> = {
  name: 'events.housekeeping',
  schema: z.strictObject({}),
  concurrency: 1,
  policy: 'short',
};

/** Deletes, once an hour, the events whose time is over. */
@Injectable()
export class EventsHousekeeping {
  constructor(events: EventLog, log: Log, queue: JobQueue, @Inject(CLOCK) clock: Clock) {
    queue.register(housekeeping, async () => {
      log.info('Housekeeping', { context: 'events', count: await events.prune(new Date(clock.now())) });
    });
    queue.schedule(housekeeping, '47 * * * *', {});
  }
}
