import { Injectable } from '@nestjs/common';
import { AsanaAccounts, type TaskDraft } from '../../../providers/asana/index.js';
import { type JobAccount, type Made, type Step } from '../engine/step.js';
import { type UseCase } from '../industries/asana/asana-industry.js';
import { taskDates, taskTags } from '../schedule/asana-task-fields.js';
import { type TaskVolume } from '../schedule/asana-volume.js';
import { chooseCommenter } from '../schedule/commenter.js';
import { accountOf, nameOf, taskStateOf, userOf } from './asana-choices.js';
import { AsanaComments } from './asana-comments.js';
import { fieldValues } from './asana-fields.js';
import { AsanaRefusals, isGone, isRefusal, reasonOf } from './asana-refusals.js';
import { AsanaSubtasks } from './asana-subtasks.js';
import { aboutProject } from './asana-texts.js';
import { type AsanaWorld, keepWithinBounds, type WorldProject, type WorldTask } from './asana-world.js';

/** A task that is to be made. */
export interface TaskPlan {
  /** Of its effects, within their step. */
  readonly key: string;
  readonly project: WorldProject;
  /** Absent: the project is made up, and has no fields and tags. */
  readonly useCase: UseCase | undefined;
  readonly volume: TaskVolume;
}

/** What is drawn of a task before it is made, so that a repeated step draws the same. */
interface TaskDraws {
  readonly maker: JobAccount;
  readonly section: { readonly id: string; readonly name: string } | undefined;
  /** Everything but its texts. */
  readonly bare: Pick<TaskDraft, 'assignee' | 'due_on' | 'projects'>;
  /** What workspaces without a paid plan refuse. */
  readonly extra: Pick<TaskDraft, 'start_on' | 'tags' | 'custom_fields'>;
}

/** Makes tasks with their values, subtasks and first comments. */
@Injectable()
export class AsanaTaskMaking {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly subtasks: AsanaSubtasks,
    private readonly comments: AsanaComments,
    private readonly refusals: AsanaRefusals,
  ) {}

  /**
   * @returns nothing when Asana refused it: that is noted
   * @throws ProviderError, `not_found` when the project is gone
   */
  async make(step: Step, state: AsanaWorld, plan: TaskPlan): Promise<WorldTask | undefined> {
    const { key, project, volume } = plan;
    const draws = draw(step, state, plan);
    const made = await this.makeBare(step, state, plan, draws);
    if (!made) return undefined;
    const task = this.note(step, project, draws.maker, made);
    if (draws.section) await this.place(step, task, draws.section);
    await this.subtasks.make(step, project, task, volume.subtasks, key);
    await this.comment(step, plan, task);
    keepWithinBounds(state);
    return task;
  }

  private async makeBare(step: Step, state: AsanaWorld, plan: TaskPlan, draws: TaskDraws) {
    const { bare, extra } = draws;
    const hasExtra = Object.keys(extra).length > 0;
    try {
      return await this.send(step, plan, draws, 'task', { ...bare, ...extra });
    } catch (error) {
      if (!isRefusal(error)) throw error;
      if (!hasExtra) return this.refused(step, plan, reasonOf(error));
      if (error.status === 402 && extra.start_on !== undefined) state.no_start_dates = true;
    }
    try {
      return await this.send(step, plan, draws, 'plain', bare);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return this.refused(step, plan, reasonOf(error));
    }
  }

  private send(
    step: Step,
    { key, project }: TaskPlan,
    { maker }: TaskDraws,
    variant: 'task' | 'plain',
    fields: Partial<TaskDraft>,
  ): Promise<Made<TaskDraft>> {
    const about = aboutProject(project);
    const draft = async (): Promise<TaskDraft> => {
      const name = await step.write('task_name', { ...about, avoid: project.tasks.map((task) => task.name) });
      return { name, notes: await step.write('task_description', { ...about, taskName: name }), ...fields };
    };
    const task = { key: `${key}/${variant}`, kind: 'task', name: 'Task', parentId: project.id, draft };
    return this.refusals.settled(step, () => step.make(task, maker.userId));
  }

  /** @throws ProviderError `not_found` when the project is gone: Asana then calls the task a wrong one */
  private async refused(step: Step, { project }: TaskPlan, reason: string): Promise<undefined> {
    step.fail('task_creation', reason);
    try {
      await step.change((hands) =>
        this.accounts.clientOf(hands, { priority: 'background', signal: hands.signal }).project(project.id),
      );
    } catch (error) {
      if (isGone(error) || !isRefusal(error)) throw error;
    }
  }

  private note(step: Step, project: WorldProject, maker: JobAccount, { id, draft }: Made<TaskDraft>): WorldTask {
    const assignee = step.accounts.find(({ accountId }) => accountId === draft.assignee);
    const task: WorldTask = {
      id,
      name: draft.name,
      status: 'new',
      assignee: assignee?.accountId ?? null,
      assignee_name: assignee ? nameOf(assignee) : null,
      created_at: step.at.toISOString(),
      subtasks: [],
      comment_count: 0,
    };
    project.tasks.push(task);
    step.count('tasks_created');
    step.log('task_created', {
      task_id: id,
      task_name: task.name,
      project_id: project.id,
      assignee: task.assignee_name,
      user: nameOf(maker),
    });
    return task;
  }

  private async place(step: Step, task: WorldTask, section: { readonly id: string; readonly name: string }) {
    const details = { section_name: section.name, task_id: task.id };
    await this.refusals.surviveNew(step, 'section_failed', details, () =>
      step.change((hands) =>
        this.accounts
          .clientOf(hands, { priority: 'background', signal: hands.signal })
          .addTaskToSection(section.id, task.id, {}),
      ),
    );
  }

  private async comment(step: Step, { key, project, volume }: TaskPlan, task: WorldTask): Promise<void> {
    const users = step.accounts.map(userOf);
    for (let place = 0; place < volume.comments; place++) {
      const author = accountOf(step, chooseCommenter(taskStateOf(task), users, step.random).id);
      const isFirst = place === 0;
      const text = await this.comments.postFirst(step, {
        key: `${key}/comment/${place}`,
        project,
        task,
        author,
        kind: isFirst ? 'comment_initial' : 'conversation',
      });
      if (text === undefined) continue;
      const details = { task_id: task.id, task_name: task.name, user: nameOf(author), type: 'initial', comment: text };
      step.log('comment_added', details);
    }
  }
}

function draw({ accounts, at, random }: Step, state: AsanaWorld, { project, useCase }: TaskPlan): TaskDraws {
  const maker = random.pick(accounts);
  const assignee = random.pick(accounts);
  const dates = taskDates(Date.parse(project.created_at), project.tasks.length, random);
  const ownTags = (state.tags ?? []).filter(({ name }) => useCase?.tags.includes(name));
  const tags = taskTags(ownTags, random).map(({ id }) => id);
  const values = fieldValues(state, project, useCase?.customFields ?? [], at.getTime(), random);
  const sections = project.sections ?? [];
  // New work stands in the first half of the way.
  const section = sections.length > 0 ? random.pick(sections.slice(0, Math.ceil(sections.length / 2))) : undefined;
  return {
    maker,
    section,
    bare: { assignee: assignee.accountId, due_on: dates.dueOn, projects: [project.id] },
    extra: {
      ...(!state.no_start_dates && { start_on: dates.startOn }),
      ...(tags.length > 0 && { tags }),
      ...(Object.keys(values).length > 0 && { custom_fields: values }),
    },
  };
}
