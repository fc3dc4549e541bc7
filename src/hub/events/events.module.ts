import { Global, Module } from '@nestjs/common';
import { EventLog } from './event-log.js';
import { EventsHousekeeping } from './housekeeping.js';

@Global()
@Module({
  providers: [EventLog, EventsHousekeeping],
  exports: [EventLog],
})
export class EventsModule {}
