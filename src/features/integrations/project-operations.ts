import { Injectable } from '@nestjs/common';
import { type Caller, ProviderError, type Subject } from '../../contracts/index.js';
import { invalidField } from '../../platform/problem/index.js';
import {
  AsanaAccounts,
  AsanaFullLists,
  AsanaProjects,
  paginationOf,
  type ProjectDetails,
} from '../../providers/asana/index.js';
import { type ProjectsData } from './answers.js';
import { fanOut } from './fan-out.js';
import { mayWrite } from './may-write.js';
import { type ProjectData, type ProjectsBody, type ProjectsQuery } from './requests.js';
import { demanded } from './task-requests.js';

/** Lists of at most so many projects count their tasks: Asana counts on demand, a costly call for each project. */
const MOST_COUNTED = 10;
const ARCHIVED = { true: true, false: false, all: undefined } as const;

/** The work behind `/projects`. Every method throws ProviderError. */
@Injectable()
export class ProjectOperations {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly lists: AsanaFullLists,
    private readonly projects: AsanaProjects,
  ) {}

  /** @throws problem `forbidden` for a caller that may only read and asks for more than a list */
  async run(user: Subject, caller: Caller, body: ProjectsBody): Promise<ProjectsData> {
    const { operation = 'list', project_id } = body;
    if (operation === 'list') return this.list(user, body);
    mayWrite(caller);
    if (operation === 'create') return this.create(user, body);
    const project = demanded(project_id, 'project_id', 'project_id is required');
    if (operation === 'archive') return this.change(user, project, { archived: true });
    return this.change(user, project, demanded(body.data, 'data', 'data is required'));
  }

  async list(user: Subject, query: ProjectsQuery) {
    const { limit, offset, archived = 'false' } = query;
    const place = await this.accounts.placeOf(user, query);
    const workspace = 'workspace' in place ? place.workspace : query.workspace_id;
    const page = await this.lists.projects(user, place, ARCHIVED[archived], { limit, offset });
    const { items } = page;
    const projects = items.length > MOST_COUNTED ? [...items] : await this.counted(user, items);
    return {
      projects,
      total_count: projects.length,
      workspace_id: workspace ?? null,
      archived,
      ...paginationOf(page, query),
    };
  }

  private async create(user: Subject, { data = {}, ...named }: ProjectsBody): Promise<ProjectsData> {
    const name = demanded(data.name, 'data.name', 'Project name is required');
    const team_id = data.team_id ?? named.team_id;
    const created = this.projects.create(user, { ...data, name, team_id, workspace_id: named.workspace_id });
    return this.shown(user, (await (team_id ? created : explainingTeam(created))).gid);
  }

  private async change(user: Subject, project: string, changes: ProjectData): Promise<ProjectsData> {
    if (changes.team_id) throw invalidField('data.team', 'of a project cannot be changed here');
    await this.projects.update(user, project, changes);
    return this.shown(user, project);
  }

  private async shown(user: Subject, gid: string): Promise<ProjectsData> {
    const project = await this.projects.get(user, gid);
    return { project, url: project.url };
  }

  private counted(user: Subject, projects: readonly ProjectDetails[]): Promise<ProjectDetails[]> {
    const client = this.accounts.clientOf(user);
    return fanOut(projects, async (project) => {
      const { num_tasks, num_completed_tasks } = await client.taskCounts(project.gid);
      return { ...project, task_count: num_tasks ?? null, completed_task_count: num_completed_tasks ?? null };
    });
  }
}

/** In an organization a project needs a team: https://developers.asana.com/reference/createproject */
async function explainingTeam<T>(created: Promise<T>): Promise<T> {
  try {
    return await created;
  } catch (error) {
    if (!(error instanceof ProviderError) || error.kind !== 'rejected') throw error;
    throw invalidField('data.team', 'is needed in a workspace that is an organization; or another field does not fit');
  }
}
