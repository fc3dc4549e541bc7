import { Injectable } from '@nestjs/common';
import { type TaskDraft } from '../../../providers/asana/index.js';
import { type JobAccount, type Step } from '../engine/step.js';
import { AsanaRefusals, isRefusal, reasonOf } from './asana-refusals.js';
import { aboutProject } from './asana-texts.js';
import { type WorldProject, type WorldTask } from './asana-world.js';

/** What was made. */
export interface Subtask {
  readonly id: string;
  readonly name: string;
}

/** Small steps of tasks. */
@Injectable()
export class AsanaSubtasks {
  constructor(private readonly refusals: AsanaRefusals) {}

  /** Those of a task that the step itself has made. @throws ProviderError */
  async make(step: Step, project: WorldProject, task: WorldTask, count: number, key: string): Promise<void> {
    const makers = Array.from({ length: count }, () => step.random.pick(step.accounts));
    const names: string[] = [];
    for (const [place, maker] of makers.entries()) {
      const plan = { key: `${key}/subtask/${place}`, project, task, maker, avoid: [...names] };
      const made = await this.refusals.settled(step, () => this.makeOne(step, plan));
      if (made) names.push(made.name);
    }
  }

  /**
   * @returns nothing when Asana refused it: that is noted
   * @throws ProviderError, `not_found` when the task is gone
   */
  async makeOne(
    step: Step,
    plan: {
      readonly key: string;
      readonly project: WorldProject;
      readonly task: WorldTask;
      readonly maker: JobAccount;
      readonly avoid: readonly string[];
    },
  ): Promise<Subtask | undefined> {
    const { key, project, task, maker, avoid } = plan;
    const about = { ...aboutProject(project), taskName: task.name, avoid };
    const draft = async (): Promise<TaskDraft> => ({
      name: await step.write('subtask_name', about),
      parent: task.id,
      assignee: maker.accountId,
    });
    try {
      const subtask = { key, kind: 'subtask', name: 'Subtask', parentId: task.id, draft };
      const made = await step.make(subtask, maker.userId);
      task.subtasks = [...(task.subtasks ?? []), made.id];
      step.count('subtasks_created');
      return { id: made.id, name: made.draft.name };
    } catch (error) {
      if (!isRefusal(error) || error.kind === 'not_found') throw error;
      step.fail('subtask_creation', reasonOf(error));
      return undefined;
    }
  }
}
