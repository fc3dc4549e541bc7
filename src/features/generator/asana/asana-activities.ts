import { Injectable } from '@nestjs/common';
import { AsanaAccounts } from '../../../providers/asana/index.js';
import { type Step } from '../engine/step.js';
import { type UseCase } from '../industries/asana/asana-industry.js';
import { type AsanaActivity, chooseAsanaActivity } from '../schedule/asana-choice.js';
import { projectVolume } from '../schedule/asana-volume.js';
import { accountOf, choiceStateOf, configOf, settingsOf } from './asana-choices.js';
import { AsanaIndustries } from './asana-industries.js';
import { unusedUseCase } from './asana-plan.js';
import { AsanaProjectMaking } from './asana-project-making.js';
import { isGone } from './asana-refusals.js';
import { AsanaTaskActivities, type TaskActivity } from './asana-task-activities.js';
import { AsanaTaskMaking } from './asana-task-making.js';
import { type AsanaWorld, forgetProject, forgetTask, projectOf, type WorldProject } from './asana-world.js';

/** Choices of one step, where people deleted what the first ones were about. */
const CHOICES = 5;

/** What is told to make one task beside the rest of a project. */
const BARE_TASK = { subtasks: 0, comments: 0 };

/** One activity of everyday life: contract 6.6. */
@Injectable()
export class AsanaActivities {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly industries: AsanaIndustries,
    private readonly projects: AsanaProjectMaking,
    private readonly tasks: AsanaTaskMaking,
    private readonly life: AsanaTaskActivities,
  ) {}

  /** @throws ProviderError */
  async act(step: Step, state: AsanaWorld): Promise<void> {
    for (let choice = 0; choice < CHOICES; choice++) {
      const chosen = this.choose(step, state);
      if (!chosen || (await this.carriedOut(step, state, chosen, `choice/${choice}`))) return;
    }
  }

  /**
   * What people deleted meanwhile leaves the state.
   * @returns whether there was something to do it to
   * @throws ProviderError
   */
  async carriedOut(step: Step, state: AsanaWorld, activity: AsanaActivity, key: string): Promise<boolean> {
    try {
      await this.carryOut(step, state, activity, key);
      return true;
    } catch (error) {
      if (!isGone(error) || activity.type === 'create_project') throw error;
      if (activity.type === 'create_task') forgetProject(state, activity.project.id);
      // A person who cannot see the task is answered alike.
      else if (await this.isTaskGone(step, activity.task.id)) forgetTask(state, activity.task.id);
      return false;
    }
  }

  /** Nothing: a blocked task stays blocked, unless somebody asked for an activity. */
  private choose(step: Step, state: AsanaWorld): AsanaActivity | undefined {
    const settings = settingsOf(configOf(step));
    const world = choiceStateOf(state, step.accounts);
    return chooseAsanaActivity(world, settings, step.at.getTime(), step.random, { forced: step.isForced });
  }

  private async carryOut(step: Step, state: AsanaWorld, activity: AsanaActivity, key: string): Promise<void> {
    if (activity.type === 'create_project') return this.createProject(step, state);
    const project = projectOf(state, activity.project.id);
    if (!project) return;
    if (activity.type === 'create_task') {
      await this.tasks.make(step, state, { key, project, useCase: this.useCaseOf(step, project), volume: BARE_TASK });
      return;
    }
    const task = project.tasks.find(({ id }) => id === activity.task.id);
    if (!task) return;
    await this.live(step, activity, { key, project, task, actor: accountOf(step, activity.actor.id) });
  }

  private async live(
    step: Step,
    chosen: Exclude<AsanaActivity, { type: 'create_project' | 'create_task' }>,
    activity: TaskActivity,
  ): Promise<void> {
    switch (chosen.type) {
      case 'start_work':
        return this.life.startWork(step, activity);
      case 'progress':
        return this.life.progress(step, activity);
      case 'block':
        return this.life.block(step, activity);
      case 'unblock':
        return this.life.unblock(step, activity);
      case 'complete':
        return this.life.complete(step, activity);
      case 'conversation':
        return this.life.converse(step, activity);
      case 'create_subtask':
        return this.life.createSubtask(step, activity);
      case 'reassign':
        return this.life.reassign(step, activity, accountOf(step, chosen.to.id));
      case 'out_of_office':
        return this.life.announceAbsence(step, activity, chosen.reason);
    }
  }

  private async createProject(step: Step, state: AsanaWorld): Promise<void> {
    const { activity_level: level, industry } = configOf(step);
    const useCase = unusedUseCase(state, this.industries.find(industry), step.random);
    const volumes = projectVolume(level, step.random, { madeUp: useCase === undefined });
    const project = await this.projects.make(step, state, useCase);
    if (!project) return;
    for (const [place, volume] of volumes.entries()) {
      await this.tasks.make(step, state, { key: `task/${place}`, project, useCase, volume });
    }
  }

  private useCaseOf(step: Step, { use_case: wanted }: WorldProject): UseCase | undefined {
    return this.industries.find(configOf(step).industry)?.useCases.find(({ id }) => id === wanted);
  }

  private async isTaskGone(step: Step, task: string): Promise<boolean> {
    try {
      await step.change((hands) =>
        this.accounts.clientOf(hands, { priority: 'background', signal: hands.signal }).task(task),
      );
      return false;
    } catch (error) {
      if (isGone(error)) return true;
      throw error;
    }
  }
}
