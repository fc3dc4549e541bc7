export { EVENT_RETENTION_MS, EventLog } from './event-log.js';
export { eventTime, presentEvent } from './events.schemas.js';
export { EventsModule } from './events.module.js';
export { type EventOwner, OWN_SOURCE, type StoredEvent } from './stored-event.js';
export { TypeFilter, typePattern } from './type-filter.js';
