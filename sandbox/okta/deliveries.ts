import { randomUUID } from 'node:crypto';
import { type Clock } from '../shared/clock.js';
import { arrange, type DeliveryFaults, type Order } from '../shared/delivery-faults.js';
import { defaultHookSettings, headersOf, type HookSettings } from './hook-settings.js';
import { type HookAnswer, type HookClient } from './hook-client.js';
import { type EventHook, type Id, type LogEvent } from './model.js';
import { type OktaState } from './state.js';

interface Delivery {
  /** `eventId` on the wire; a retry and a copy have the same. */
  id: string;
  hook: Id;
  events: LogEvent[];
  attempts: number;
  /** By the twin's clock; later for a retry. */
  due: number;
}

/** One attempt to deliver. */
export interface DeliveryRecord {
  delivery: string;
  hook: Id;
  /** ISO 8601, by the twin's clock, when it was sent. */
  time: string;
  /** `uuid` of the events in it. */
  events: string[];
  /** 1 is the first. */
  attempt: number;
  outcome: 'under_way' | 'delivered' | 'failed' | 'dropped' | 'held';
  /** null without an answer. */
  status: number | null;
}

const KEPT = 50_000;
const ATTEMPTS = 2;

/**
 * Posts events to the hooks that want them: in no particular order, retried once after a timeout or a failure of the
 * server, never after a refusal (4xx). Waiting goes by the twin's clock, and `tick` does all that is due.
 */
export class Deliveries {
  settings: HookSettings = defaultHookSettings();
  private gathered = new Map<Id, LogEvent[]>();
  private waiting: Delivery[] = [];
  private held: (() => Promise<void>)[] = [];
  private readonly underWay = new Set<Promise<void>>();
  private readonly delays = new Map<NodeJS.Timeout, () => void>();
  private records: DeliveryRecord[] = [];
  private window: NodeJS.Immediate | undefined;
  private paused = false;
  private closed = false;

  /** @param org where the organization is reachable, for `source` on the wire */
  constructor(
    private readonly state: OktaState,
    private readonly clock: Clock,
    private readonly client: HookClient,
    private readonly faults: DeliveryFaults,
    private readonly org: () => string,
  ) {}

  /** Hands an event to every hook that wants it. Events of one moment go together. */
  hear(event: LogEvent): void {
    for (const hook of this.state.eventHooks.values()) {
      if (!hears(hook) || !hook.eventTypes.includes(event.eventType)) continue;
      this.gathered.set(hook.id, [...(this.gathered.get(hook.id) ?? []), event]);
    }
    if (this.gathered.size > 0 && !this.closed) this.window ??= setImmediate(() => this.tick());
  }

  /** Sends all that is due by the clock. */
  tick(): void {
    if (this.window) clearImmediate(this.window);
    this.window = undefined;
    if (this.paused || this.closed) return;
    this.pack();
    const now = this.clock.now();
    const due = this.waiting.filter((delivery) => delivery.due <= now);
    this.waiting = this.waiting.filter((delivery) => delivery.due > now);
    for (const delivery of due) this.dispatch(delivery);
  }

  /** Until everything due has been sent and answered. What is held, paused or due later stays. */
  async settle(): Promise<void> {
    for (;;) {
      this.tick();
      if (this.underWay.size === 0) return;
      await Promise.all(this.underWay);
    }
  }

  /** Sends what faults hold back, one after the other; resolves with their number when all are answered. */
  async release(order: Order = 'kept'): Promise<number> {
    const held = arrange(this.held.splice(0), order);
    for (const send of held) await this.track(send());
    return held.length;
  }

  /** Nothing is sent while paused. */
  pause(paused = true): void {
    this.paused = paused;
    this.tick();
  }

  /** The latest 50,000 attempts, the oldest first. */
  list(): DeliveryRecord[] {
    return this.records;
  }

  /** When the next retry is due, by the twin's clock; null when none waits. */
  get nextDue(): number | null {
    return this.waiting.length === 0 ? null : Math.min(...this.waiting.map(({ due }) => due));
  }

  clear(): void {
    this.paused = false;
    this.gathered.clear();
    this.waiting = [];
    this.held = [];
    this.records = [];
    for (const [timer, done] of this.delays) {
      clearTimeout(timer);
      done();
    }
    this.delays.clear();
    this.faults.set([]);
  }

  close(): void {
    this.closed = true;
    if (this.window) clearImmediate(this.window);
    this.clear();
    this.client.close();
  }

  private pack(): void {
    const { maxEventsPerDelivery } = this.settings;
    for (const [hook, events] of this.gathered) {
      for (let start = 0; start < events.length; start += maxEventsPerDelivery) {
        const batch = events.slice(start, start + maxEventsPerDelivery);
        this.waiting.push({ id: randomUUID(), hook, events: batch, attempts: 0, due: this.clock.now() });
      }
    }
    this.gathered = new Map();
  }

  private dispatch(delivery: Delivery): void {
    const fault = delivery.attempts > 0 ? undefined : this.faults.take(delivery.hook, false);
    if (fault && 'drop' in fault) {
      this.write(delivery, 'dropped');
    } else if (fault && 'hold' in fault) {
      const record = this.write(delivery, 'held');
      this.held.push(async () => this.send(delivery, 1, record));
    } else if (fault && 'delayMs' in fault) {
      void this.track(this.later(delivery, fault.delayMs));
    } else {
      void this.track(this.send(delivery, fault && 'copies' in fault ? fault.copies : 1));
    }
  }

  private async later(delivery: Delivery, delayMs: number): Promise<void> {
    await new Promise<void>((done) => {
      const timer = setTimeout(() => {
        this.delays.delete(timer);
        done();
      }, delayMs);
      this.delays.set(timer, done);
    });
    await this.send(delivery, 1);
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
  private async send(delivery: Delivery, copies: number, held?: DeliveryRecord): Promise<void> {
    const hook = this.state.eventHooks.get(delivery.hook);
    if (!hook || !hears(hook) || this.closed) return;
    delivery.attempts += 1;
    const posts = Array.from({ length: copies }, async () => this.post(hook, delivery, held));
    const answer = (await Promise.all(posts)).at(-1);
    if (!answer || this.closed || !deservesRetry(answer) || delivery.attempts >= ATTEMPTS) return;
    this.waiting.push({ ...delivery, due: this.clock.now() + this.settings.retrySeconds * 1000 });
  }

  private async post(hook: EventHook, delivery: Delivery, held?: DeliveryRecord): Promise<HookAnswer> {
    const record = held ?? this.write(delivery, 'under_way');
    const answer = await this.client.post(hook.uri, headersOf(hook), this.bodyOf(delivery), this.settings.timeoutMs);
    record.attempt = delivery.attempts;
    record.status = answer.status;
    record.outcome = isDelivered(answer) ? 'delivered' : 'failed';
    return answer;
  }

  /** https://developer.okta.com/docs/concepts/event-hooks/#ongoing-event-delivery */
  private bodyOf({ id, hook, events }: Delivery): string {
    return JSON.stringify({
      eventType: 'com.okta.event_hook',
      eventTypeVersion: '1.0',
      cloudEventsVersion: '0.1',
      contentType: 'application/json',
      eventId: id,
      source: `${this.org()}/api/v1/eventHooks/${hook}`,
      eventTime: this.clock.iso(),
      data: { events },
    });
  }

  private write(delivery: Delivery, outcome: DeliveryRecord['outcome']): DeliveryRecord {
    const record: DeliveryRecord = {
      delivery: delivery.id,
      hook: delivery.hook,
      time: this.clock.iso(),
      events: delivery.events.map(({ uuid }) => uuid),
      attempt: delivery.attempts,
      outcome,
      status: null,
    };
    this.records.push(record);
    if (this.records.length > KEPT * 1.1) this.records.splice(0, this.records.length - KEPT);
    return record;
  }
}

const hears = ({ status, verificationStatus }: EventHook): boolean =>
  status === 'ACTIVE' && verificationStatus === 'VERIFIED';

const isDelivered = ({ status }: HookAnswer): boolean => status !== null && status >= 200 && status < 300;

const deservesRetry = ({ status }: HookAnswer): boolean => status === null || status >= 500;
