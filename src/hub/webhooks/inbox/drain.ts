import { Injectable } from '@nestjs/common';
import { type ReportedEvent } from '../../../contracts/index.js';
import { isDatabaseUnavailable } from '../../../platform/database/index.js';
import { Lanes, type Turn } from '../../../platform/lanes/index.js';
import { ProviderDirectory } from '../../catalog/index.js';
import { EventCommits, type ReadDeliveries } from './event-commits.js';
import { inboxLane } from './inbox-lane.js';
import { SetbackError } from './setback.js';
import { type DueDelivery, StoredDeliveries } from './stored-deliveries.js';
import { WorkPace } from './work-pace.js';

/** A turn works so long on one key before others have theirs. */
const TURN_MS = 2_000;

/** A delivery and what it says. */
interface ReadDelivery {
  readonly delivery: DueDelivery;
  readonly events: readonly ReportedEvent[];
}

/**
 * Works the inbox off, in the order of receipt per key. A delivery's events and its end are one transaction, so each has
 * its effects once. One that fails is set aside, and what came after it goes on.
 */
@Injectable()
export class Drain {
  constructor(
    private readonly stored: StoredDeliveries,
    private readonly directory: ProviderDirectory,
    private readonly commits: EventCommits,
    private readonly pace: WorkPace,
    lanes: Lanes,
  ) {
    lanes.register(inboxLane, (turn) => this.work(turn));
  }

  private async work({ key, signal }: Turn): Promise<Date | 'now' | void> {
    const until = performance.now() + TURN_MS;
    while (!signal.aborted && performance.now() < until) {
      const { isAll, next } = await this.pace.run(() => this.batch(key));
      // What came meanwhile has woken the lane again.
      if (isAll) return next;
    }
    return 'now';
  }

  private async batch(key: string): Promise<{ readonly isAll: boolean; readonly next: Date | undefined }> {
    const { deliveries, isAll, next } = await this.stored.due(key);
    return { isAll, next: earliest([next, ...(await this.workOff(deliveries))]) };
  }

  /** @returns when those come back that failed */
  private async workOff(due: readonly DueDelivery[]): Promise<(Date | undefined)[]> {
    const setAside: (Date | undefined)[] = [];
    const readable: ReadDelivery[] = [];
    for (const delivery of due) {
      try {
        readable.push({ delivery, events: this.read(delivery) });
      } catch (error) {
        setAside.push(await this.stored.setAside(delivery, error));
      }
    }
    return [...setAside, ...(await this.apply(readable))];
  }

  /** Together, since a transaction for each would take most of the time; in halves until the one at fault is alone. */
  private async apply(group: readonly ReadDelivery[]): Promise<(Date | undefined)[]> {
    const [first] = group;
    if (!first) return [];
    try {
      await this.commits.write(together(first.delivery, group));
      return [];
    } catch (error) {
      if (isDatabaseUnavailable(error)) throw error;
      if (group.length === 1) return [await this.stored.setAside(first.delivery, error)];
      const half = group.length >> 1;
      return [...(await this.apply(group.slice(0, half))), ...(await this.apply(group.slice(half)))];
    }
  }

  /** @throws SetbackError */
  private read({ provider, body, receivedAt }: DueDelivery): readonly ReportedEvent[] {
    const parsed = attempt('malformed_body', () => JSON.parse(Buffer.from(body).toString()) as unknown);
    return attempt('unreadable_body', () => this.directory.get(provider).webhooks?.read(parsed, receivedAt) ?? []);
  }
}

/** All of a lane are of one connection and one resource. */
function together({ organizationId, userId, provider }: DueDelivery, group: readonly ReadDelivery[]): ReadDeliveries {
  return {
    organizationId,
    userId,
    provider,
    counts: new Map(group.map(({ delivery, events }) => [delivery.id, events.length])),
    events: group.flatMap(({ events }) => events),
    bytes: group.reduce((sum, { delivery }) => sum + delivery.body.length, 0),
  };
}

function attempt<T>(code: SetbackError['code'], work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new SetbackError(code, cause);
  }
}

function earliest(dates: readonly (Date | undefined)[]): Date | undefined {
  return dates.reduce((first, date) => (date && (!first || date < first) ? date : first), undefined);
}
