import { Injectable } from '@nestjs/common';
import { type CallbackTask, type Lead, Prisma, PrismaService } from '../../../platform/database/index.js';

/** A request breaks its call off after so long; somebody else may take the task up only later. */
export const CALL_SECONDS = 60;
const LEASE_SECONDS = 90;
/** Who has not come back for a task by then has given it up. */
const UNTOLD_SECONDS = 3_600;

type Transaction = Prisma.TransactionClient;
export type NewIntent = Pick<CallbackTask, 'id' | 'organizationId' | 'campaign' | 'campaignId' | 'leadId'> & {
  readonly draft: object;
  /** Somebody sends it at once; otherwise the lane does. */
  readonly isTakenUp: boolean;
};

const ROW = Prisma.sql`id, organization_id AS "organizationId", campaign, campaign_id AS "campaignId",
  lead_id AS "leadId", task_gid AS "taskGid", status, draft, attempts, sent_at AS "sentAt", lease_until AS "leaseUntil",
  is_reported AS "isReported", failure_code AS "failureCode", created_at AS "createdAt", updated_at AS "updatedAt"`;
const inSeconds = (seconds: number) =>
  Prisma.sql`clock_timestamp() + make_interval(secs => ${seconds}::double precision)`;

/**
 * Tasks that are to be made: written down before Asana is called. `attempts` fences what is written about one, and its
 * lease, by the database's clock, says whether somebody is at it.
 */
@Injectable()
export class TaskIntents {
  constructor(private readonly prisma: PrismaService) {}

  async write({ isTakenUp, draft, ...data }: NewIntent, tx: Transaction): Promise<CallbackTask> {
    // Nobody waits to be told of what the lane makes.
    await tx.callbackTask.create({ data: { ...data, draft, isReported: !isTakenUp } });
    const row = isTakenUp
      ? await this.claim(data.id, tx)
      : await tx.callbackTask.findUnique({ where: { id: data.id } });
    if (!row) throw new Error('A task that was just written down is not there.');
    return row;
  }

  find(organizationId: string, id: string): Promise<CallbackTask | null> {
    return this.prisma.callbackTask.findFirst({ where: { organizationId, id } });
  }

  /** A lead has one callback task in the making: also one whose end its asker was not told, for a while. */
  async ofLead(
    { organizationId, id }: Pick<Lead, 'organizationId' | 'id'>,
    tx: Transaction,
  ): Promise<CallbackTask | undefined> {
    const [row] = await tx.$queryRaw<CallbackTask[]>`
      SELECT ${ROW} FROM callback_tasks
      WHERE organization_id = ${organizationId}::uuid AND lead_id = ${id}::uuid
        AND (status IN ('intended', 'sent')
          OR status = 'linked' AND NOT is_reported AND updated_at > ${inSeconds(-UNTOLD_SECONDS)})
      ORDER BY created_at DESC LIMIT 1`;
    return row;
  }

  /** Takes a task up, before anything is sent. @returns undefined when somebody is at it, or it has ended */
  async claim(id: string, tx: Pick<Transaction, '$queryRaw'> = this.prisma): Promise<CallbackTask | undefined> {
    const [row] = await tx.$queryRaw<CallbackTask[]>`
      UPDATE callback_tasks
      SET status = 'sent', attempts = attempts + 1, sent_at = coalesce(sent_at, clock_timestamp()),
          lease_until = ${inSeconds(LEASE_SECONDS)}, updated_at = now()
      WHERE id = ${id}::uuid AND status IN ('intended', 'sent')
        AND (lease_until IS NULL OR lease_until <= clock_timestamp())
      RETURNING ${ROW}`;
    return row;
  }

  /** Nobody is at it any more; it may be taken up again in so many seconds. */
  async rest({ id, attempts }: CallbackTask, seconds: number): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE callback_tasks SET lease_until = ${inSeconds(seconds)}
      WHERE id = ${id}::uuid AND status = 'sent' AND attempts = ${attempts}`;
  }

  /** @returns false when somebody else has ended it */
  async fail({ id, attempts }: CallbackTask, code: string): Promise<boolean> {
    const { count } = await this.prisma.callbackTask.updateMany({
      where: { id, attempts, status: 'sent' },
      data: { status: 'failed', failureCode: code, leaseUntil: null },
    });
    return count > 0;
  }

  /** One that failed for a reason that may have passed. */
  async reopen({ id, attempts }: CallbackTask): Promise<void> {
    await this.prisma.callbackTask.updateMany({
      where: { id, attempts, status: 'failed' },
      data: { status: 'intended', failureCode: null, leaseUntil: null },
    });
  }

  /** @returns false when somebody else has ended it. @throws a unique violation for a task that is another intent's */
  async link({ id, attempts }: CallbackTask, taskGid: string, isReported: boolean, tx: Transaction): Promise<boolean> {
    const { count } = await tx.callbackTask.updateMany({
      where: { id, attempts, status: 'sent' },
      data: { status: 'linked', taskGid, leaseUntil: null, ...(isReported && { isReported }) },
    });
    return count > 0;
  }

  async reported({ id }: CallbackTask): Promise<void> {
    await this.prisma.callbackTask.updateMany({ where: { id, isReported: false }, data: { isReported: true } });
  }

  /** ids of an organization's tasks that may be taken up, the oldest first. */
  async due(organizationId: string, most: number): Promise<string[]> {
    const rows = await this.prisma.$queryRaw<{ id: string }[]>`
      SELECT id FROM callback_tasks
      WHERE organization_id = ${organizationId}::uuid AND status IN ('intended', 'sent')
        AND (lease_until IS NULL OR lease_until <= clock_timestamp())
      ORDER BY created_at, id LIMIT ${most}`;
    return rows.map(({ id }) => id);
  }

  /** Milliseconds until the next one may be taken up; undefined when none is left. */
  async nextDueIn(organizationId: string): Promise<number | undefined> {
    const [row] = await this.prisma.$queryRaw<{ wait: number | null }[]>`
      SELECT (1000 * extract(epoch FROM min(coalesce(lease_until, clock_timestamp())) - clock_timestamp()))::float8 AS wait
      FROM callback_tasks WHERE organization_id = ${organizationId}::uuid AND status IN ('intended', 'sent')`;
    return row?.wait === null || row?.wait === undefined ? undefined : Math.max(0, row.wait);
  }

  /** Organizations with tasks that nobody is at: what a process left that did not live on. */
  async abandoned(): Promise<string[]> {
    const rows = await this.prisma.$queryRaw<{ id: string }[]>`
      SELECT DISTINCT organization_id AS id FROM callback_tasks
      WHERE status IN ('intended', 'sent') AND (lease_until IS NULL OR lease_until <= clock_timestamp())`;
    return rows.map(({ id }) => id);
  }

  /** Which of these tasks of Asana belong to an intent already. */
  async known(organizationId: string, gids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.prisma.callbackTask.findMany({
      where: { organizationId, taskGid: { in: [...gids] } },
      select: { taskGid: true },
    });
    return new Set(rows.map(({ taskGid }) => taskGid ?? ''));
  }
}
