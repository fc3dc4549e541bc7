import { Injectable } from '@nestjs/common';
import { type Subject } from '../../../contracts/index.js';
import { AsanaAccounts, type CallOptions } from '../asana.accounts.js';
import { type ProjectDetails, type Tag, toProjectDetails, toTag } from '../asana.detail-entities.js';
import { type Position, type ProjectChanges, type ProjectDraft, type TagDraft } from '../asana.drafts.js';
import { type Project, type Section, toProject, toSection } from '../asana.entities.js';
import { needing } from '../asana.permissions.js';

/** In a team, else in a workspace, else in the user's default workspace. Organizations demand a team. */
export interface NewProject extends Omit<ProjectDraft, 'archived' | 'privacy_setting' | 'followers'> {
  readonly team_id?: string;
  readonly workspace_id?: string;
}

export interface NewTag extends TagDraft {
  /** Absent: the user's default workspace. */
  readonly workspace_id?: string;
}

/** Single projects of our users' Asana accounts, their sections, and tags. Every method throws ProviderError. */
@Injectable()
export class AsanaProjects {
  constructor(private readonly accounts: AsanaAccounts) {}

  async get(user: Subject, project: string, options?: CallOptions): Promise<ProjectDetails> {
    // Where one of the two fails, the other is not tried again for nobody.
    const failed = new AbortController();
    const signal = options?.signal ? AbortSignal.any([options.signal, failed.signal]) : failed.signal;
    const client = this.accounts.clientOf(user, { ...options, signal });
    try {
      const [found, counts] = await Promise.all([client.projectDetails(project), client.taskCounts(project)]);
      return toProjectDetails(found, counts);
    } catch (error) {
      failed.abort();
      throw error;
    }
  }

  async create(user: Subject, project: NewProject, options?: CallOptions): Promise<Project> {
    const place = await this.accounts.placeOf(user, project);
    const draft = { ...changesOf(project), name: project.name, archived: undefined };
    return toProject(await this.accounts.clientOf(user, options).createProject(place, draft));
  }

  async update(user: Subject, project: string, changes: ProjectChanges, options?: CallOptions): Promise<Project> {
    return toProject(await this.accounts.clientOf(user, options).updateProject(project, changesOf(changes)));
  }

  async archive(user: Subject, project: string, options?: CallOptions): Promise<Project> {
    return this.update(user, project, { archived: true }, options);
  }

  /** With it go its tasks that nobody is assigned to and that are in no other project. */
  async remove(user: Subject, project: string, options?: CallOptions): Promise<void> {
    await needing('projects:delete', this.accounts.clientOf(user, options).deleteProject(project));
  }

  async addSection(user: Subject, project: string, name: string, position: Position): Promise<Section> {
    const { insert_before, insert_after } = position;
    const created = this.accounts.clientOf(user).createSection(project, name, { insert_before, insert_after });
    return toSection(await needing('default', created));
  }

  async renameSection(user: Subject, section: string, name: string): Promise<Section> {
    return toSection(await needing('default', this.accounts.clientOf(user).renameSection(section, name)));
  }

  /** Asana refuses sections that hold tasks, and the last one of a project. */
  async removeSection(user: Subject, section: string): Promise<void> {
    await needing('default', this.accounts.clientOf(user).deleteSection(section));
  }

  async createTag(user: Subject, { name, color, notes, workspace_id }: NewTag): Promise<Tag> {
    const workspace = workspace_id ?? (await this.accounts.defaultWorkspaceOf(user));
    const created = this.accounts.clientOf(user).createTag(workspace, { name, color, notes });
    return toTag(await needing('tags:write', created));
  }
}

/** Only what Asana knows: a request of ours carries more. */
function changesOf(changes: ProjectChanges): ProjectChanges {
  const { name, notes, color, public: isPublic, archived, due_on, start_on, owner } = changes;
  return { name, notes, color, public: isPublic, archived, due_on, start_on, owner };
}
