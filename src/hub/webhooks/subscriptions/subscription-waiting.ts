import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ChangeFeed, PrismaService, type WebhookSubscription } from '../../../platform/database/index.js';
import { SUBSCRIPTIONS_TOPIC } from './subscription-ledger.js';

/** Changes are announced; this is for those whose announcement was missed, in milliseconds. */
const LOOK_EVERY = 500;
/** A handshake may take a provider ten seconds, and the call goes on for as long. */
const LONGEST_WAIT = 25_000;

/** Waits for what a turn of the lane, perhaps of another instance, makes of a subscription. */
@Injectable()
export class SubscriptionWaiting {
  constructor(
    private readonly prisma: PrismaService,
    private readonly feed: ChangeFeed,
  ) {}

  /**
   * @param isOver looks at the row, null once it is gone
   * @returns the row that it was over with; undefined when that took too long
   */
  async until(
    id: string,
    isOver: (row: WebhookSubscription | null) => boolean,
    longest = LONGEST_WAIT,
  ): Promise<WebhookSubscription | null | undefined> {
    const deadline = performance.now() + longest;
    let wake = new AbortController();
    const stop = this.feed.on(SUBSCRIPTIONS_TOPIC, (changed) => changed === id && wake.abort());
    try {
      while (performance.now() < deadline) {
        wake = new AbortController();
        const row = await this.prisma.webhookSubscription.findUnique({ where: { id } });
        if (isOver(row)) return row;
        await sleep(LOOK_EVERY, undefined, { signal: wake.signal }).catch(() => undefined);
      }
      return undefined;
    } finally {
      stop();
    }
  }
}
