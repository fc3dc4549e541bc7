import { failed, type Result, settled } from './result.js';
import type { components } from './schema.js';
import { createSwitchyard, type SwitchyardClient, type SwitchyardOptions } from './switchyard.js';

type Schemas = components['schemas'];
export type AsanaTask = Schemas['AsanaTask'];
export type AsanaProject = Schemas['AsanaProject'];
export type AsanaSection = Schemas['AsanaSection'];
export type AsanaTeam = Schemas['AsanaTeam'];
export type AsanaUser = Schemas['AsanaUser'];
export type AsanaProfile = Schemas['AsanaUserProfile'];

/** A page of a list, and what to send as `offset` for the next one; null on the last. */
export interface SkillPage<T> {
  readonly items: readonly T[];
  readonly nextPageToken: string | null;
}

export interface PageOptions {
  /** 1 to 100. Default 100. */
  readonly limit?: number;
  readonly offset?: string;
}

export interface NewTask {
  readonly name: string;
  readonly projectId: string;
  readonly notes?: string;
  /** yyyy-mm-dd */
  readonly dueOn?: string;
  /** gid, `me` or e-mail address */
  readonly assignee?: string;
}

export interface TaskChanges {
  readonly name?: string;
  readonly notes?: string;
  readonly dueOn?: string | null;
  readonly completed?: boolean;
}

/**
 * What a desktop application does with Asana, in one word each. The user comes first: your own id of the person whose
 * Asana account is connected. Nothing throws: see `Result`.
 */
export class AsanaSkills {
  private readonly client: SwitchyardClient | undefined;

  /** @param server undefined: every skill answers `CONFIG_ERROR` */
  constructor(server: SwitchyardOptions | undefined) {
    this.client = server?.baseUrl ? createSwitchyard(server) : undefined;
  }

  listTasks(userId: string, projectId: string, page: PageOptions = {}): Promise<Result<SkillPage<AsanaTask>>> {
    const body = { user_id: userId, project_id: projectId, ...page };
    return this.with((client) =>
      settled(client.POST('/api/asana/list-tasks', { body }), ({ tasks, pagination }) => ({
        items: tasks,
        nextPageToken: pagination.next_offset,
      })),
    );
  }

  searchTasks(userId: string, projectId: string, query: string): Promise<Result<readonly AsanaTask[]>> {
    const body = { user_id: userId, project_id: projectId, query };
    return this.with((client) => settled(client.POST('/api/asana/search', { body }), ({ tasks }) => tasks));
  }

  /** @param idempotencyKey the same key makes the same task: send it again after a failure without an answer */
  createTask(userId: string, task: NewTask, idempotencyKey: string = crypto.randomUUID()): Promise<Result<AsanaTask>> {
    const { name, projectId, notes, dueOn, assignee } = task;
    const body = { user_id: userId, project_id: projectId, name, notes, due_on: dueOn, assignee };
    const headers = { 'Idempotency-Key': idempotencyKey };
    return this.with((client) =>
      settled(client.POST('/api/asana/create-task', { body, headers }), (answer) => answer.task),
    );
  }

  updateTask(userId: string, taskId: string, { dueOn, ...changes }: TaskChanges): Promise<Result<AsanaTask>> {
    const body = { user_id: userId, task_id: taskId, ...changes, ...(dueOn !== undefined && { due_on: dueOn }) };
    return this.with((client) => settled(client.POST('/api/asana/update-task', { body }), ({ task }) => task));
  }

  /** @param workspaceId absent: the default workspace of the account */
  listProjects(userId: string, workspaceId?: string, page: PageOptions = {}): Promise<Result<SkillPage<AsanaProject>>> {
    const query = { user_id: userId, workspace_id: workspaceId, ...page };
    return this.with((client) =>
      settled(client.GET('/api/asana/projects', { params: { query } }), ({ projects, pagination }) => ({
        items: projects,
        nextPageToken: pagination.next_offset,
      })),
    );
  }

  listSections(userId: string, projectId: string, page: PageOptions = {}): Promise<Result<SkillPage<AsanaSection>>> {
    const body = { user_id: userId, project_id: projectId, ...page };
    return this.with((client) =>
      settled(client.POST('/api/asana/sections', { body }), ({ sections, pagination }) => ({
        items: sections,
        nextPageToken: pagination.next_offset,
      })),
    );
  }

  listTeams(userId: string, workspaceId: string, page: PageOptions = {}): Promise<Result<SkillPage<AsanaTeam>>> {
    const body = { user_id: userId, workspace_id: workspaceId, ...page };
    return this.with((client) =>
      settled(client.POST('/api/asana/teams', { body }), ({ teams, pagination }) => ({
        items: teams,
        nextPageToken: pagination.next_offset,
      })),
    );
  }

  listUsers(userId: string, workspaceId: string, page: PageOptions = {}): Promise<Result<SkillPage<AsanaUser>>> {
    const body = { user_id: userId, workspace_id: workspaceId, ...page };
    return this.with((client) =>
      settled(client.POST('/api/asana/users', { body }), ({ users, pagination }) => ({
        items: users,
        nextPageToken: pagination.next_offset,
      })),
    );
  }

  /** @param targetUserId gid of another person; needs a credential that may act for others */
  profile(userId: string, targetUserId?: string): Promise<Result<AsanaProfile>> {
    const body = { user_id: userId, ...(targetUserId && { target_user_id: targetUserId }) };
    return this.with((client) => settled(client.POST('/api/asana/user-profile', { body }), ({ user }) => user));
  }

  private async with<T>(work: (client: SwitchyardClient) => Promise<Result<T>>): Promise<Result<T>> {
    if (!this.client) return failed('CONFIG_ERROR', 'The address of the Switchyard server is not configured.');
    return work(this.client);
  }
}
