import { Injectable } from '@nestjs/common';
import { type JobWorker, type Step } from '../engine/step.js';
import { type UseCase } from '../industries/asana/asana-industry.js';
import { type JobConfig } from '../jobs/job-config.js';
import { chooseBootstrapActivity, INITIAL_PROJECT_SPACING_MS } from '../schedule/asana-volume.js';
import { outOfOfficeAtRateLimit } from '../schedule/out-of-office.js';
import { type Random } from '../schedule/random.js';
import { AsanaActivities } from './asana-activities.js';
import { choiceStateOf, configOf, userOf } from './asana-choices.js';
import { AsanaIndustries } from './asana-industries.js';
import { adoptedWorld, objectsIn, plannedObjects } from './asana-inventory.js';
import { AsanaObjects, CLEANUP_ORDER } from './asana-objects.js';
import { planWorld, type Unit, unitOf } from './asana-plan.js';
import { AsanaProjectMaking } from './asana-project-making.js';
import { isGone } from './asana-refusals.js';
import { AsanaTaskMaking } from './asana-task-making.js';
import { type AsanaWorld, forgetProject, type PlannedProject, projectOf } from './asana-world.js';

/** Contract 6.3, in the order of the dashboard. */
const STATS = [
  'projects_created',
  'tasks_created',
  'subtasks_created',
  'comments_added',
  'task_state_changes',
  'tasks_completed',
  'custom_fields_created',
  'sections_created',
  'tags_created',
  'portfolios_created',
  'errors',
] as const;

/** Jobs that keep an Asana workspace as busy as the teams of an industry would. */
@Injectable()
export class AsanaWorker implements JobWorker<AsanaWorld> {
  readonly connection = 'asana';
  readonly stats = STATS;
  readonly cleanupOrder = CLEANUP_ORDER;
  readonly madeIn = objectsIn;
  readonly adopted = adoptedWorld;

  constructor(
    private readonly made: AsanaObjects,
    private readonly industries: AsanaIndustries,
    private readonly projects: AsanaProjectMaking,
    private readonly tasks: AsanaTaskMaking,
    private readonly activities: AsanaActivities,
  ) {}

  get objects() {
    return this.made.kinds;
  }

  begin(config: JobConfig, random: Random) {
    if (config.connection_type !== 'asana') throw new Error('This is not a job of Asana.');
    return planWorld(config, this.industries.find(config.industry), random);
  }

  planned(_config: JobConfig, state: AsanaWorld) {
    return plannedObjects(state);
  }

  async initialize(step: Step, state: AsanaWorld, number: number): Promise<number | void> {
    if (!state.plan) return;
    const unit = unitOf(state.plan, number);
    if (unit?.type === 'project') await this.makeProject(step, state, unit.project);
    if (unit?.type === 'task') {
      await this.makeTask(step, state, unit);
      if (unit.endsProject) return INITIAL_PROJECT_SPACING_MS;
    }
    if (unit?.type === 'activity') await this.bootstrap(step, state);
    if (!unitOf(state.plan, number + 1)) delete state.plan;
  }

  async act(step: Step, state: AsanaWorld): Promise<void> {
    await this.activities.act(step, state);
  }

  /** Some people say that they are away, as the job is for a while. */
  async onRateLimit(step: Step, state: AsanaWorld): Promise<void> {
    const { projects } = choiceStateOf(state, step.accounts);
    const open = projects.flatMap((project) =>
      project.tasks.filter(({ status }) => status !== 'completed').map((task) => ({ project, task })),
    );
    const away = outOfOfficeAtRateLimit(step.accounts.map(userOf), step.random);
    for (const [place, { user, reason }] of away.entries()) {
      const own = open.filter(({ task }) => task.assignee === user.id);
      const candidates = own.length > 0 ? own : open;
      if (candidates.length === 0) return;
      const placed = step.random.pick(candidates);
      const activity = { ...placed, type: 'out_of_office', actor: user, reason } as const;
      await this.activities.carriedOut(step, state, activity, `away/${place}`);
    }
  }

  private async makeProject(step: Step, state: AsanaWorld, planned: PlannedProject): Promise<void> {
    const project = await this.projects.make(step, state, this.useCaseOf(step, planned));
    if (project) planned.id = project.id;
  }

  private async makeTask(step: Step, state: AsanaWorld, unit: Extract<Unit, { type: 'task' }>): Promise<void> {
    const { project: planned, task } = unit;
    const project = planned.id === undefined ? undefined : projectOf(state, planned.id);
    const volume = planned.tasks[task];
    if (!project || !volume) return;
    try {
      await this.tasks.make(step, state, { key: 'task', project, useCase: this.useCaseOf(step, planned), volume });
    } catch (error) {
      if (!isGone(error)) throw error;
      forgetProject(state, project.id);
    }
  }

  private async bootstrap(step: Step, state: AsanaWorld): Promise<void> {
    const activity = chooseBootstrapActivity(choiceStateOf(state, step.accounts), step.random);
    if (activity) await this.activities.carriedOut(step, state, activity, 'bootstrap');
  }

  private useCaseOf(step: Step, { use_case: wanted }: PlannedProject): UseCase | undefined {
    return this.industries.find(configOf(step).industry)?.useCases.find(({ id }) => id === wanted);
  }
}
