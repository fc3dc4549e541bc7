import { Injectable } from '@nestjs/common';
import { AsanaAccounts, type TaskChanges } from '../../../providers/asana/index.js';
import { type JobAccount, type PlainText, type Step } from '../engine/step.js';
import { type OutOfOfficeReason } from '../schedule/out-of-office.js';
import { type TextContext } from '../text/text-source.js';
import { nameOf } from './asana-choices.js';
import { AsanaComments } from './asana-comments.js';
import { AsanaRefusals } from './asana-refusals.js';
import { AsanaSubtasks } from './asana-subtasks.js';
import { type WorldProject, type WorldTask } from './asana-world.js';

const DAY_MS = 86_400_000;

/** Who does something about which task; `key` tells this try of a step from its others. */
export interface TaskActivity {
  readonly key: string;
  readonly project: WorldProject;
  readonly task: WorldTask;
  readonly actor: JobAccount;
}

/** How likely whoever was answered says something back. */
const RESPONSE_SHARE = 0.5;

/**
 * Everyday life of one task. What Asana refuses of it is noted, and then nothing changes.
 * Every method throws ProviderError, `not_found` when the task is gone.
 */
@Injectable()
export class AsanaTaskActivities {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly comments: AsanaComments,
    private readonly subtasks: AsanaSubtasks,
    private readonly refusals: AsanaRefusals,
  ) {}

  async startWork(step: Step, activity: TaskActivity): Promise<void> {
    const { task } = activity;
    const comment = await this.say(step, activity, 'comment_start', {}, 'start_work');
    if (comment === undefined) return;
    task.status = 'in_progress';
    task.started_at = step.at.toISOString();
    step.count('task_state_changes');
    logComment(step, activity, 'start_work', comment);
  }

  async progress(step: Step, activity: TaskActivity): Promise<void> {
    const isOwn = activity.task.last_comment?.author === activity.actor.accountId;
    const comment = await this.say(step, activity, 'comment_progress');
    if (comment !== undefined) logComment(step, activity, isOwn ? 'progress_self' : 'progress', comment);
  }

  async block(step: Step, activity: TaskActivity): Promise<void> {
    const { task } = activity;
    const reason = await this.say(step, activity, 'comment_blocked');
    if (reason === undefined) return;
    task.status = 'blocked';
    task.blocked_at = step.at.toISOString();
    task.blocker_reason = reason;
    task.times_blocked = (task.times_blocked ?? 0) + 1;
    step.count('task_state_changes');
    step.log('task_blocked', { ...factsOf(activity), reason });
  }

  async unblock(step: Step, activity: TaskActivity): Promise<void> {
    const { task } = activity;
    const since = Date.parse(task.blocked_at ?? task.created_at);
    const blockedDays = Math.round((step.at.getTime() - since) / DAY_MS);
    const comment = await this.say(step, activity, 'comment_unblocked', { blockedDays });
    if (comment === undefined) return;
    task.status = 'in_progress';
    task.blocker_reason = null;
    step.count('task_state_changes');
    step.log('task_unblocked', factsOf(activity));
  }

  async complete(step: Step, activity: TaskActivity): Promise<void> {
    const { project, task } = activity;
    if ((await this.say(step, activity, 'comment_completed')) === undefined) return;
    await this.edit(step, activity, { completed: true });
    const last = project.sections?.at(-1);
    if (last) await this.moveTo(step, activity, last);
    task.status = 'completed';
    task.completed_at = step.at.toISOString();
    step.count('task_state_changes');
    step.count('tasks_completed');
    step.log('task_completed', factsOf(activity));
  }

  /** A second person replies to the last comment; its author may say something back. */
  async converse(step: Step, activity: TaskActivity): Promise<void> {
    const { task, actor } = activity;
    const addressee = step.accounts.find(({ accountId }) => accountId === task.last_comment?.author);
    const responds = step.random.chance(RESPONSE_SHARE);
    const reply = await this.say(step, activity, 'conversation', addressee && { addressee: nameOf(addressee) });
    if (reply === undefined) return;
    logComment(step, activity, 'conversation', reply);
    if (!responds || !addressee || addressee === actor) return;
    const back = { ...activity, key: `${activity.key}/response`, actor: addressee };
    const response = await this.say(step, back, 'conversation', { addressee: nameOf(actor) });
    if (response !== undefined) logComment(step, back, 'conversation_response', response);
  }

  async createSubtask(step: Step, activity: TaskActivity): Promise<void> {
    const { key, project, task, actor } = activity;
    const made = await this.subtasks.makeOne(step, { key: `${key}/subtask`, project, task, maker: actor, avoid: [] });
    if (made) step.log('subtask_created', { ...factsOf(activity), subtask_id: made.id, subtask_name: made.name });
  }

  async reassign(step: Step, activity: TaskActivity, to: JobAccount): Promise<void> {
    const { task } = activity;
    const comment = await this.say(step, activity, 'reassignment', { addressee: nameOf(to) });
    if (comment === undefined) return;
    await this.edit(step, activity, { assignee: to.accountId });
    task.assignee = to.accountId;
    task.assignee_name = nameOf(to);
    step.log('task_reassigned', { ...factsOf(activity), assignee: nameOf(to), comment });
  }

  async announceAbsence(step: Step, activity: TaskActivity, reason: OutOfOfficeReason): Promise<void> {
    const comment = await this.say(step, activity, 'comment_ooo', { absence: reason });
    if (comment !== undefined) logComment(step, activity, 'ooo', comment);
  }

  private say(
    step: Step,
    { key, project, task, actor }: TaskActivity,
    kind: PlainText,
    context: TextContext = {},
    failure?: string,
  ): Promise<string | undefined> {
    const plan = { key: `${key}/comment`, project, task, author: actor, kind, context, ...(failure && { failure }) };
    return this.comments.post(step, plan);
  }

  private async edit(step: Step, { task, actor }: TaskActivity, changes: TaskChanges): Promise<void> {
    await step.change(
      (hands) =>
        this.accounts.clientOf(hands, { priority: 'background', signal: hands.signal }).updateTask(task.id, changes),
      actor.userId,
    );
  }

  private async moveTo(
    step: Step,
    { task, actor }: TaskActivity,
    section: { readonly id: string; readonly name: string },
  ): Promise<void> {
    const details = { section_name: section.name, task_id: task.id };
    await this.refusals.survive(step, 'section_failed', details, () =>
      step.change(
        (hands) =>
          this.accounts
            .clientOf(hands, { priority: 'background', signal: hands.signal })
            .addTaskToSection(section.id, task.id, {}),
        actor.userId,
      ),
    );
  }
}

const factsOf = ({ task, actor }: TaskActivity) => ({ task_id: task.id, task_name: task.name, user: nameOf(actor) });

function logComment(step: Step, activity: TaskActivity, type: string, comment: string): void {
  step.log('comment_added', { ...factsOf(activity), type, comment });
}
