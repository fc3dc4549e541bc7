import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { JobQueue } from '../../platform/queue/index.js';
import { EventLog } from './event-log.js';

/** Deletes, once an hour, the events whose time is over. */
@Injectable()
export class EventsHousekeeping {
  constructor(events: EventLog, queue: JobQueue, @Inject(CLOCK) clock: Clock) {
    queue.housekeeping('events', '47 * * * *', () => events.prune(new Date(clock.now())));
  }
}
