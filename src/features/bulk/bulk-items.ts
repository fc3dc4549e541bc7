import { Injectable } from '@nestjs/common';
import { type BulkItem, type BulkOperation, type Prisma, PrismaService } from '../../platform/database/index.js';
import { type Item, type ItemErrorCode, ITEM_ERRORS, type Outcome, toItem } from './bulk-item.js';

type ItemRow = Pick<BulkItem, 'index' | 'attempts' | 'input'>;

/** Why and how work on an operation ends before all of its items were sent. */
export interface Ending {
  readonly status: 'cancelled' | 'failed';
  readonly code: ItemErrorCode;
}

/**
 * The rows of operations under way. Each change of items and of their operation's counts is one statement or transaction,
 * so that both always agree, whichever process dies when.
 */
@Injectable()
export class BulkItems {
  constructor(private readonly prisma: PrismaService) {}

  /** The operation, running now if it waited; null when it is gone. */
  async begin(id: string): Promise<BulkOperation | null> {
    await this.prisma.bulkOperation.updateMany({
      where: { id, status: 'queued' },
      data: { status: 'running', startedAt: new Date() },
    });
    return this.prisma.bulkOperation.findUnique({ where: { id } });
  }

  /** Writes down the intent to send the next items, before anything is sent. None once the operation has stopped. */
  async claim(id: string, limit: number): Promise<Item[]> {
    const rows = await this.prisma.$queryRaw<ItemRow[]>`
      WITH next AS (
        SELECT "index" FROM bulk_items WHERE operation_id = ${id}::uuid AND status = 'pending'
        ORDER BY "index" LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      UPDATE bulk_items i SET status = 'sent', attempts = i.attempts + 1, error_code = NULL, error_message = NULL
      FROM next, bulk_operations o
      WHERE i.operation_id = ${id}::uuid AND i."index" = next."index" AND o.id = ${id}::uuid AND o.status = 'running'
      RETURNING i."index", i.attempts, i.input`;
    return rows.map(toItem).sort((a, b) => a.index - b.index);
  }

  /** Items sent by a process that did not live to write down what became of them. */
  async stranded(id: string): Promise<Item[]> {
    const rows = await this.prisma.bulkItem.findMany({
      where: { operationId: id, status: 'sent' },
      orderBy: { index: 'asc' },
    });
    return rows.map(toItem);
  }

  /**
   * Writes down what became of items that were sent. What another process has found out or sent again in the meantime
   * stays as it is.
   */
  async settle(id: string, outcomes: readonly Outcome[]): Promise<void> {
    if (outcomes.length === 0) return;
    const rows = outcomes.map(({ errorCode, gid, ...outcome }) => ({
      ...outcome,
      gid: gid ?? null,
      error_code: errorCode ?? null,
      error_message: errorCode ? ITEM_ERRORS[errorCode] : null,
    }));
    await this.prisma.$executeRaw`
      WITH outcome AS (
        SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS r("index" int, attempts int, status bulk_item_status, gid text, error_code text, error_message text)),
      settled AS (
        UPDATE bulk_items i SET status = r.status, gid = coalesce(r.gid, i.gid),
          error_code = r.error_code, error_message = r.error_message,
          finished_at = CASE WHEN r.status IN ('succeeded', 'failed') THEN now() END
        FROM outcome r
        WHERE i.operation_id = ${id}::uuid AND i."index" = r."index" AND i.status = 'sent' AND i.attempts = r.attempts
        RETURNING i.status)
      UPDATE bulk_operations SET updated_at = now(),
        succeeded = succeeded + (SELECT count(*) FROM settled WHERE status = 'succeeded')::int,
        failed = failed + (SELECT count(*) FROM settled WHERE status = 'failed')::int
      WHERE id = ${id}::uuid`;
  }

  /** Ends an operation that is not over yet; what was not sent says why. @returns whether there was one to end */
  stop(id: string, { status, code }: Ending): Promise<boolean> {
    return this.prisma.$transaction(async (tx) => {
      const { count } = await tx.bulkOperation.updateMany({
        where: { id, status: { in: ['queued', 'running'] } },
        data: { status, finishedAt: new Date(), failureCode: status === 'failed' ? code : null },
      });
      await this.closePending(id, code, tx);
      return count > 0;
    });
  }

  /** Of an operation that has stopped: items that were put back after it had, too, are over. */
  async closePending(id: string, code: ItemErrorCode, tx: Prisma.TransactionClient = this.prisma): Promise<void> {
    await tx.$executeRaw`
      WITH closed AS (
        UPDATE bulk_items i SET status = 'failed', error_code = ${code}, error_message = ${ITEM_ERRORS[code]},
          finished_at = now()
        FROM bulk_operations o
        WHERE i.operation_id = ${id}::uuid AND i.status = 'pending'
          AND o.id = ${id}::uuid AND o.status IN ('cancelled', 'failed')
        RETURNING 1)
      UPDATE bulk_operations SET failed = failed + (SELECT count(*) FROM closed)::int, updated_at = now()
      WHERE id = ${id}::uuid`;
  }

  /** Nobody changes the operation until the transaction ends. @returns its status; undefined when it is gone */
  async lock(id: string, tx: Prisma.TransactionClient): Promise<BulkOperation['status'] | undefined> {
    const rows = await tx.$queryRaw<Pick<BulkOperation, 'status'>[]>`
      SELECT status FROM bulk_operations WHERE id = ${id}::uuid FOR UPDATE`;
    return rows[0]?.status;
  }

  /** Marks the operation completed, if it is: nothing is left to send or to find out. */
  async finish(id: string): Promise<boolean> {
    const finished = await this.prisma.bulkOperation.updateMany({
      where: { id, status: 'running', items: { none: { status: { in: ['pending', 'sent'] } } } },
      data: { status: 'completed', finishedAt: new Date() },
    });
    return finished.count > 0;
  }

  /**
   * Lets the failed items of an operation that is over be worked off again. A task that may exist already is looked for
   * first.
   * @returns whether there were any
   */
  async reopen(id: string, tx: Prisma.TransactionClient): Promise<boolean> {
    const { count } = await tx.bulkOperation.updateMany({
      where: { id, status: { in: ['completed', 'cancelled', 'failed'] }, failed: { gt: 0 } },
      data: { status: 'queued', finishedAt: null, failureCode: null },
    });
    if (count === 0) return false;
    await tx.$executeRaw`
      WITH reopened AS (
        UPDATE bulk_items SET finished_at = NULL, error_code = NULL, error_message = NULL,
          status = CASE error_code WHEN 'unknown_outcome' THEN 'sent' ELSE 'pending' END::bulk_item_status
        WHERE operation_id = ${id}::uuid AND status = 'failed' RETURNING 1)
      UPDATE bulk_operations SET failed = failed - (SELECT count(*) FROM reopened)::int WHERE id = ${id}::uuid`;
    return true;
  }
}
