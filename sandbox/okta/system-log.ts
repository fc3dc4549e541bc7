import { randomUUID } from 'node:crypto';
import { type Clock } from '../shared/clock.js';
import {
  type App,
  type Assignment,
  type EventHook,
  type Group,
  type LogEvent,
  type LogParty,
  type User,
} from './model.js';

/** Who makes a change, and how. */
export interface Actor {
  party: LogParty;
  userAgent: string;
  ipAddress: string;
  /** `WEB` for calls, `JOB` for what happens without one. */
  transaction: LogEvent['transaction'];
}

/** What Okta's own log calls the things that the twin lets happen. */
const MESSAGES = {
  'user.lifecycle.create': 'Create Okta user',
  'user.lifecycle.activate': 'Activate Okta user',
  'user.lifecycle.deactivate': 'Deactivate Okta user',
  'user.lifecycle.suspend': 'Suspend Okta user',
  'user.lifecycle.unsuspend': 'Unsuspend Okta user',
  'user.lifecycle.delete.initiated': 'Delete Okta user initiated',
  'user.lifecycle.delete.completed': 'Delete Okta user completed',
  'user.account.update_profile': 'Update user profile for Okta',
  'user.account.update_password': 'User update password for Okta',
  'user.account.reset_password': "Fired when the user's Okta password is reset",
  'user.mfa.factor.reset_all': 'Reset all factors for user',
  'group.lifecycle.create': 'Create Okta group',
  'group.lifecycle.delete': 'Delete Okta group',
  'group.profile.update': 'Update Okta group',
  'group.user_membership.add': 'Add user to group membership',
  'group.user_membership.remove': 'Remove user from group membership',
  'application.user_membership.add': 'Add user to application membership',
  'application.user_membership.update': 'Update user application membership',
  'application.user_membership.remove': 'Remove user from application membership',
  'directory.user_profile.update': 'Update user profile schema',
  'event_hook.created': 'Create event hook',
  'event_hook.updated': 'Update event hook',
  'event_hook.deleted': 'Delete event hook',
  'event_hook.activated': 'Activate event hook',
  'event_hook.deactivated': 'Deactivate event hook',
  'event_hook.verified': 'Verify event hook',
} as const;

export type EventType = keyof typeof MESSAGES;

export const isEventType = (text: string): text is EventType => Object.hasOwn(MESSAGES, text);

/** An event and its place in the log, which counts up from 1. */
interface Entry {
  place: number;
  event: LogEvent;
}

export interface LogSnapshot {
  lastPlace: number;
  entries: Entry[];
}

/** The latest this many events are kept; the effects of a test are far fewer. */
const KEPT = 200_000;

/** What happened, in order. Everything that changes state writes here, and event hooks hear of it from here. */
export class SystemLog {
  /** Told of every event. */
  heard: (event: LogEvent) => void = () => undefined;
  /** By event type, since the beginning or the last `clearCounts`. */
  private counts = new Map<EventType, number>();
  private entries: Entry[] = [];
  private lastPlace = 0;

  constructor(private readonly clock: Clock) {}

  write(actor: Actor, eventType: EventType, target: LogParty[]): LogEvent {
    const event: LogEvent = {
      uuid: randomUUID(),
      published: this.clock.iso(),
      eventType,
      version: '0',
      severity: 'INFO',
      displayMessage: MESSAGES[eventType],
      actor: actor.party,
      client: { userAgent: { rawUserAgent: actor.userAgent }, ipAddress: actor.ipAddress },
      outcome: { result: 'SUCCESS' },
      target,
      transaction: actor.transaction,
    };
    this.lastPlace += 1;
    this.entries.push({ place: this.lastPlace, event });
    if (this.entries.length > KEPT * 1.1) this.entries.splice(0, this.entries.length - KEPT);
    this.counts.set(eventType, (this.counts.get(eventType) ?? 0) + 1);
    this.heard(event);
    return event;
  }

  /** The oldest first. */
  list(): Entry[] {
    return this.entries;
  }

  /** Place of the latest event, 0 without one. */
  get end(): number {
    return this.lastPlace;
  }

  counted(): Partial<Record<EventType, number>> {
    return Object.fromEntries(this.counts);
  }

  clearCounts(): void {
    this.counts.clear();
  }

  clear(): void {
    this.entries = [];
    this.lastPlace = 0;
    this.counts.clear();
  }

  snapshot(): LogSnapshot {
    return { lastPlace: this.lastPlace, entries: [...this.entries] };
  }

  restore({ lastPlace, entries }: LogSnapshot): void {
    this.clear();
    this.lastPlace = lastPlace;
    this.entries = [...entries];
  }
}

export const userParty = (user: User): LogParty => ({
  id: user.id,
  type: 'User',
  alternateId: String(user.profile.login),
  displayName: nameOf(user),
});

export const groupParty = (group: Group): LogParty => ({
  id: group.id,
  type: 'UserGroup',
  alternateId: 'unknown',
  displayName: group.name,
});

export const appParty = (app: App): LogParty => ({
  id: app.id,
  type: 'AppInstance',
  alternateId: app.label,
  displayName: app.label,
});

export const assignmentParty = (assignment: Assignment, user: User): LogParty => ({
  id: assignment.user,
  type: 'AppUser',
  alternateId: assignment.userName,
  displayName: nameOf(user),
});

export const hookParty = (hook: EventHook): LogParty => ({
  id: hook.id,
  type: 'EventHook',
  alternateId: 'unknown',
  displayName: hook.name,
});

export const nameOf = ({ profile }: User): string => `${String(profile.firstName)} ${String(profile.lastName)}`;
