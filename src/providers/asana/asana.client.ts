import type { z } from 'zod';
import { type ProviderCall, ProviderError, type ProviderRequest } from '../../contracts/index.js';
import { path } from './asana.path.js';
import * as wire from './asana.schemas.js';

/** One page of a list: `limit` 1 to 100, `offset` as given by the page before. */
export interface PageRequest {
  readonly limit: number;
  readonly offset?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; null on the last page. */
  readonly nextOffset: string | null;
}

export interface TaskChanges {
  readonly name?: string;
  readonly notes?: string;
  /** yyyy-mm-dd; null clears. */
  readonly due_on?: string | null;
  readonly completed?: boolean;
  /** gid, `me` or e-mail address; null unassigns. */
  readonly assignee?: string | null;
}

/** A task lives in projects or, without any, directly in a workspace. */
export type TaskDraft = TaskChanges & { readonly name: string } & (
    { readonly projects: readonly string[] } | { readonly workspace: string }
  );

export interface ProjectDraft {
  readonly name: string;
  readonly notes?: string;
  readonly color?: string;
  readonly public?: boolean;
}

export type Place = { readonly team: string } | { readonly workspace: string };

type Query = NonNullable<ProviderRequest['query']>;

/** Asana's REST API as one account, https://developers.asana.com/reference. Every method throws ProviderError. */
export class AsanaClient {
  constructor(private readonly call: ProviderCall) {}

  async workspaces(page: PageRequest) {
    return this.list(wire.workspaceAnswer, '/workspaces', wire.FIELDS.workspace, { ...page });
  }

  /** @param user gid, `me` or e-mail address */
  async user(user: string) {
    return this.read(wire.userAnswer, path`/users/${user}`, wire.FIELDS.profile);
  }

  /** People of a team, else of a workspace. */
  async users(place: Place, page: PageRequest) {
    return this.list(wire.userAnswer, '/users', wire.FIELDS.user, { ...place, ...page });
  }

  /** Teams of a workspace that the account can see. */
  async teams(workspace: string, page: PageRequest) {
    return this.list(wire.teamAnswer, path`/workspaces/${workspace}/teams`, wire.FIELDS.team, { ...page });
  }

  /** Teams of an organization that the account is a member of. */
  async ownTeams(organization: string, page: PageRequest) {
    return this.list(wire.teamAnswer, path`/users/${'me'}/teams`, wire.FIELDS.team, { organization, ...page });
  }

  async projects(place: Place, archived: boolean, page: PageRequest) {
    return this.list(wire.projectAnswer, projectsOf(place), wire.FIELDS.project, { archived, ...page });
  }

  async project(gid: string) {
    return this.read(wire.projectAnswer, path`/projects/${gid}`, wire.FIELDS.project);
  }

  async createProject(place: Place, draft: ProjectDraft) {
    return this.write(wire.projectAnswer, 'POST', projectsOf(place), wire.FIELDS.project, draft);
  }

  async sections(project: string, page: PageRequest) {
    return this.list(wire.sectionAnswer, path`/projects/${project}/sections`, wire.FIELDS.section, { ...page });
  }

  /** @param completedSince ISO 8601; leaves out what was completed before */
  async projectTasks(project: string, completedSince: string | undefined, page: PageRequest) {
    const query = { completed_since: completedSince, ...page };
    return this.list(wire.taskAnswer, path`/projects/${project}/tasks`, wire.FIELDS.task, query);
  }

  /** @param completedSince as in `projectTasks` */
  async assignedTasks(assignee: string, workspace: string, completedSince: string | undefined, page: PageRequest) {
    const query = { assignee, workspace, completed_since: completedSince, ...page };
    return this.list(wire.taskAnswer, '/tasks', wire.FIELDS.task, query);
  }

  /**
   * Full-text search; cannot be paged, and new tasks appear with up to a minute's delay.
   * @throws ProviderError with status 402 in workspaces without a paid plan
   */
  async searchTasks(workspace: string, words: string, project: string | undefined, limit: number) {
    const query = { text: words, 'projects.any': project, limit };
    const found = await this.list(
      wire.taskAnswer,
      path`/workspaces/${workspace}/tasks/search`,
      wire.FIELDS.task,
      query,
    );
    return found.items;
  }

  async createTask(draft: TaskDraft) {
    return this.write(wire.taskAnswer, 'POST', '/tasks', wire.FIELDS.task, draft);
  }

  async updateTask(gid: string, changes: TaskChanges) {
    return this.write(wire.taskAnswer, 'PUT', path`/tasks/${gid}`, wire.FIELDS.task, changes);
  }

  async addComment(task: string, comment: string) {
    return this.write(wire.storyAnswer, 'POST', path`/tasks/${task}/stories`, wire.FIELDS.story, { text: comment });
  }

  private async read<T>(record: z.ZodType<T>, at: string, fields: string): Promise<T> {
    const { body } = await this.call({ method: 'GET', path: at, query: { opt_fields: fields } });
    return parsed(wire.recordBody(record), body).data;
  }

  private async list<T>(record: z.ZodType<T>, at: string, fields: string, query: Query): Promise<Page<T>> {
    const { body } = await this.call({ method: 'GET', path: at, query: { ...query, opt_fields: fields } });
    const { data, next_page } = parsed(wire.listBody(record), body);
    return { items: data, nextOffset: next_page?.offset ?? null };
  }

  private async write<T>(
    record: z.ZodType<T>,
    method: 'POST' | 'PUT',
    at: string,
    fields: string,
    data: object,
  ): Promise<T> {
    // Setting the same values twice changes nothing, so a PUT may be repeated like a read.
    const retry = method === 'PUT' ? 'read' : 'write';
    const { body } = await this.call({ method, path: at, query: { opt_fields: fields }, body: { data }, retry });
    return parsed(wire.recordBody(record), body).data;
  }
}

const projectsOf = (place: Place) =>
  'team' in place ? path`/teams/${place.team}/projects` : path`/workspaces/${place.workspace}/projects`;

function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new ProviderError('unavailable', 'Asana sent an answer that cannot be read.', {
    code: 'response_unreadable',
    cause: new Error(result.error.issues.map(({ path: at, code }) => `${at.join('.')}: ${code}`).join('; ')),
  });
}
