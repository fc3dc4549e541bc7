import { Injectable } from '@nestjs/common';
import { type ReportedEvent } from '../../../contracts/index.js';
import { isDatabaseUnavailable, PrismaService } from '../../../platform/database/index.js';
import { Lanes, type Turn } from '../../../platform/lanes/index.js';
import { Log } from '../../../platform/telemetry/index.js';
import { ProviderDirectory } from '../../catalog/index.js';
import { EventLog } from '../../events/index.js';
import { inboxLane } from './inbox-lane.js';
import { SetbackError } from './setback.js';
import { type DueDelivery, StoredDeliveries } from './stored-deliveries.js';

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
    private readonly prisma: PrismaService,
    private readonly stored: StoredDeliveries,
    private readonly directory: ProviderDirectory,
    private readonly events: EventLog,
    private readonly log: Log,
    lanes: Lanes,
  ) {
    lanes.register(inboxLane, (turn) => this.work(turn));
  }

  private async work({ key, signal }: Turn): Promise<Date | 'now' | void> {
    const until = performance.now() + TURN_MS;
    while (!signal.aborted) {
      const due = await this.stored.due(key);
      if (due.length === 0) return this.stored.nextDue(key);
      await this.workOff(due);
      if (performance.now() > until) return 'now';
    }
  }

  private async workOff(due: readonly DueDelivery[]): Promise<void> {
    const readable: ReadDelivery[] = [];
    for (const delivery of due) {
      try {
        readable.push({ delivery, events: this.read(delivery) });
      } catch (error) {
        await this.setAside(delivery, error);
      }
    }
    if (readable.length > 0) await this.apply(readable);
  }

  /** Together, since a transaction for each would take most of the time; one by one when they do not go together. */
  private async apply(group: readonly ReadDelivery[]): Promise<void> {
    const [first] = group;
    if (!first) return;
    try {
      await this.applyTogether(first.delivery, group);
    } catch (error) {
      if (isOutage(error)) throw error;
      if (group.length === 1) return this.setAside(first.delivery, error);
      for (const one of group) await this.apply([one]);
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
    });
  }

  /** @throws SetbackError */
  private read({ provider, body, receivedAt }: DueDelivery): readonly ReportedEvent[] {
    const parsed = attempt('malformed_body', () => JSON.parse(Buffer.from(body).toString()) as unknown);
    return attempt('unreadable_body', () => this.directory.get(provider).webhooks?.read(parsed, receivedAt) ?? []);
  }

  private async setAside(delivery: DueDelivery, error: unknown): Promise<void> {
    const code = error instanceof SetbackError ? error.code : 'events_refused';
    const isDead = await this.stored.setAside(delivery, code);
    const { organizationId: organization_id, provider } = delivery;
    const attempt = delivery.attempts + 1;
    this.log.failure(error, undefined, { job: inboxLane.kind, organization_id, provider, attempt, kind: code });
    if (isDead) this.log.warning('A webhook delivery is given up', { organization_id, provider, attempt });
  }
}

function attempt<T>(code: SetbackError['code'], work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new SetbackError(code, cause);
  }
}

/** No transaction was to be had: https://www.prisma.io/docs/orm/reference/error-reference#p2028 */
const isOutage = (error: unknown) =>
  isDatabaseUnavailable(error) || (error instanceof Error && 'code' in error && error.code === 'P2028');
