import { Injectable } from '@nestjs/common';
import { readCursor, toPage } from '../../../platform/api/index.js';
import { PrismaService } from '../../../platform/database/index.js';
import { IntegrationLog, showEntry } from './integration-log.js';
import { type LogQuery, type UpdatesQuery } from './log.schemas.js';

/** The room's own history, page by page. */
@Injectable()
export class HistoryPages {
  constructor(
    private readonly prisma: PrismaService,
    private readonly log: IntegrationLog,
  ) {}

  async logs(organizationId: string, { event_type: eventType, limit, cursor }: LogQuery) {
    const before = readCursor(cursor);
    const where = { ...(eventType && { eventType }), ...(before && { id: { lt: before } }) };
    const { items, nextCursor } = toPage(await this.log.latest(organizationId, limit + 1, where), limit, showEntry);
    return { ok: true, logs: items, next_cursor: nextCursor };
  }

  async updates(organizationId: string, { task_id: taskId, limit, cursor }: UpdatesQuery) {
    const rows = await this.prisma.taskUpdate.findMany({
      where: { organizationId, taskId, id: { lt: readCursor(cursor) } },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    const { items, nextCursor } = toPage(rows, limit, (row) => ({
      id: row.id,
      task_id: row.taskId,
      update_type: row.updateType,
      task_data: row.taskData,
      created_at: row.createdAt.toISOString(),
    }));
    return { ok: true, task_updates: items, next_cursor: nextCursor };
  }
}
