import { type ProviderCall } from '../../contracts/index.js';
import type * as draft from './asana.drafts.js';
import { path } from './asana.path.js';
import * as schemas from './asana.schemas.js';
import { AsanaWire, type BatchAction, type BatchResult, KEPT_SECONDS, type PageRequest } from './asana.wire.js';

export type { Place, ProjectDraft, TaskChanges, TaskDraft } from './asana.drafts.js';
export type { BatchAction, BatchResult, Page, PageRequest } from './asana.wire.js';

/** Asana's REST API as one account, https://developers.asana.com/reference. Every method throws ProviderError. */
export class AsanaClient {
  private readonly wire: AsanaWire;

  constructor(call: ProviderCall) {
    this.wire = new AsanaWire(call);
  }

  async workspaces(page: PageRequest) {
    return this.wire.list(
      schemas.workspaceAnswer,
      '/workspaces',
      schemas.FIELDS.workspace,
      { ...page },
      KEPT_SECONDS.rarely,
    );
  }

  /** @param user gid, `me` or e-mail address */
  async user(user: string) {
    return this.wire.read(schemas.userAnswer, path`/users/${user}`, schemas.FIELDS.profile);
  }

  /** People of a team, else of a workspace. */
  async users(place: draft.Place, page: PageRequest) {
    return this.wire.list(
      schemas.userAnswer,
      '/users',
      schemas.FIELDS.user,
      { ...place, ...page },
      KEPT_SECONDS.rarely,
    );
  }

  /** Teams of a workspace that the account can see. */
  async teams(workspace: string, page: PageRequest) {
    const at = path`/workspaces/${workspace}/teams`;
    return this.wire.list(schemas.teamAnswer, at, schemas.FIELDS.team, { ...page }, KEPT_SECONDS.rarely);
  }

  /** Teams of an organization that the account is a member of. */
  async ownTeams(organization: string, page: PageRequest) {
    const query = { organization, ...page };
    return this.wire.list(
      schemas.teamAnswer,
      path`/users/${'me'}/teams`,
      schemas.FIELDS.team,
      query,
      KEPT_SECONDS.rarely,
    );
  }

  async projects(place: draft.Place, archived: boolean, page: PageRequest) {
    const query = { archived, ...page };
    return this.wire.list(
      schemas.projectAnswer,
      projectsOf(place),
      schemas.FIELDS.project,
      query,
      KEPT_SECONDS.sometimes,
    );
  }

  async project(gid: string) {
    return this.wire.read(schemas.projectAnswer, path`/projects/${gid}`, schemas.FIELDS.project);
  }

  async projectDetails(gid: string) {
    return this.wire.read(schemas.projectDetailsAnswer, path`/projects/${gid}`, schemas.FIELDS.projectDetails);
  }

  /** Asana counts on demand, which takes it longer than a usual read. */
  async taskCounts(project: string) {
    const at = path`/projects/${project}/task_counts`;
    return this.wire.read(schemas.taskCountsAnswer, at, schemas.FIELDS.taskCounts);
  }

  async createProject(place: draft.Place, project: draft.ProjectDraft) {
    return this.wire.write(schemas.projectAnswer, 'POST', projectsOf(place), schemas.FIELDS.project, project);
  }

  async updateProject(gid: string, changes: draft.ProjectChanges) {
    return this.wire.write(schemas.projectAnswer, 'PUT', path`/projects/${gid}`, schemas.FIELDS.project, changes);
  }

  async deleteProject(gid: string) {
    return this.wire.remove(path`/projects/${gid}`);
  }

  /** The custom fields that tasks of a project have. */
  async customFieldSettings(project: string, page: PageRequest) {
    const at = path`/projects/${project}/custom_field_settings`;
    const fields = schemas.FIELDS.customFieldSetting;
    return this.wire.list(schemas.customFieldSettingAnswer, at, fields, { ...page }, KEPT_SECONDS.sometimes);
  }

  async sections(project: string, page: PageRequest) {
    const at = path`/projects/${project}/sections`;
    return this.wire.list(schemas.sectionAnswer, at, schemas.FIELDS.section, { ...page }, KEPT_SECONDS.sometimes);
  }

  async createSection(project: string, name: string, position: draft.Position) {
    const at = path`/projects/${project}/sections`;
    return this.wire.write(schemas.sectionAnswer, 'POST', at, schemas.FIELDS.section, { name, ...position });
  }

  async renameSection(gid: string, name: string) {
    return this.wire.write(schemas.sectionAnswer, 'PUT', path`/sections/${gid}`, schemas.FIELDS.section, { name });
  }

  /** Asana deletes empty sections only, and never the last one of a project. */
  async deleteSection(gid: string) {
    return this.wire.remove(path`/sections/${gid}`);
  }

  /** Moves the task there from any other section of the project; to its top, unless a neighbour is named. */
  async addTaskToSection(section: string, task: string, position: draft.Position) {
    return this.wire.act(path`/sections/${section}/addTask`, { task, ...position });
  }

  async tags(workspace: string, page: PageRequest) {
    const at = path`/workspaces/${workspace}/tags`;
    return this.wire.list(schemas.tagAnswer, at, schemas.FIELDS.tag, { ...page }, KEPT_SECONDS.sometimes);
  }

  async createTag(workspace: string, tag: draft.TagDraft) {
    const at = path`/workspaces/${workspace}/tags`;
    return this.wire.write(schemas.tagAnswer, 'POST', at, schemas.FIELDS.tag, tag);
  }

  /** @param completedSince ISO 8601; leaves out what was completed before */
  async projectTasks(project: string, completedSince: string | undefined, page: PageRequest) {
    const query = { completed_since: completedSince, ...page };
    return this.wire.list(schemas.taskAnswer, path`/projects/${project}/tasks`, schemas.FIELDS.task, query);
  }

  /** @param since moments in ISO 8601: what was completed before the one, or not changed after the other, is left out */
  async changedTasks(project: string, since: { completed?: string; modified?: string }, page: PageRequest) {
    const query = { project, completed_since: since.completed, modified_since: since.modified, ...page };
    return this.wire.list(schemas.taskAnswer, '/tasks', schemas.FIELDS.task, query);
  }

  /** What tells tasks apart that were made moments ago; of a project or, for subtasks, of a task. */
  async recentTasks(place: { project: string } | { parent: string }, modifiedSince: string, page: PageRequest) {
    const { recentTaskAnswer, FIELDS } = schemas;
    if ('parent' in place)
      return this.wire.list(recentTaskAnswer, path`/tasks/${place.parent}/subtasks`, FIELDS.recentTask, { ...page });
    const query = { ...place, modified_since: modifiedSince, ...page };
    return this.wire.list(recentTaskAnswer, '/tasks', FIELDS.recentTask, query);
  }

  /** @param completedSince as in `projectTasks` */
  async assignedTasks(assignee: string, workspace: string, completedSince: string | undefined, page: PageRequest) {
    const query = { assignee, workspace, completed_since: completedSince, ...page };
    return this.wire.list(schemas.taskAnswer, '/tasks', schemas.FIELDS.task, query);
  }

  /**
   * Full-text search; cannot be paged, and new tasks appear with up to a minute's delay.
   * @throws ProviderError with status 402 in workspaces without a paid plan
   */
  async searchTasks(workspace: string, words: string, project: string | undefined, limit: number) {
    const query = { text: words, 'projects.any': project, limit };
    const at = path`/workspaces/${workspace}/tasks/search`;
    return (await this.wire.list(schemas.taskAnswer, at, schemas.FIELDS.task, query)).items;
  }

  async task(gid: string) {
    return this.wire.read(schemas.taskDetailsAnswer, path`/tasks/${gid}`, schemas.FIELDS.taskDetails);
  }

  /** The custom fields that a task has from its projects, with what may be written into them. */
  async fieldsOfTask(gid: string) {
    const fields = schemas.FIELDS.taskFields;
    return (await this.wire.read(schemas.taskFieldsAnswer, path`/tasks/${gid}`, fields)).custom_fields ?? [];
  }

  async createTask(task: draft.TaskDraft) {
    return this.wire.write(schemas.taskDetailsAnswer, 'POST', '/tasks', schemas.FIELDS.taskDetails, task);
  }

  async updateTask(gid: string, changes: draft.TaskChanges) {
    const fields = schemas.FIELDS.taskDetails;
    return this.wire.write(schemas.taskDetailsAnswer, 'PUT', path`/tasks/${gid}`, fields, changes);
  }

  /** Into the trash of the account, from which Asana removes it after 30 days. */
  async deleteTask(gid: string) {
    return this.wire.remove(path`/tasks/${gid}`);
  }

  async subtasks(task: string, page: PageRequest) {
    return this.tasksAt(path`/tasks/${task}/subtasks`, page);
  }

  /** Tasks that must be done before this one. */
  async dependencies(task: string, page: PageRequest) {
    return this.tasksAt(path`/tasks/${task}/dependencies`, page);
  }

  /** Tasks that wait for this one. */
  async dependents(task: string, page: PageRequest) {
    return this.tasksAt(path`/tasks/${task}/dependents`, page);
  }

  /** Adds to or takes from what hangs on a task. */
  async link<Action extends keyof draft.TaskLinks>(task: string, action: Action, data: draft.TaskLinks[Action]) {
    return this.wire.act(`${path`/tasks/${task}`}/${action}`, data);
  }

  async attachments(task: string, page: PageRequest) {
    const query = { parent: task, ...page };
    return this.wire.list(schemas.attachmentAnswer, '/attachments', schemas.FIELDS.attachment, query);
  }

  /** Comments and what the system wrote about changes, the oldest first. */
  async stories(task: string, page: PageRequest) {
    const at = path`/tasks/${task}/stories`;
    return this.wire.list(schemas.storyAnswer, at, schemas.FIELDS.story, { ...page });
  }

  async addComment(task: string, comment: string) {
    const at = path`/tasks/${task}/stories`;
    return this.wire.write(schemas.storyAnswer, 'POST', at, schemas.FIELDS.story, { text: comment });
  }

  /** At most 10 actions, each answered on its own: that one failed says nothing about the others. */
  async batch(actions: readonly BatchAction[]): Promise<BatchResult[]> {
    return this.wire.batch(actions);
  }

  private async tasksAt(at: string, page: PageRequest) {
    return this.wire.list(schemas.taskAnswer, at, schemas.FIELDS.task, { ...page });
  }
}

const projectsOf = (place: draft.Place) =>
  'team' in place ? path`/teams/${place.team}/projects` : path`/workspaces/${place.workspace}/projects`;
