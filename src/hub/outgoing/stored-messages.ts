import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { type EndpointMessage, PrismaService } from '../../platform/database/index.js';
import { type StoredEvent } from '../events/index.js';
import { tryLog } from './message.schemas.js';
import { pauseAfter } from './schedule.js';

/** Tries that a message remembers. */
const KEPT_TRIES = 20;

export interface DueMessage extends EndpointMessage {
  /** Undefined once it is no longer kept. */
  readonly event: StoredEvent | undefined;
}

/** How one try ended. */
export interface Outcome {
  readonly isDelivered: boolean;
  /** Of the answer. */
  readonly status?: number;
  /** Why there was none. */
  readonly code?: string;
  readonly retryAfterSeconds?: number;
  readonly startedAt: number;
  readonly durationMs: number;
}

/** The table `endpoint_messages`, as the delivery sees it. */
@Injectable()
export class StoredMessages {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Those whose time has come, in its order. */
  async due(endpointId: string, limit: number): Promise<DueMessage[]> {
    const rows = await this.prisma.endpointMessage.findMany({
      where: { endpointId, status: 'pending', nextAttemptAt: { lte: new Date(this.clock.now()) } },
      orderBy: [{ nextAttemptAt: 'asc' }, { id: 'asc' }],
      take: limit,
    });
    const events = await this.prisma.event.findMany({ where: { id: { in: rows.map(({ eventId }) => eventId) } } });
    const byId = new Map(events.map((event) => [event.id, event]));
    return rows.map((row) => ({ ...row, event: byId.get(row.eventId) }));
  }

  /** When the next one is due. */
  async nextDue(endpointId: string): Promise<Date | undefined> {
    const next = await this.prisma.endpointMessage.findFirst({
      where: { endpointId, status: 'pending' },
      orderBy: { nextAttemptAt: 'asc' },
      select: { nextAttemptAt: true },
    });
    return next?.nextAttemptAt;
  }

  /** There is nothing left to send. */
  async giveUp({ id, attempts }: EndpointMessage): Promise<void> {
    await this.prisma.endpointMessage.updateMany({
      where: { id, status: 'pending', attempts },
      data: { status: 'failed', finishedAt: new Date(this.clock.now()) },
    });
  }

  /** Another turn that was at the same message may have been first; then nothing changes. */
  async record({ id, attempts, log }: EndpointMessage, outcome: Outcome): Promise<void> {
    const { isDelivered, status, code, retryAfterSeconds = 0, startedAt, durationMs } = outcome;
    const now = this.clock.now();
    const tries = attempts + 1;
    const pause = isDelivered ? undefined : pauseAfter(tries, Math.random());
    const one = { at: new Date(startedAt).toISOString(), status, code, duration_ms: Math.round(durationMs) };
    await this.prisma.endpointMessage.updateMany({
      where: { id, status: 'pending', attempts },
      data: {
        attempts: tries,
        log: [...tryLog.parse(log), one].slice(-KEPT_TRIES),
        ...(pause === undefined
          ? { status: isDelivered ? 'delivered' : 'failed', finishedAt: new Date(now) }
          : { nextAttemptAt: new Date(now + Math.max(pause, retryAfterSeconds * 1_000)) }),
      },
    });
  }
}
