import { Injectable } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { AsanaAccounts } from './asana.accounts.js';
import { AsanaTaskScan, type MeasuredTask } from './tasks/asana.task-scan.js';

/** Tasks of a project that are looked at for a plan: ten of Asana's largest pages. */
const MOST_LOOKED_AT = 1000;

/** What a deletion would take with it. */
export interface RemovalPlan {
  readonly gid: string;
  readonly name: string;
  readonly tasks: number;
  /** Direct ones of the task; null where they were not counted. */
  readonly subtasks: number | null;
  /** False when there were more tasks than are looked at: then at least so many would go. */
  readonly isComplete: boolean;
}

/** Says beforehand what a deletion would take with it, and changes nothing. Every method throws ProviderError. */
@Injectable()
export class AsanaRemovals {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly scan: AsanaTaskScan,
  ) {}

  /** A task goes with its subtasks. */
  async ofTask(user: Subject, task: string): Promise<RemovalPlan> {
    const { gid, name, num_subtasks } = await this.accounts.clientOf(user).task(task);
    return { gid, name: name ?? '', tasks: 1, subtasks: num_subtasks ?? 0, isComplete: true };
  }

  /**
   * With a project go its tasks that nobody is assigned to and that are in no other project:
   * https://forum.asana.com/t/best-practices-when-deleting-a-project/100480
   */
  async ofProject(user: Subject, project: string): Promise<RemovalPlan> {
    const { gid, name } = await this.accounts.clientOf(user).project(project);
    let seen = 0;
    let tasks = 0;
    for await (const page of this.scan.measured(user, project, {})) {
      tasks += page.filter((task) => isLeftAlone(task, project)).length;
      seen += page.length;
      if (seen >= MOST_LOOKED_AT) break;
    }
    return { gid, name: name ?? '', tasks, subtasks: null, isComplete: seen < MOST_LOOKED_AT };
  }
}

const isLeftAlone = ({ assignee, memberships }: MeasuredTask, project: string): boolean =>
  !assignee && (memberships ?? []).every((membership) => membership.project?.gid === project);
