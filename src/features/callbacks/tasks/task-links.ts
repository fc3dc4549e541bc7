import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { EventLog, OWN_SOURCE } from '../../../hub/events/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type CallbackTask, type Lead, type Prisma } from '../../../platform/database/index.js';
import { type TaskDetailsAnswer } from '../../../providers/asana/index.js';
import { taskState } from '../../task-sync/index.js';
import { IntegrationLog } from '../log/integration-log.js';
import { callbacksOf } from '../owner.js';
import { LeadUpdates } from '../sync/lead-updates.js';
import { TaskIntents } from './intents.js';

/** What a lead becomes when its callback task is made. */
const CALLBACK = 'callback';
const NEW = 'new';

const dueOf = z.object({ due_on: z.iso.date().optional() });

export interface MadeTask {
  readonly gid: string;
  /** Absent when it was found again. */
  readonly task?: TaskDetailsAnswer;
  /** Whoever asked for it is about to be told, with what Asana answered. */
  readonly isReported: boolean;
}

/** Links tasks to their intents and leads, with the log and the event of it: all in one transaction, or nothing. */
@Injectable()
export class TaskLinks {
  constructor(
    private readonly intents: TaskIntents,
    private readonly log: IntegrationLog,
    private readonly events: EventLog,
    private readonly leads: LeadUpdates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @returns false when somebody else ended the intent */
  async link(row: CallbackTask, made: MadeTask, tx: Prisma.TransactionClient): Promise<boolean> {
    const { organizationId, leadId, campaign } = row;
    // Before the lead, as whoever learns of a change of its task: see sync/task-watch.
    await this.events.lock(organizationId, tx);
    if (!(await this.intents.link(row, made.gid, made.isReported, tx))) return false;
    if (leadId !== null) await this.toLead(row, made, leadId, tx);
    const facts = { task_gid: made.gid, campaign, lead_id: leadId };
    await this.log.write(organizationId, 'task_created', facts, tx);
    await this.events.append({ organizationId, userId: null }, OWN_SOURCE, [this.eventOf(row, made.gid, facts)], tx);
    return true;
  }

  /** For the log alone: what became of the task is not known. */
  async noteFailure({ organizationId, campaign, leadId, id }: CallbackTask, code: string): Promise<void> {
    await this.log.write(organizationId, 'error', {
      operation: 'task.create',
      code,
      campaign,
      lead_id: leadId,
      callback_id: id,
    });
  }

  private async toLead(row: CallbackTask, { gid, task }: MadeTask, leadId: string, tx: Prisma.TransactionClient) {
    const { due_on: due } = dueOf.parse(row.draft);
    const assignedTo = task?.assignee?.name;
    const [lead] = await tx.lead.updateManyAndReturn({
      where: { id: leadId, organizationId: row.organizationId },
      data: {
        taskId: gid,
        lastUpdated: new Date(this.clock.now()),
        ...(due && { followUpDate: new Date(due) }),
        ...(assignedTo && { assignedTo }),
      },
    });
    if (!lead) return;
    if (lead.status === NEW) await tx.lead.update({ where: { id: leadId }, data: { status: CALLBACK } });
    await this.catchUp({ ...lead, status: lead.status === NEW ? CALLBACK : lead.status }, gid, tx);
  }

  /** The task may have been seen, and changed, before it was known whose it is. */
  private async catchUp(lead: Lead, gid: string, tx: Prisma.TransactionClient): Promise<void> {
    const { organizationId, userId, provider } = callbacksOf(lead.organizationId);
    const key = { organizationId, userId, provider, gid };
    const seen = await tx.mirroredTask.findUnique({ where: { organizationId_userId_provider_gid: key } });
    if (!seen) return;
    const state = seen.deletedAt === null ? taskState.parse(seen.data) : undefined;
    await this.leads.apply(lead, undefined, state, tx);
  }

  private eventOf({ id }: CallbackTask, gid: string, data: Readonly<Record<string, unknown>>) {
    return {
      type: 'callback.task.created',
      subject: `task:${gid}`,
      occurredAt: new Date(this.clock.now()).toISOString(),
      identity: `callback.task.created:${id}`,
      data,
    };
  }
}
