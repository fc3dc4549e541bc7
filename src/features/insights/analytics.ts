import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { AsanaTaskScan, type MeasuredTask, type NamedRecord } from '../../providers/asana/index.js';
import { AnalyticsFigures } from './analytics-figures.js';
import { analytics, type Analytics, type SectionGroup } from './insights.schemas.js';
import { scopeOf } from './report-subject.js';
import { type Computing, type ReportKind, Reports } from './reports.js';

/** Figures over all tasks of a project or of all projects of a workspace. */
@Injectable()
export class AnalyticsReport implements ReportKind<Analytics> {
  readonly name = 'asana.analytics';
  readonly schema = analytics;

  constructor(
    reports: Reports,
    private readonly tasks: AsanaTaskScan,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    reports.register(this);
  }

  /** @throws ProviderError */
  async compute(computing: Computing): Promise<Analytics> {
    const figures = new AnalyticsFigures(this.clock.now());
    const scope = scopeOf(computing.subject);
    if (scope.of === 'project') {
      const project = await this.tasks.project(computing.user, scope.gid, computing.calls);
      await this.addProject(figures, project, new Set([project.gid]), computing);
      return figures.result({ examined: 1, skipped: 0 });
    }
    return this.ofWorkspace(figures, scope.gid, computing);
  }

  private async ofWorkspace(figures: AnalyticsFigures, workspace: string, computing: Computing): Promise<Analytics> {
    const projects = new Map<string, NamedRecord>();
    for await (const page of this.tasks.projects(computing.user, workspace, computing.calls)) {
      for (const project of page) projects.set(project.gid, project);
    }
    let skipped = 0;
    for (const project of projects.values()) {
      try {
        await this.addProject(figures, project, projects, computing);
      } catch (error) {
        if (!isGone(error)) throw error;
        skipped += 1;
      }
    }
    return figures.result({ examined: projects.size - skipped, skipped });
  }

  /** @param projects all that are examined: a task in several of them is counted in the first one it names */
  private async addProject(
    figures: AnalyticsFigures,
    project: NamedRecord,
    projects: { has(gid: string): boolean },
    { user, calls, pageRead }: Computing,
  ): Promise<void> {
    for await (const page of this.tasks.measured(user, project.gid, calls)) {
      await pageRead(page.length);
      for (const task of page) {
        const home = task.memberships?.find((place) => place.project && projects.has(place.project.gid));
        if (home?.project && home.project.gid !== project.gid) continue;
        figures.add(task, sectionIn(task, project));
      }
    }
  }
}

function sectionIn({ memberships }: MeasuredTask, project: NamedRecord): SectionGroup | undefined {
  const section = memberships?.find((place) => place.project?.gid === project.gid)?.section;
  return section ? { ...shown(section), project: shown(project) } : undefined;
}

const shown = ({ gid, name }: NamedRecord) => ({ id: gid, gid, name: name ?? '' });

/** Deleted or made private since the list was read. */
const isGone = (error: unknown) =>
  error instanceof ProviderError && (error.kind === 'not_found' || error.kind === 'forbidden');
