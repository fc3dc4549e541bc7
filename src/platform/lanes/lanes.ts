import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ChangeFeed, type Prisma } from '../database/index.js';
import { Log } from '../telemetry/index.js';
import { DEFAULT_TIMING, LANE_OPTIONS, type LaneOptions, type LaneTiming } from './lane-options.js';
import { type LaneHandler, type LaneRegistration, type LaneType } from './lane-type.js';
import { LANES_TOPIC, StoredLanes, type TakenLane } from './stored-lanes.js';
import { TurnEnds } from './turn-ends.js';

interface Running {
  readonly lane: TakenLane;
  readonly control: AbortController;
  readonly ended: Promise<void>;
}

interface Look {
  /** There may be work since it began: look again. */
  isOutdated: boolean;
  readonly ended: Promise<void>;
}

export interface WakeOptions {
  /** Not before; default at once. */
  readonly dueAt?: Date;
  /** The work exists if and only if this transaction commits. */
  readonly tx: Pick<Prisma.TransactionClient, '$executeRaw'>;
}

const DEFAULT_CONCURRENCY = 10;
const ALL_KINDS = Symbol('all kinds');

/**
 * Work that is done in order per key, and for many keys side by side, over all instances. "There is work for this key"
 * is a row that commits with the work itself; one turn at a time works through it. A process that dies is replaced when
 * its lease ends. The work itself, such as rows of an inbox, belongs to whoever registers a handler.
 */
@Injectable()
export class Lanes implements OnModuleDestroy {
  readonly #registrations = new Map<string, LaneRegistration>();
  /** By fence: no two turns have the same. */
  readonly #running = new Map<bigint, Running>();
  readonly #looks = new Map<string | typeof ALL_KINDS, Look>();
  readonly #timing: LaneTiming;
  readonly #ends: TurnEnds;
  #unsubscribe: (() => void) | undefined;
  #timers: NodeJS.Timeout[] = [];
  #stopped = false;

  constructor(
    private readonly stored: StoredLanes,
    private readonly feed: ChangeFeed,
    private readonly log: Log,
    @Inject(LANE_OPTIONS) private readonly options: LaneOptions,
  ) {
    this.#timing = { ...DEFAULT_TIMING, ...options.timing };
    this.#ends = new TurnEnds((turns) => this.stored.finish(turns));
  }

  /** Says who works on keys of this kind. In a process that only adds work, the handler is never called. */
  register(type: LaneType, handler: LaneHandler): void {
    if (this.#registrations.has(type.kind)) throw new Error(`The lane ${type.kind} is registered twice.`);
    this.#registrations.set(type.kind, { type, handler });
  }

  /** Says, with the work and in its transaction, that these keys have work. */
  async wake({ kind }: LaneType, keys: readonly string[], { dueAt, tx }: WakeOptions): Promise<void> {
    if (!this.#registrations.has(kind)) throw new Error(`The lane ${kind} is not registered.`);
    if (keys.length > 0) await this.stored.add(kind, keys, dueAt ?? new Date(this.options.now()), tx);
  }

  /** Returns at once. Calling it again changes nothing. */
  start(): void {
    if (this.#unsubscribe || this.#stopped || !this.options.works) return;
    this.#unsubscribe = this.feed.on(LANES_TOPIC, (kind) => this.look(kind ?? ALL_KINDS));
    this.#timers = [
      setInterval(() => this.look(ALL_KINDS), this.#timing.poll).unref(),
      setInterval(() => void this.renew(), this.#timing.lease / 4).unref(),
    ];
    this.look(ALL_KINDS);
  }

  /** Looks for work of a kind or of all; while it looks, any number of calls means one more look. */
  private look(kind: string | typeof ALL_KINDS): void {
    const registration = kind === ALL_KINDS ? ALL_KINDS : this.#registrations.get(kind);
    if (!registration || this.#stopped) return;
    const underWay = this.#looks.get(kind);
    if (underWay) {
      underWay.isOutdated = true;
      return;
    }
    const look: Look = {
      isOutdated: false,
      ended: (registration === ALL_KINDS ? this.lookAll() : this.takeAll(registration)).finally(() => {
        this.#looks.delete(kind);
        if (look.isOutdated) this.look(kind);
      }),
    };
    this.#looks.set(kind, look);
  }

  /** One query for all kinds: most of the time none has work that was not announced. */
  private async lookAll(): Promise<void> {
    try {
      for (const kind of await this.stored.dueKinds([...this.#registrations.keys()])) this.look(kind);
    } catch (error) {
      if (!this.#stopped) this.log.failure(error, undefined, { context: 'lanes' });
    }
  }

  private async takeAll(registration: LaneRegistration): Promise<void> {
    const { kind, concurrency = DEFAULT_CONCURRENCY } = registration.type;
    const busy = [...this.#running.values()].filter(({ lane }) => lane.kind === kind).length;
    if (busy >= concurrency) return; // the end of a turn looks again
    try {
      const taken = await this.stored.take(kind, concurrency - busy, this.#timing.lease);
      if (this.#stopped) await Promise.all(taken.map((lane) => this.giveBack(lane)));
      else for (const lane of taken) this.run(registration, lane);
    } catch (error) {
      if (!this.#stopped) this.log.failure(error, undefined, { context: 'lanes', job: kind });
    }
  }

  private run({ type, handler }: LaneRegistration, lane: TakenLane): void {
    const control = new AbortController();
    this.abortOlder(lane);
    const ended = this.turn(handler, lane, control.signal)
      .catch((error: unknown) => this.log.failure(error, undefined, { context: 'lanes', job: type.kind }))
      .finally(() => {
        this.#running.delete(lane.fence);
        this.look(type.kind);
      });
    this.#running.set(lane.fence, { lane, control, ended });
  }

  /** This process itself may have stalled until its lease was over, and have taken the key again. */
  private abortOlder({ kind, key }: TakenLane): void {
    for (const { lane, control } of this.#running.values()) {
      if (lane.kind === kind && lane.key === key) control.abort();
    }
  }

  private giveBack(lane: TakenLane): Promise<void> {
    return this.stored.putBack(lane, new Date(this.options.now()), lane.failures);
  }

  /** @throws when the database is away: the lease ends by itself, and the turn is repeated */
  private async turn(handler: LaneHandler, lane: TakenLane, signal: AbortSignal): Promise<void> {
    const { key, failures } = lane;
    try {
      const left = await handler({ key, signal, failures });
      if (left) await this.stored.putBack(lane, left === 'now' ? new Date(this.options.now()) : left, 0);
      else if (signal.aborted) await this.giveBack(lane);
      else await this.#ends.add(lane);
    } catch (error) {
      if (signal.aborted) return this.giveBack(lane);
      this.log.failure(error, undefined, { job: lane.kind, attempt: failures + 1 });
      await this.stored.putBack(lane, new Date(this.options.now() + this.pauseAfter(failures)), failures + 1);
    }
  }

  /** Milliseconds, with jitter: what failed together shall not come back together. */
  private pauseAfter(failures: number): number {
    const { pause, longestPause } = this.#timing;
    return Math.min(pause * 2 ** Math.min(failures, 20), longestPause) * (0.75 + Math.random() / 2);
  }

  private async renew(): Promise<void> {
    const running = [...this.#running.values()];
    if (running.length === 0) return;
    try {
      const renewed = await this.stored.renew(lanesOf(running), this.#timing.lease);
      const kept = new Set(renewed.map(({ fence }) => fence));
      // One that has ended meanwhile is told in vain.
      for (const { lane, control } of running) if (!kept.has(lane.fence)) control.abort();
    } catch (error) {
      this.log.failure(error, undefined, { context: 'lanes' });
    }
  }

  /** Takes nothing new, tells the turns to end, and waits for them: what is left is done elsewhere. */
  async onModuleDestroy(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe?.();
    const running = [...this.#running.values()];
    for (const { control } of running) control.abort();
    const deadline = new AbortController();
    const tooLong = sleep(this.#timing.grace, undefined, { signal: deadline.signal }).catch(() => undefined);
    await Promise.race([Promise.all([...running, ...this.#looks.values()].map(({ ended }) => ended)), tooLong]);
    deadline.abort();
    for (const timer of this.#timers) clearInterval(timer);
  }
}

const lanesOf = (running: readonly Running[]) => running.map(({ lane }) => lane);
