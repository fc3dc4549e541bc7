import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { AsanaTaskScan, type NamedRecord } from '../../providers/asana/index.js';
import { type Workflow, workflows, type Workflows } from './insights.schemas.js';
import { scopeOf } from './report-subject.js';
import { type Computing, type ReportKind, Reports } from './reports.js';
import { type OpenTask, WorkflowFigures } from './workflow-figures.js';

/** Projects of a workspace that are looked at. */
const MOST_PROJECTS = 50;
/** Calls for the stories of tasks under way at once. */
const STORIES_AT_ONCE = 5;

/** Projects with their sections as the stages of a workflow. */
@Injectable()
export class WorkflowReport implements ReportKind<Workflows> {
  readonly name = 'asana.workflows';
  readonly schema = workflows;

  constructor(
    reports: Reports,
    private readonly tasks: AsanaTaskScan,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    reports.register(this);
  }

  /** @throws ProviderError */
  async compute(computing: Computing): Promise<Workflows> {
    const { user, calls } = computing;
    const scope = scopeOf(computing.subject);
    if (scope.of === 'project') {
      const figures = await this.read(await this.tasks.project(user, scope.gid, calls), computing);
      await this.ageExactly(figures, scope.gid, computing);
      return { workflows: [figures.result()], truncated: false };
    }
    const { projects, truncated } = await this.projectsOf(scope.gid, computing);
    const read: Workflow[] = [];
    for (const project of projects) read.push((await this.read(project, computing)).result());
    return { workflows: read, truncated };
  }

  private async projectsOf(workspace: string, { user, calls }: Computing) {
    const projects: NamedRecord[] = [];
    for await (const page of this.tasks.projects(user, workspace, calls)) {
      projects.push(...page);
      if (projects.length > MOST_PROJECTS) break;
    }
    return { projects: projects.slice(0, MOST_PROJECTS), truncated: projects.length > MOST_PROJECTS };
  }

  private async read(project: NamedRecord, { user, calls, pageRead }: Computing): Promise<WorkflowFigures> {
    const sections = await this.tasks.sections(user, project.gid, calls);
    const figures = new WorkflowFigures(project, sections, this.clock.now());
    for await (const page of this.tasks.measured(user, project.gid, calls)) {
      await pageRead(page.length);
      for (const task of page) figures.add(task);
    }
    return figures;
  }

  /**
   * Only a task's stories tell when it came into its section: `modified_at` changes with every edit, and not with a
   * move (https://developers.asana.com/reference/tasks). That is a call per task, so it is done for one project with few
   * open tasks; elsewhere the stages show how long ago their tasks were created.
   */
  private async ageExactly(figures: WorkflowFigures, project: string, { user, calls }: Computing): Promise<void> {
    const waiting = [...(figures.openTasks ?? [])];
    if (figures.openTasks === undefined) return;
    const entries: { section: string; enteredAt: number }[] = [];
    const work = async () => {
      for (let task = waiting.pop(); task; task = waiting.pop()) {
        const enteredAt = await this.tasks.enteredAt(user, task.gid, { section: task.section, project }, calls);
        entries.push({ section: task.section, enteredAt: entryOf(task, enteredAt) });
      }
    };
    await Promise.all(Array.from({ length: STORIES_AT_ONCE }, work));
    figures.setEntries(entries);
  }
}

/** A task that no story placed there was created there. */
const entryOf = ({ createdAt }: OpenTask, enteredAt: string | undefined) =>
  enteredAt === undefined ? createdAt : Date.parse(enteredAt);
