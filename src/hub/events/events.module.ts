import { Global, Module } from '@nestjs/common';
import { EventStreams } from '../../platform/api/index.js';
import { EventLog } from './event-log.js';
import { EventPages } from './event-pages.js';
import { EventRequests } from './event-requests.js';
import { EventsController } from './events.controller.js';
import { EventsHousekeeping } from './housekeeping.js';
import { LiveEvents } from './live-events.js';

@Global()
@Module({
  controllers: [EventsController],
  providers: [EventLog, EventPages, EventRequests, EventStreams, EventsHousekeeping, LiveEvents],
  exports: [EventLog],
})
export class EventsModule {}
