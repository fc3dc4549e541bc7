import { Injectable } from '@nestjs/common';
import { type ReportedEvent } from '../../../contracts/index.js';
import { isDatabaseUnavailable, PrismaService } from '../../../platform/database/index.js';
import { Lanes, type Turn } from '../../../platform/lanes/index.js';
import { ProviderDirectory } from '../../catalog/index.js';
import { EventLog } from '../../events/index.js';
import { inboxLane } from './inbox-lane.js';
import { SetbackError } from './setback.js';
import { type DueDelivery, StoredDeliveries } from './stored-deliveries.js';
import { WorkPace } from './work-pace.js';

/** A turn works so long on one key before others have theirs. */
const TURN_MS = 2_000;

/** Milliseconds. What reacts to many events at once may take longer than Prisma allows of itself. */
const TRANSACTION = { timeout: 30_000, maxWait: 5_000 };

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
    private readonly prisma: PrismaService,
    private readonly stored: StoredDeliveries,
    private readonly directory: ProviderDirectory,
    private readonly events: EventLog,
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
      await this.applyTogether(first.delivery, group);
      return [];
    } catch (error) {
      if (isOutage(error)) throw error;
      if (group.length === 1) return [await this.stored.setAside(first.delivery, error)];
      const half = group.length >> 1;
      return [...(await this.apply(group.slice(0, half))), ...(await this.apply(group.slice(half)))];
    }
  }

  /** All of a lane are of one connection and one resource. */
  private async applyTogether(
    { organizationId, userId, provider }: DueDelivery,
    group: readonly ReadDelivery[],
  ): Promise<void> {
    const counts = new Map(group.map(({ delivery, events }) => [delivery.id, events.length]));
    const events = group.flatMap((one) => one.events);
    await this.prisma.$transaction(async (tx) => {
      // Where another turn was first, the log knows the events: nothing happens twice, and nothing is left out.
      await this.stored.finish(counts, tx);
      await this.events.append({ organizationId, userId }, provider, events, tx);
    }, TRANSACTION);
  }

  /** @throws SetbackError */
  private read({ provider, body, receivedAt }: DueDelivery): readonly ReportedEvent[] {
    const parsed = attempt('malformed_body', () => JSON.parse(Buffer.from(body).toString()) as unknown);
    return attempt('unreadable_body', () => this.directory.get(provider).webhooks?.read(parsed, receivedAt) ?? []);
  }
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

/** No transaction was to be had: https://www.prisma.io/docs/orm/reference/error-reference#p2028 */
const isOutage = (error: unknown) =>
  isDatabaseUnavailable(error) || (error instanceof Error && 'code' in error && error.code === 'P2028');
