import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type AsanaIntegrationLog, newRowId, type Prisma, PrismaService } from '../../../platform/database/index.js';

export const LOG_EVENTS = ['task_created', 'task_updated', 'webhook_received', 'error'] as const;
export type LogEvent = (typeof LOG_EVENTS)[number];

/** Public facts: ids, codes, counts. Never a key, never words of the provider. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What the workflow did and met, by organization; health is judged by it. */
@Injectable()
export class IntegrationLog {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async write(
    organizationId: string,
    eventType: LogEvent,
    facts: LogFacts,
    tx: Pick<Prisma.TransactionClient, 'asanaIntegrationLog'> = this.prisma,
  ): Promise<void> {
    const now = this.clock.now();
    await tx.asanaIntegrationLog.create({
      data: {
        id: newRowId(now),
        organizationId,
        eventType,
        eventData: facts,
        createdAt: new Date(now),
      },
    });
  }

  /** Newest first. */
  latest(organizationId: string, take: number, where: { eventType?: LogEvent; id?: { lt: string } } = {}) {
    return this.prisma.asanaIntegrationLog.findMany({
      where: { organizationId, ...where },
      orderBy: { id: 'desc' },
      take,
    });
  }
}

export const showEntry = ({ id, eventType, eventData, createdAt }: AsanaIntegrationLog) => ({
  id,
  event_type: eventType,
  event_data: eventData,
  created_at: createdAt.toISOString(),
});
