export { EventLog } from './event-log.js';
export { EventsModule } from './events.module.js';
export { type EventOwner, OWN_SOURCE, type StoredEvent } from './stored-event.js';
