import { Injectable } from '@nestjs/common';
import { ProviderError, type Subject } from '../../../contracts/index.js';
import { problem } from '../../../platform/problem/index.js';
import { AsanaAccounts } from '../asana.accounts.js';
import { type AsanaClient, type Page, type PageRequest } from '../asana.client.js';
import { type Task, toTask } from '../asana.entities.js';
import { type SearchQuery, type TasksQuery } from '../asana.input.js';
import { matchingPage, pageOf, shownPage } from '../asana.paging.js';
import { type TaskAnswer } from '../asana.schemas.js';

/** Page size of the search that Asana does not do for us. */
const SCAN_LIMIT = 100;

/** Lists of and searches for tasks of our users' Asana accounts. Every method throws ProviderError. */
@Injectable()
export class AsanaTasks {
  constructor(private readonly accounts: AsanaAccounts) {}

  /** Tasks of a project or, without one, of an assignee in a workspace: by default the user's own. */
  async list(user: Subject, query: TasksQuery): Promise<Page<Task>> {
    const found = query.project_id
      ? await this.inProject(user, query.project_id, query)
      : await this.ofAssignee(user, query);
    return shownPage(found, toTask);
  }

  /** At most `limit` tasks that contain the words, in one project or else in a whole workspace. */
  async search(user: Subject, query: SearchQuery): Promise<Task[]> {
    const client = this.accounts.clientOf(user);
    const found = query.project_id
      ? await this.searchProject(client, query.project_id, query)
      : await this.searchWorkspace(client, query.workspace_id ?? (await this.accounts.defaultWorkspaceOf(user)), query);
    return found.slice(0, query.limit).map(toTask);
  }

  private async inProject(user: Subject, project: string, query: TasksQuery): Promise<Page<TaskAnswer>> {
    const client = this.accounts.clientOf(user);
    const assignee = await this.gidOfAssignee(user, client, query.assignee);
    const matches = (task: TaskAnswer) =>
      hasState(query.completed)(task) && (assignee === undefined || task.assignee?.gid === assignee);
    const since = completedSince(query);
    return matchingPage((page) => client.projectTasks(project, since, page), matches, pageOf(query));
  }

  private async ofAssignee(user: Subject, query: TasksQuery): Promise<Page<TaskAnswer>> {
    const client = this.accounts.clientOf(user);
    const workspace = query.workspace_id ?? (await this.accounts.defaultWorkspaceOf(user));
    const since = completedSince(query);
    const fetchPage = (page: PageRequest) => client.assignedTasks(query.assignee ?? 'me', workspace, since, page);
    return matchingPage(fetchPage, hasState(query.completed), pageOf(query));
  }

  /** Asana does not filter the tasks of a project by assignee, so we compare gids. */
  private async gidOfAssignee(user: Subject, client: AsanaClient, assignee: string | undefined) {
    if (assignee === 'me') return this.accounts.gidOf(user);
    return assignee?.includes('@') ? (await client.user(assignee)).gid : assignee;
  }

  private async searchProject(client: AsanaClient, project: string, { query, limit }: SearchQuery) {
    const workspace = (await client.project(project)).workspace?.gid;
    if (workspace === undefined) throw problem('provider_not_found');
    try {
      return await client.searchTasks(workspace, query, project, limit);
    } catch (error) {
      if (!isPaidOnly(error)) throw error;
    }
    const scan = (page: PageRequest) => client.projectTasks(project, undefined, { ...page, limit: SCAN_LIMIT });
    return (await matchingPage(scan, contains(query), { limit })).items;
  }

  private async searchWorkspace(client: AsanaClient, workspace: string, { query, limit }: SearchQuery) {
    try {
      return await client.searchTasks(workspace, query, undefined, limit);
    } catch (error) {
      if (!isPaidOnly(error)) throw error;
      const detail = 'Asana searches whole workspaces only on paid plans. Name a project_id to search in a project.';
      throw problem('provider_forbidden', { detail, cause: error });
    }
  }
}

/** Asana leaves out what was completed before a moment: now leaves out all that is completed. */
const completedSince = ({ completed, completed_since }: TasksQuery) =>
  completed === false || completed_since === 'now' ? new Date().toISOString() : completed_since;
const hasState = (completed: boolean | undefined) => (task: TaskAnswer) =>
  completed === undefined || (task.completed ?? false) === completed;

/** https://developers.asana.com/reference/searchtasksforworkspace answers 402 without a paid plan. */
const isPaidOnly = (error: unknown) => error instanceof ProviderError && error.status === 402;

const contains = (words: string) => {
  const wanted = words.toLocaleLowerCase();
  return (task: TaskAnswer) => `${task.name ?? ''}\n${task.notes ?? ''}`.toLocaleLowerCase().includes(wanted);
};
