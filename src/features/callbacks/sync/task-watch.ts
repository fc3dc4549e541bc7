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
    mirror.onChange('callbacks', (changes, tx) => this.note(changes, tx));
  }

  private async note(changes: readonly TaskChange[], tx: Transaction): Promise<void> {
    const [first] = changes;
    if (!first || !isCallbacksUser(first.owner.userId)) return;
    const { organizationId } = first.owner;
    // Before the leads, as whoever links a task: what is not ours yet may be so in a moment.
    await this.events.lock(organizationId, tx);
    const knownOf = await readKnown(
      organizationId,
      changes.map(({ gid }) => gid),
      tx,
    );
    for (const change of changes) {
      const known = knownOf(change.gid);
      // A first reading sees everything there is; that is nothing that happened.
      const isFirstSight = !change.before && change.cause === 'sync';
      if (!isFirstSight || !isExternal(known)) await this.write(change, known, tx);
    }
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
    const facts = { task_gid: gid, change: kind, lead_id: known.leads[0]?.id ?? null, external: isExternal(known) };
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

const isExternal = ({ leads, isOurs }: Known): boolean => !isOurs && leads.length === 0;

async function readKnown(organizationId: string, gids: string[], tx: Transaction): Promise<(gid: string) => Known> {
  const leads = await tx.lead.findMany({ where: { organizationId, taskId: { in: gids } } });
  const made = await tx.callbackTask.findMany({
    where: { organizationId, taskGid: { in: gids } },
    select: { taskGid: true },
  });
  const ours = new Set(made.map(({ taskGid }) => taskGid));
  return (gid) => ({ leads: leads.filter(({ taskId }) => taskId === gid), isOurs: ours.has(gid) });
}
