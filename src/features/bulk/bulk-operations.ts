import { Injectable } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { Connections, type ConnectionView } from '../../hub/connections/index.js';
import { type Page, type PageQuery, readCursor, toPage } from '../../platform/api/index.js';
import { type BulkItem, type BulkOperation, ChangeFeed, Prisma, PrismaService } from '../../platform/database/index.js';
import { type IdempotentAttempt } from '../../platform/idempotency/index.js';
import { problem } from '../../platform/problem/index.js';
import { JobQueue } from '../../platform/queue/index.js';
import { asana } from '../../providers/asana/index.js';
import { type BulkBody, type ItemsQuery } from './bulk.input.js';
import { externalGid } from './bulk-calls.js';
import { BulkDrafts } from './bulk-drafts.js';
import { readItemCursor, toItemPage } from './bulk-item-page.js';
import { type ItemInput } from './bulk-item.js';
import { BulkItems } from './bulk-items.js';
import { BULK_TOPIC, bulkJob } from './bulk-job.js';
import { type MeasuredOperation, measure } from './bulk-rates.js';

const PROVIDER = asana.manifest.id;
/** Operations one user may have waiting or running. */
const MOST_UNFINISHED = 50;
const RETRY_AFTER_SECONDS = 60;

/** Bulk operations as their users see them. Another user's operation is answered as one that does not exist. */
@Injectable()
export class BulkOperations {
  constructor(
    private readonly prisma: PrismaService,
    private readonly connections: Connections,
    private readonly drafts: BulkDrafts,
    private readonly items: BulkItems,
    private readonly queue: JobQueue,
    private readonly feed: ChangeFeed,
  ) {}

  /**
   * Stores the operation, its items and its job together, or nothing.
   * @param idempotent its id becomes the operation's, so that a repetition finds what an earlier try has stored
   * @throws problem `validation_failed` naming each wrong field, `not_connected`, `overloaded`; ProviderError when the
   * places or fields that the items name cannot be looked up
   */
  async create(user: Subject, body: BulkBody, idempotent?: IdempotentAttempt): Promise<MeasuredOperation> {
    const earlier = idempotent && (await this.find(user, idempotent.id));
    if (earlier) return this.measured(earlier);
    const connection = await this.usableConnection(user);
    await this.checkRoom(user);
    const inputs = await this.drafts.of(user, body);
    const operation = await this.prisma.$transaction(async (tx) => {
      const created = await tx.bulkOperation.create({
        data: { id: idempotent?.id, ...user, provider: PROVIDER, action: body.action, total: inputs.length },
      });
      const rows = inputs.map((input, index) => ({
        operationId: created.id,
        index,
        gid: input.task ?? null,
        input: stored(input, isFindable(connection) ? externalGid(created.id, index) : undefined),
      }));
      await tx.bulkItem.createMany({ data: rows });
      await this.queue.enqueue(bulkJob, { operationId: created.id, setbacks: 0 }, { singletonKey: created.id, tx });
      return created;
    });
    return this.measured(operation);
  }

  /** Newest first. */
  async list(user: Subject, { limit, cursor }: PageQuery): Promise<Page<MeasuredOperation>> {
    const last = readCursor(cursor);
    // Not by id alone: one that comes from an `Idempotency-Key` does not grow with time.
    const rows = await this.prisma.bulkOperation.findMany({
      where: { ...user },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      ...(last && { cursor: { id: last, ...user }, skip: 1 }),
      take: limit + 1,
    });
    const page = toPage(rows, limit, (row) => row);
    return { ...page, items: await measure(this.prisma, page.items) };
  }

  /** @throws problem `not_found` */
  async get(user: Subject, id: string): Promise<MeasuredOperation> {
    const row = await this.find(user, id);
    if (!row) throw problem('not_found', { detail: 'There is no such bulk operation.' });
    return this.measured(row);
  }

  /** In the order of the request. @throws problem `not_found` */
  async listItems(user: Subject, id: string, { status, limit, cursor }: ItemsQuery): Promise<Page<BulkItem>> {
    const after = readItemCursor(cursor);
    await this.get(user, id);
    const rows = await this.prisma.bulkItem.findMany({
      where: { operationId: id, status, index: { gt: after } },
      orderBy: { index: 'asc' },
      take: limit + 1,
    });
    return toItemPage(rows, limit);
  }

  /** A batch that is under way ends; nothing is sent after it. @throws problem `not_found`, `conflict` */
  async cancel(user: Subject, id: string): Promise<MeasuredOperation> {
    await this.get(user, id);
    if (!(await this.items.stop(id, { status: 'cancelled', code: 'cancelled' }))) {
      throw problem('conflict', { detail: 'The operation is over already.' });
    }
    await this.feed.announce(BULK_TOPIC, id);
    return this.get(user, id);
  }

  /** Works the failed items off again. @throws problem `not_found`, `not_connected`, `conflict` */
  async retry(user: Subject, id: string): Promise<MeasuredOperation> {
    await this.get(user, id);
    await this.usableConnection(user);
    await this.prisma.$transaction(async (tx) => {
      if (!(await this.items.reopen(id, tx))) {
        throw problem('conflict', { detail: 'The operation is not over, or none of its items failed.' });
      }
      await this.queue.enqueue(bulkJob, { operationId: id, setbacks: 0 }, { singletonKey: id, tx });
    });
    await this.feed.announce(BULK_TOPIC, id);
    return this.get(user, id);
  }

  private find(user: Subject, id: string): Promise<BulkOperation | null> {
    return this.prisma.bulkOperation.findFirst({ where: { id, ...user } });
  }

  private async measured(row: BulkOperation): Promise<MeasuredOperation> {
    const [operation] = await measure(this.prisma, [row]);
    if (!operation) throw problem('not_found');
    return operation;
  }

  private async usableConnection(user: Subject): Promise<ConnectionView> {
    const connection = await this.connections.find({ ...user, provider: PROVIDER });
    const isUsable = connection && connection.status !== 'revoked' && connection.status !== 'expired';
    if (!isUsable) throw problem('not_connected');
    return connection;
  }

  private async checkRoom(user: Subject): Promise<void> {
    const unfinished = await this.prisma.bulkOperation.count({
      where: { ...user, status: { in: ['queued', 'running'] } },
    });
    if (unfinished < MOST_UNFINISHED) return;
    const detail = `The user has ${MOST_UNFINISHED} bulk operations waiting or running. Wait for some to end.`;
    throw problem('overloaded', { detail, retryAfterSeconds: RETRY_AFTER_SECONDS });
  }
}

/**
 * Ids of our own are for OAuth applications alone (https://developers.asana.com/docs/custom-external-data). A token that
 * cannot be renewed may be a personal one, so its tasks carry none.
 */
const isFindable = (connection: ConnectionView) => connection.hasRefreshToken;

function stored({ task, data }: ItemInput, external: string | undefined): Prisma.InputJsonObject {
  const isMarked = task === undefined && external !== undefined;
  return { task, data: { ...data, ...(isMarked && { external: { gid: external } }) } };
}
