import { type BulkOperation, type PrismaService } from '../../platform/database/index.js';

/** The pace is that of this many last seconds: pauses and limits change it. */
const WINDOW_SECONDS = 30;

export interface MeasuredOperation extends BulkOperation {
  /** Items that ended per second of late; null while it does not run. */
  readonly itemsPerSecond: number | null;
}

/** Adds the pace at which operations that run are coming along. */
export async function measure(
  prisma: PrismaService,
  operations: readonly BulkOperation[],
  now = Date.now(),
): Promise<MeasuredOperation[]> {
  const running = operations.filter(({ status }) => status === 'running').map(({ id }) => id);
  const recent = running.length > 0 ? await recentlyEnded(prisma, running, now) : new Map<string, number>();
  return operations.map((operation) => {
    const { id, startedAt } = operation;
    if (!startedAt || !running.includes(id)) return { ...operation, itemsPerSecond: null };
    const seconds = Math.min(WINDOW_SECONDS, Math.max(1, (now - startedAt.getTime()) / 1000));
    return { ...operation, itemsPerSecond: (recent.get(id) ?? 0) / seconds };
  });
}

async function recentlyEnded(prisma: PrismaService, ids: readonly string[], now: number): Promise<Map<string, number>> {
  const counts = await prisma.bulkItem.groupBy({
    by: ['operationId'],
    where: { operationId: { in: [...ids] }, finishedAt: { gt: new Date(now - WINDOW_SECONDS * 1000) } },
    _count: true,
  });
  return new Map(counts.map(({ operationId, _count }) => [operationId, _count]));
}
