import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { type WebhookEndpoint } from '../../platform/database/index.js';
import { Lanes, type Turn } from '../../platform/lanes/index.js';
import { deliveryLane } from './delivery-lane.js';
import { EndpointHealth } from './endpoint-health.js';
import { Sender } from './sender.js';
import { type DueMessage, StoredMessages } from './stored-messages.js';

/** Messages of one turn, which ends soon, so that other endpoints have theirs. */
const BATCH = 50;
/** Under way at once to one endpoint; to one that failed last, one alone until that is taken. */
const AT_ONCE = 5;
/** Failures in a row, without one success, that end a turn. */
const ENOUGH_FAILURES = 3;
/** Tries that are under way when the turn has to end get so long to be answered, in milliseconds. */
const LAST_MOMENT_MS = 3_000;

const GONE = 410;

/** What one turn has seen. */
interface Tally {
  failures: number;
  successes: number;
  retryAfterSeconds: number;
  isGone: boolean;
  /** Something here failed, such as the database. */
  hasBroken: boolean;
}

/**
 * Delivers what waits for one endpoint, begun in order, some at once. Each try is bounded in time, each turn in tries,
 * and an endpoint that only fails rests: one that hangs keeps nobody but itself.
 */
@Injectable()
export class Delivery {
  constructor(
    private readonly messages: StoredMessages,
    private readonly health: EndpointHealth,
    private readonly sender: Sender,
    @Inject(CLOCK) private readonly clock: Clock,
    lanes: Lanes,
  ) {
    lanes.register(deliveryLane, (turn) => this.work(turn));
  }

  private async work({ key, signal }: Turn): Promise<Date | 'now' | void> {
    const endpoint = await this.health.active(key);
    if (!endpoint) return;
    if (endpoint.restsUntil && endpoint.restsUntil.getTime() > this.clock.now()) return endpoint.restsUntil;
    const batch = await this.messages.due(key, BATCH);
    if (batch.length === 0) return this.messages.nextDue(key);
    const tally = await this.deliver(endpoint, batch, signal);
    const { failures, successes, retryAfterSeconds, isGone } = tally;
    const hasOnlyFailed = failures > 0 && successes === 0;
    if (isGone) await this.health.disable(endpoint, 'gone');
    else if (hasOnlyFailed) await this.health.failed(endpoint, retryAfterSeconds);
    else if (retryAfterSeconds > 0) await this.health.rest(endpoint, retryAfterSeconds);
    return 'now';
  }

  private async deliver(endpoint: WebhookEndpoint, batch: readonly DueMessage[], signal: AbortSignal): Promise<Tally> {
    const tally: Tally = { failures: 0, successes: 0, retryAfterSeconds: 0, isGone: false, hasBroken: false };
    const last = lastMoment(signal);
    const waiting = batch.values();
    const one = async (): Promise<boolean> => {
      if (signal.aborted || isEnough(tally)) return false;
      const { value: message } = waiting.next();
      if (message) await this.deliverOne(endpoint, message, tally, last.signal);
      return message !== undefined;
    };
    const all = async () => {
      try {
        while (await one());
      } catch (error) {
        tally.hasBroken = true;
        throw error;
      }
    };
    try {
      if (endpoint.failingSince) while (tally.successes === 0 && (await one()));
      // All of them, so that none goes on when the turn has ended.
      const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, all));
      for (const loop of ended) if (loop.status === 'rejected') throw loop.reason;
      return tally;
    } finally {
      last.end();
    }
  }

  private async deliverOne(endpoint: WebhookEndpoint, message: DueMessage, tally: Tally, signal: AbortSignal) {
    const { event } = message;
    if (!event) return this.messages.giveUp(message);
    const outcome = await this.sender.send(endpoint, { ...message, event }, signal);
    await this.messages.record(message, outcome);
    if (outcome.isDelivered && tally.successes === 0 && endpoint.failingSince) await this.health.worked(endpoint);
    tally.successes += outcome.isDelivered ? 1 : 0;
    tally.failures += outcome.isDelivered ? 0 : 1;
    tally.retryAfterSeconds = Math.max(tally.retryAfterSeconds, outcome.retryAfterSeconds ?? 0);
    tally.isGone ||= outcome.status === GONE;
  }
}

/** Whether nothing more shall be sent in this turn. */
const isEnough = ({ failures, successes, retryAfterSeconds, isGone, hasBroken }: Tally): boolean =>
  hasBroken || isGone || retryAfterSeconds > 0 || (successes === 0 && failures >= ENOUGH_FAILURES);

/** A signal that comes a moment after another. */
function lastMoment(signal: AbortSignal): { readonly signal: AbortSignal; end(): void } {
  const control = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const begin = () => (timer = setTimeout(() => control.abort(signal.reason), LAST_MOMENT_MS));
  signal.addEventListener('abort', begin, { once: true });
  return {
    signal: control.signal,
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', begin);
    },
  };
}
