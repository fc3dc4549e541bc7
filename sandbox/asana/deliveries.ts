import { createHmac } from 'node:crypto';
import { type Clock } from '../shared/clock.js';
import { arrange, type DeliveryFault, type DeliveryFaults, type Order } from '../shared/delivery-faults.js';
import { type DeliveryLog, type DeliveryRecord } from './delivery-log.js';
import { type TwinEvent } from './events.js';
import { type HookAnswer, type HookClient } from './hook-client.js';
import { type Gid } from './model.js';
import { type Webhook, type Webhooks } from './webhooks.js';

/** After an outage delivery resumes within about an hour: https://developers.asana.com/docs/webhooks-guide */
const LONGEST_WAIT_SECONDS = 3600;

interface Delivery {
  id: number;
  events: number;
  body: string;
  signature: string;
  attempts: number;
}

/** What waits to be sent to one webhook. */
interface Outbox {
  webhook: Webhook;
  events: TwinEvent[];
  /** Deliveries that failed, the oldest first; they go before new ones. */
  retries: Delivery[];
  underWay: number;
  /** Closes the open window without sending. */
  cancelWindow: (() => void) | undefined;
}

/**
 * Sends events to webhooks over HTTP, one delivery after the other per webhook, at most once each unless a retry
 * doubles it. Waiting goes by the twin's clock, and `tick` does all that is due.
 */
export class Deliveries {
  paused = false;
  private outboxes = new Map<Gid, Outbox>();
  private held: (() => Promise<void>)[] = [];
  private underWay = new Set<Promise<void>>();
  private delays = new Map<NodeJS.Timeout, () => void>();
  private lastId = 0;
  private closed = false;

  constructor(
    private readonly webhooks: Webhooks,
    private readonly clock: Clock,
    private readonly client: HookClient,
    private readonly faults: DeliveryFaults,
    private readonly log: DeliveryLog,
    private readonly changed: () => void,
  ) {
    webhooks.deliver = (webhook, event) => {
      const outbox = this.outbox(webhook);
      outbox.events.push(event);
      this.openWindow(outbox);
    };
    webhooks.ended = (webhook) => this.forget(webhook);
  }

  /** Its first heartbeat goes out. */
  wake(webhook: Webhook): void {
    this.openWindow(this.outbox(webhook));
  }

  /** Lets everything happen that is due by the clock: deletions, heartbeats, retries. */
  tick(): void {
    const now = this.clock.now();
    for (const webhook of this.webhooks.all()) {
      if (!webhook.active) continue;
      const deletion = this.webhooks.deletionOf(webhook);
      if (deletion !== null && deletion <= now) this.giveUp(webhook);
      else this.pump(this.outbox(webhook));
    }
  }

  /** Until everything due has been sent and answered. What is held or paused stays. */
  async settle(): Promise<void> {
    for (;;) {
      this.tick();
      if (this.underWay.size === 0) return;
      await Promise.all(this.underWay);
    }
  }

  /** Sends what faults hold back, one after the other in that order. */
  async release(order: Order = 'kept'): Promise<number> {
    const held = arrange(this.held.splice(0), order);
    for (const send of held) await this.track(send());
    return held.length;
  }

  pause(paused: boolean): void {
    this.paused = paused;
    if (!paused) this.tick();
  }

  clear(): void {
    this.paused = false;
    this.held = [];
    for (const [timer, done] of this.delays) {
      clearTimeout(timer);
      done();
    }
    this.delays.clear();
    this.faults.set([]);
  }

  close(): void {
    this.closed = true;
    for (const { cancelWindow } of this.outboxes.values()) cancelWindow?.();
    this.clear();
    this.client.close();
  }

  private outbox(webhook: Webhook): Outbox {
    const outbox = this.outboxes.get(webhook.gid) ?? {
      webhook,
      events: [],
      retries: [],
      underWay: 0,
      cancelWindow: undefined,
    };
    this.outboxes.set(webhook.gid, outbox);
    return outbox;
  }

  /** Events of one short moment go together. */
  private openWindow(outbox: Outbox): void {
    if (outbox.cancelWindow || this.closed) return;
    const { groupWindowMs } = this.webhooks.settings;
    const send = (): void => this.pump(outbox);
    if (groupWindowMs === 0) {
      const window = setImmediate(send);
      outbox.cancelWindow = () => clearImmediate(window);
    } else {
      const window = setTimeout(send, groupWindowMs);
      outbox.cancelWindow = () => clearTimeout(window);
    }
  }

  private pump(outbox: Outbox): void {
    outbox.cancelWindow?.();
    outbox.cancelWindow = undefined;
    const { webhook } = outbox;
    while (!this.paused && !this.closed && webhook.active) {
      if (outbox.underWay >= this.webhooks.settings.parallelDeliveries) return;
      if (webhook.nextAttemptAt !== null && this.clock.now() < webhook.nextAttemptAt) return;
      const delivery = outbox.retries.shift() ?? this.next(outbox);
      if (!delivery) return;
      this.dispatch(outbox, delivery);
    }
  }

  /** A heartbeat when one is due, otherwise what has gathered. */
  private next({ webhook, events }: Outbox): Delivery | undefined {
    const { heartbeatSeconds, maxEventsPerDelivery } = this.webhooks.settings;
    const now = this.clock.now();
    const beats = now >= webhook.nextHeartbeatAt;
    if (!beats && events.length === 0) return undefined;
    if (beats) webhook.nextHeartbeatAt = now + heartbeatSeconds * 1000;
    const batch = beats ? [] : events.splice(0, maxEventsPerDelivery);
    const body = JSON.stringify({ events: batch });
    const signature = createHmac('sha256', webhook.secret).update(body).digest('hex');
    return { id: ++this.lastId, events: batch.length, body, signature, attempts: 0 };
  }

  private dispatch(outbox: Outbox, delivery: Delivery): void {
    const fault = delivery.attempts > 0 ? undefined : this.faults.take(outbox.webhook.gid, delivery.events === 0);
    if (fault && 'drop' in fault) {
      this.log.counts.dropped += 1;
      this.write(outbox, delivery, 'dropped');
    } else if (fault && ('hold' in fault || 'delayMs' in fault)) {
      this.putOff(outbox, delivery, fault);
    } else {
      outbox.underWay += 1;
      const copies = fault && 'copies' in fault ? fault.copies : 1;
      const sent = this.send(outbox, delivery, copies).finally(() => {
        outbox.underWay -= 1;
        this.pump(outbox);
      });
      void this.track(sent);
    }
  }

  private putOff(outbox: Outbox, delivery: Delivery, fault: DeliveryFault): void {
    if ('delayMs' in fault) {
      const sent = new Promise<void>((done) => {
        const timer = setTimeout(() => {
          this.delays.delete(timer);
          done(this.send(outbox, delivery, 1));
        }, fault.delayMs);
        this.delays.set(timer, done);
      });
      void this.track(sent);
      return;
    }
    const record = this.write(outbox, delivery, 'held');
    this.held.push(async () => this.send(outbox, delivery, 1, record));
  }

  private async track(sent: Promise<void>): Promise<void> {
    this.underWay.add(sent);
    try {
      await sent;
    } finally {
      this.underWay.delete(sent);
    }
  }

  /** One attempt; of several copies the last answer counts. */
  private async send(outbox: Outbox, delivery: Delivery, copies: number, held?: DeliveryRecord): Promise<void> {
    const { webhook } = outbox;
    if (!webhook.active) this.log.counts.eventsLost += delivery.events;
    if (!webhook.active || this.closed) return;
    delivery.attempts += 1;
    const posts = Array.from({ length: copies }, () => this.post(outbox, delivery, held));
    const answer = (await Promise.all(posts)).at(-1);
    if (!answer || this.closed) return;
    if (!webhook.active) this.log.counts.eventsLost += isDelivered(answer) ? 0 : delivery.events;
    else if (isDelivered(answer)) this.succeeded(webhook);
    else if (answer.status === 410) this.gone(outbox, delivery);
    else this.failed(outbox, delivery, answer);
    this.changed();
  }

  private async post(outbox: Outbox, delivery: Delivery, held?: DeliveryRecord): Promise<HookAnswer> {
    const record = held ?? this.write(outbox, delivery, 'under_way');
    this.log.counts.sent += 1;
    const headers = { 'x-hook-signature': delivery.signature };
    const answer = await this.client.post(
      outbox.webhook.target,
      headers,
      delivery.body,
      this.webhooks.settings.timeoutMs,
    );
    record.outcome = isDelivered(answer) ? 'delivered' : 'failed';
    record.status = answer.status;
    record.attempt = delivery.attempts;
    this.log.counts[record.outcome] += 1;
    return answer;
  }

  private write({ webhook }: Outbox, delivery: Delivery, outcome: DeliveryRecord['outcome']): DeliveryRecord {
    return this.log.add({
      delivery: delivery.id,
      webhook: webhook.gid,
      time: this.clock.iso(),
      events: delivery.events,
      attempt: delivery.attempts,
      signature: delivery.signature,
      outcome,
      status: null,
    });
  }

  private succeeded(webhook: Webhook): void {
    webhook.lastSuccessAt = this.clock.iso();
    webhook.retryCount = 0;
    webhook.nextAttemptAt = null;
    webhook.failingSince = null;
  }

  /** Waits twice as long after each failure, an hour at most, and never past the moment of deletion. */
  private failed(outbox: Outbox, delivery: Delivery, { text }: HookAnswer): void {
    const { webhook } = outbox;
    const now = this.clock.now();
    webhook.lastFailureAt = this.clock.iso();
    webhook.lastFailureContent = text;
    webhook.failingSince ??= now;
    webhook.retryCount = delivery.attempts - 1;
    const wait = Math.min(this.webhooks.settings.retrySeconds * 2 ** webhook.retryCount, LONGEST_WAIT_SECONDS);
    webhook.nextAttemptAt = Math.min(now + wait * 1000, this.webhooks.deletionOf(webhook) ?? Infinity);
    outbox.retries.push(delivery);
  }

  /** The target says that it wants no more, ever. */
  private gone({ webhook }: Outbox, { events }: Delivery): void {
    this.log.counts.eventsLost += events;
    this.giveUp(webhook);
  }

  private giveUp(webhook: Webhook): void {
    this.log.counts.webhooksDeleted += 1;
    this.webhooks.remove(webhook);
    this.changed();
  }

  private forget({ gid }: Webhook): void {
    const outbox = this.outboxes.get(gid);
    if (!outbox) return;
    outbox.cancelWindow?.();
    const waiting = outbox.retries.reduce((sum, delivery) => sum + delivery.events, outbox.events.length);
    this.log.counts.eventsLost += waiting;
    this.outboxes.delete(gid);
  }
}

const isDelivered = ({ status }: HookAnswer): boolean => status === 200 || status === 204;
