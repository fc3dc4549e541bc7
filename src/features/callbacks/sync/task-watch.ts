import { Inject, Injectable } from '@nestjs/common';
import { EventLog, OWN_SOURCE } from '../../../hub/events/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type Lead, newRowId, type Prisma } from '../../../platform/database/index.js';
import { type TaskChange, TaskMirror, type TaskState } from '../../task-sync/index.js';
import { IntegrationLog } from '../log/integration-log.js';
import { isCallbacksUser } from '../owner.js';
import { LeadUpdates } from './lead-updates.js';
import { type Kind, kindOf } from './lead-mapping.js';

type Transaction = Prisma.TransactionClient;

/** Whose task it is. */
interface Known {
  readonly leads: readonly Lead[];
  /** The workflow made it. */
  readonly isOurs: boolean;
}

/**
 * What happens to tasks, brought to their leads: in the transaction that stores the task's new state, once for each real
 * change, whatever events said and however often.
 */
@Injectable()
export class TaskWatch {
  constructor(
    mirror: TaskMirror,
    private readonly leads: LeadUpdates,
    private readonly log: IntegrationLog,
    private readonly events: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    mirror.onChange('callbacks', (change, tx) => this.note(change, tx));
  }

  private async note(change: TaskChange, tx: Transaction): Promise<void> {
    if (!isCallbacksUser(change.owner.userId)) return;
    const { organizationId } = change.owner;
    // Before the leads, as whoever links a task: what is not ours yet may be so in a moment.
    await this.events.lock(organizationId, tx);
    const known = await knownBy(organizationId, change.gid, tx);
    const isExternal = !known.isOurs && known.leads.length === 0;
    // A first reading sees everything there is; that is nothing that happened.
    if (isExternal && !change.before && change.cause === 'sync') return;
    await this.write(change, known, tx);
  }

  private async write({ owner, gid, before, after }: TaskChange, known: Known, tx: Transaction): Promise<void> {
    const { organizationId } = owner;
    const kind = kindOf(before, after);
    for (const lead of known.leads) await this.leads.apply(lead, before, after, tx);
    if (kind === 'deleted') {
      await tx.callbackTask.updateMany({ where: { organizationId, taskGid: gid }, data: { status: 'deleted' } });
    }
    // That a task of ours was added is known, and was told, when it was made.
    if (kind === 'added' && known.isOurs) return;
    await this.keepState(organizationId, gid, after, tx);
    const isExternal = !known.isOurs && known.leads.length === 0;
    const facts = { task_gid: gid, change: kind, lead_id: known.leads[0]?.id ?? null, external: isExternal };
    await this.log.write(organizationId, kind === 'added' ? 'task_created' : 'task_updated', facts, tx);
    await this.tell(organizationId, { gid, kind, after, facts }, tx);
  }

  private async keepState(organizationId: string, taskId: string, after: TaskState | undefined, tx: Transaction) {
    const now = this.clock.now();
    const taskData = (after ?? { gid: taskId, deleted: true }) as Prisma.InputJsonObject;
    await tx.taskUpdate.create({
      data: { id: newRowId(now), organizationId, taskId, taskData, createdAt: new Date(now) },
    });
  }

  private async tell(
    organizationId: string,
    { gid, kind, after, facts }: { gid: string; kind: Kind; after: TaskState | undefined; facts: object },
    tx: Transaction,
  ): Promise<void> {
    const now = this.clock.now();
    const shown = after && {
      completed: after.completed,
      due_on: after.due_on,
      assignee: after.assignee?.name ?? null,
      modified_at: after.modified_at,
    };
    const event = {
      type: 'callback.task.updated',
      subject: `task:${gid}`,
      occurredAt: new Date(now).toISOString(),
      identity: `callback.task.updated:${kind}:${newRowId(now)}`,
      data: { ...facts, ...shown },
    };
    await this.events.append({ organizationId, userId: null }, OWN_SOURCE, [event], tx);
  }
}

async function knownBy(organizationId: string, gid: string, tx: Transaction): Promise<Known> {
  const leads = await tx.lead.findMany({ where: { organizationId, taskId: gid } });
  const made = await tx.callbackTask.findFirst({ where: { organizationId, taskGid: gid }, select: { id: true } });
  return { leads, isOurs: made !== null };
}
