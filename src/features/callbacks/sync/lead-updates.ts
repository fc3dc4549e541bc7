import { Inject, Injectable } from '@nestjs/common';
import { EventLog, OWN_SOURCE } from '../../../hub/events/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type Lead, newRowId, type Prisma, PrismaService } from '../../../platform/database/index.js';
import { problem } from '../../../platform/problem/index.js';
import { type TaskState } from '../../task-sync/index.js';
import { columnsFrom } from './lead-mapping.js';

type Transaction = Prisma.TransactionClient;

/** Leads as their tasks change, and word of it for everybody of the organization. */
@Injectable()
export class LeadUpdates {
  constructor(
    private readonly prisma: PrismaService,
    private readonly events: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns the fields that changed; the event log's lock is held */
  async apply(
    lead: Lead,
    before: TaskState | undefined,
    after: TaskState | undefined,
    tx: Transaction,
  ): Promise<readonly string[]> {
    const now = this.clock.now();
    const columns = columnsFrom(lead, before, after, now);
    const fields = Object.keys(columns);
    if (fields.length === 0) return fields;
    const [changed] = await tx.lead.updateManyAndReturn({
      where: { id: lead.id },
      data: { ...columns, lastUpdated: new Date(now) },
    });
    if (changed) await this.tell(changed, fields, tx);
    return fields;
  }

  /** A change that came over the API. @throws a unique violation; problem `not_found` for one that was deleted meanwhile */
  async store(lead: Lead, columns: Prisma.LeadUncheckedUpdateInput): Promise<Lead> {
    const fields = Object.entries(columns).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    return this.prisma.$transaction(async (tx) => {
      await this.events.lock(lead.organizationId, tx);
      const lastUpdated = new Date(this.clock.now());
      const data = { ...columns, lastUpdated };
      const [changed] = await tx.lead.updateManyAndReturn({ where: { id: lead.id }, data });
      if (!changed) throw problem('not_found', { detail: 'There is no such lead.' });
      await this.tell(changed, fields, tx);
      return changed;
    });
  }

  /** Says that a lead is different; what it is about people stays here. */
  private async tell(lead: Lead, fields: readonly string[], tx: Transaction): Promise<void> {
    const { organizationId, id, externalId, campaignId, status, taskId, assignedTo } = lead;
    const now = this.clock.now();
    const data = {
      lead_id: id,
      external_id: externalId,
      campaign_id: campaignId,
      changed: fields,
      status,
      contacted_at: lead.contactedAt?.toISOString() ?? null,
      assigned_to: assignedTo,
      follow_up_date: lead.followUpDate?.toISOString().slice(0, 10) ?? null,
      task_gid: taskId,
    };
    const event = {
      type: 'lead.updated',
      subject: `lead:${id}`,
      occurredAt: new Date(now).toISOString(),
      identity: `lead.updated:${newRowId(now)}`,
      data,
    };
    await this.events.append({ organizationId, userId: null }, OWN_SOURCE, [event], tx);
  }
}
