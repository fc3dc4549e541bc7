import { type Gid } from './model.js';

/** A resource as an event names it: `{gid, resource_type, resource_subtype?}`. */
export interface Subject {
  gid: Gid;
  resource_type: string;
  resource_subtype?: string;
}

export const ACTIONS = ['changed', 'added', 'removed', 'deleted', 'undeleted'] as const;
export type Action = (typeof ACTIONS)[number];

/** What happened to one field; a value is told only when it is a resource. */
export interface Change {
  field: string;
  action: 'changed' | 'added' | 'removed';
  new_value?: Subject;
  added_value?: Subject;
  removed_value?: Subject;
}

/** One event, in the form webhooks deliver: https://developers.asana.com/reference/events */
export interface TwinEvent {
  user: Subject | null;
  /** With milliseconds, by the twin's clock. */
  created_at: string;
  action: Action;
  resource: Subject;
  parent: Subject | null;
  change?: Change;
}

/** Who wants to hear of a resource: the webhooks, and the event streams. */
export interface Listener {
  /** Number of resources listened to. */
  readonly size: number;
  watches(resource: Gid): boolean;
  receive(resource: Gid, event: TwinEvent): void;
}

/**
 * Carries what happened to those who listen. Events wait until the operation that made them is done, and are dropped
 * with it when it is refused. Where nobody listens, recording ends at `idle`.
 */
export class Events {
  private pending: { event: TwinEvent; heardBy: Gid[] }[] = [];

  /** Without listeners, as while seeding, nothing is recorded. */
  constructor(private readonly listeners: readonly Listener[] = []) {}

  get idle(): boolean {
    return this.listeners.every((listener) => listener.size === 0);
  }

  /** Those of the resources that someone listens to, each once. */
  listenedOf(resources: Iterable<Gid>): Gid[] {
    const heard = new Set<Gid>();
    for (const gid of resources) if (this.listeners.some((listener) => listener.watches(gid))) heard.add(gid);
    return [...heard];
  }

  record(event: TwinEvent, heardBy: Gid[]): void {
    this.pending.push({ event, heardBy });
  }

  /** Runs one operation. State changes synchronously, so all its events are there when it returns. */
  during<T>(operation: () => T): T {
    try {
      const result = operation();
      this.pass();
      return result;
    } finally {
      this.pending = [];
    }
  }

  private pass(): void {
    for (const { event, heardBy } of this.pending) {
      for (const gid of heardBy) {
        for (const listener of this.listeners) if (listener.watches(gid)) listener.receive(gid, event);
      }
    }
  }
}
