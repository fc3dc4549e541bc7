import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { AsanaAccounts, type CustomFieldDraft, type TaskDraft } from '../../../providers/asana/index.js';
import { type Hands, type MadeObject, type ObjectKind } from '../engine/step.js';
import { alike, SKEW_MS, tolerant, wasMadeSince } from './asana-search.js';

/** Cleanups go this way: contract 6.8. Sections go with their projects, comments with their tasks. */
export const CLEANUP_ORDER = ['subtask', 'task', 'project', 'custom_field', 'tag', 'portfolio'] as const;

const place = z.union([z.object({ team: z.string() }), z.object({ workspace: z.string() })]);
const projectDraft = z.object({ place, name: z.string(), notes: z.string(), followers: z.string() });
const fieldDraft = z.looseObject({ workspace: z.string(), name: z.string(), description: z.string() });
const tagDraft = z.object({ workspace: z.string(), name: z.string(), notes: z.string() });
const portfolioDraft = z.object({ workspace: z.string(), name: z.string() });
const taskDraft = z.looseObject({
  name: z.string(),
  notes: z.string().optional(),
  projects: z.array(z.string()).optional(),
  parent: z.string().optional(),
});
const commentDraft = z.object({ text: z.string() });

export type ProjectNote = z.output<typeof projectDraft>;
export type CommentNote = z.output<typeof commentDraft>;

const normal = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const parentOf = ({ kind, parentId }: MadeObject): string => {
  if (parentId === null) throw new Error(`A ${kind} belongs to something.`);
  return parentId;
};

/** How each kind of object of an Asana job is made, found again and removed. Every call throws ProviderError. */
@Injectable()
export class AsanaObjects {
  readonly kinds: Readonly<Record<string, ObjectKind>>;

  constructor(private readonly accounts: AsanaAccounts) {
    this.kinds = {
      project: this.project(),
      section: this.section(),
      custom_field: this.customField(),
      tag: this.tag(),
      portfolio: this.portfolio(),
      task: this.task(),
      subtask: this.task(),
      comment: this.comment(),
    };
  }

  private project(): ObjectKind {
    return {
      make: async (hands, { draft }) => {
        const { place: at, ...project } = projectDraft.parse(draft);
        return (await this.client(hands).createProject(at, { ...project, privacy_setting: 'private' })).gid;
      },
      find: async (hands, object) => {
        const { place: at, name, notes } = projectDraft.parse(object.draft);
        const me = await this.accounts.gidOf(hands);
        return alike(
          (page) => this.workspace(hands).projects(at, page),
          (found) =>
            found.name === name &&
            normal(found.notes) === normal(notes) &&
            wasMadeSince(object, found) &&
            (!found.owner || found.owner.gid === me),
        );
      },
      remove: (hands, { externalId }) => tolerant(this.client(hands).deleteProject(externalId)),
    };
  }

  private section(): ObjectKind {
    return {
      make: async (hands, object) => (await this.client(hands).createSection(parentOf(object), object.name, {})).gid,
      find: (hands, object) =>
        alike(
          (page) => this.workspace(hands).sections(parentOf(object), page),
          (found) => found.name === object.name && wasMadeSince(object, found),
        ),
    };
  }

  private customField(): ObjectKind {
    return {
      make: async (hands, { draft }) => {
        const { workspace, ...field } = fieldDraft.parse(draft);
        return (await this.workspace(hands).createCustomField(workspace, field as unknown as CustomFieldDraft)).gid;
      },
      // Asana does not tell when a field was made; its description names the job.
      find: async (hands, object) => {
        const { workspace, name, description } = fieldDraft.parse(object.draft);
        return alike(
          (page) => this.workspace(hands).customFields(workspace, page),
          (found) => found.name === name && normal(found.description) === normal(description),
        );
      },
      remove: (hands, { externalId }) => tolerant(this.workspace(hands).deleteCustomField(externalId)),
    };
  }

  private tag(): ObjectKind {
    return {
      make: async (hands, { draft }) => {
        const { workspace, ...tag } = tagDraft.parse(draft);
        return (await this.client(hands).createTag(workspace, tag)).gid;
      },
      find: async (hands, object) => {
        const { workspace, name, notes } = tagDraft.parse(object.draft);
        return alike(
          (page) => this.workspace(hands).tags(workspace, page),
          (found) => found.name === name && normal(found.notes) === normal(notes),
        );
      },
      remove: (hands, { externalId }) => tolerant(this.workspace(hands).deleteTag(externalId)),
    };
  }

  private portfolio(): ObjectKind {
    return {
      make: async (hands, { draft }) => {
        const { workspace, name } = portfolioDraft.parse(draft);
        return (await this.workspace(hands).createPortfolio(workspace, name)).gid;
      },
      find: async (hands, object) => {
        const { workspace, name } = portfolioDraft.parse(object.draft);
        return alike(
          (page) => this.workspace(hands).portfolios(workspace, page),
          (found) => found.name === name && wasMadeSince(object, found),
        );
      },
      remove: (hands, { externalId }) => tolerant(this.workspace(hands).deletePortfolio(externalId)),
    };
  }

  private task(): ObjectKind {
    return {
      make: async (hands, { draft }) => (await this.client(hands).createTask(draft as TaskDraft)).gid,
      find: async (hands, object) => {
        const { name, notes, projects, parent } = taskDraft.parse(object.draft);
        const me = await this.accounts.gidOf(hands);
        const [project = ''] = projects ?? [];
        const at = parent === undefined ? { project } : { parent };
        const since = new Date(object.intendedAt.getTime() - SKEW_MS).toISOString();
        return alike(
          (page) => this.client(hands).recentTasks(at, since, page),
          (found) =>
            found.name === name &&
            normal(found.notes) === normal(notes) &&
            wasMadeSince(object, found) &&
            (!found.created_by || found.created_by.gid === me),
        );
      },
      remove: (hands, { externalId }) => tolerant(this.client(hands).deleteTask(externalId)),
    };
  }

  private comment(): ObjectKind {
    return {
      make: async (hands, object) => {
        const { text } = commentDraft.parse(object.draft);
        return (await this.client(hands).addComment(parentOf(object), text)).gid;
      },
      find: async (hands, object) => {
        const { text } = commentDraft.parse(object.draft);
        const me = await this.accounts.gidOf(hands);
        return alike(
          (page) => this.client(hands).stories(parentOf(object), page),
          (found) =>
            found.type === 'comment' &&
            normal(found.text) === normal(text) &&
            wasMadeSince(object, found) &&
            (!found.created_by || found.created_by.gid === me),
        );
      },
    };
  }

  private client(hands: Hands) {
    return this.accounts.clientOf(hands, { priority: 'background', signal: hands.signal });
  }

  private workspace(hands: Hands) {
    return this.accounts.workspaceOf(hands, { priority: 'background', signal: hands.signal });
  }
}
