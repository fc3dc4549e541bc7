import { type Event } from '../../platform/database/index.js';

/** An event as the log has it. */
export type StoredEvent = Event;

/** Whose event it is. */
export interface EventOwner {
  readonly organizationId: string;
  /** Whose connection saw it; null: it concerns the organization, and all its users may see it. */
  readonly userId: string | null;
}

/** Source of what happened here and not at a provider. */
export const OWN_SOURCE = 'switchyard';
/** Topic of the change feed; its id is the organization that has new events. */
export const EVENTS_TOPIC = 'events';
