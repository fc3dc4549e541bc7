import { externalOf } from './external.js';
import { type Attachment, type Gid, type Story, type Tag, type Task } from './model.js';
import { type Ref, refTo, type ResourceType, type View } from './opt-fields.js';
import { customFieldType, type FieldOnTask } from './resources-custom-fields.js';
import { userRef, userRefs, workspaceRef } from './resources-people.js';
import { projectRef, sectionType } from './resources-projects.js';
import { type AsanaState } from './state.js';

const NAMED = ['gid', 'resource_type', 'name'] as const;

export const tagType: ResourceType<Tag> = {
  compact: NAMED,
  full: [...NAMED, 'color', 'created_at', 'followers', 'notes', 'permalink_url', 'workspace'],
  fields: {
    gid: (tag) => tag.gid,
    resource_type: () => 'tag',
    name: (tag) => tag.name,
    color: (tag) => tag.color,
    notes: (tag) => tag.notes,
    created_at: (tag) => tag.createdAt,
    followers: (tag, view) => userRefs(tag.followers, view),
    permalink_url: (tag) => `https://app.asana.com/0/${tag.gid}/list`,
    workspace: (tag, view) => workspaceRef(tag.workspace, view),
  },
};

export const taskType: ResourceType<Task> = {
  compact: [...NAMED, 'resource_subtype'],
  // `num_subtasks`, `html_notes`, `dependencies` and `dependents` are opt-in, as the description marks them.
  full: [
    ...NAMED,
    'actual_time_minutes',
    'approval_status',
    'assignee',
    'assignee_status',
    'completed',
    'completed_at',
    'created_at',
    'custom_fields',
    'due_at',
    'due_on',
    'external',
    'followers',
    'hearted',
    'hearts',
    'liked',
    'likes',
    'memberships',
    'modified_at',
    'notes',
    'num_hearts',
    'num_likes',
    'parent',
    'permalink_url',
    'projects',
    'resource_subtype',
    'start_at',
    'start_on',
    'tags',
    'workspace',
  ],
  fields: {
    gid: (task) => task.gid,
    resource_type: () => 'task',
    name: (task) => task.name,
    resource_subtype: (task) => task.subtype,
    actual_time_minutes: () => null,
    approval_status: (task) => task.approvalStatus ?? undefined,
    assigned_by: (task, view) => userRef(task.assignedBy, view),
    assignee: (task, view) => userRef(task.assignee, view),
    assignee_section: () => null,
    assignee_status: (task) => task.assigneeStatus,
    completed: (task) => task.completed,
    completed_at: (task) => task.completedAt,
    completed_by: (task, view) => userRef(task.completedBy, view),
    created_at: (task) => task.createdAt,
    created_by: (task) => ({ gid: task.createdBy, resource_type: 'user' }),
    custom_fields: (task, { state }) => fieldsOnTask(state, task).map((field) => refTo(customFieldType, field)),
    custom_type: () => null,
    custom_type_status_option: () => null,
    dependencies: (task) => task.dependencies.map((gid) => ({ gid, resource_type: 'task' })),
    dependents: (task, { state }) => dependentsOf(state, task).map(({ gid }) => ({ gid, resource_type: 'task' })),
    due_at: (task) => task.dueAt,
    due_on: (task) => task.dueOn,
    external: (task, { app }) => externalOf(task, app),
    followers: (task, view) => userRefs(task.followers, view),
    hearted: (task, { viewer }) => task.likedBy.includes(viewer.gid),
    hearts: likes,
    html_notes: (task) => task.htmlNotes,
    is_rendered_as_separator: () => false,
    liked: (task, { viewer }) => task.likedBy.includes(viewer.gid),
    likes,
    memberships: (task, view) =>
      view.state.all('sections', task.sections).map((section) => ({
        project: projectRef(section.project, view),
        section: refTo(sectionType, section),
      })),
    modified_at: (task) => task.modifiedAt,
    notes: (task) => task.notes,
    num_hearts: (task) => task.likedBy.length,
    num_likes: (task) => task.likedBy.length,
    num_subtasks: (task) => task.subtasks.length,
    parent: (task, { state }) => (task.parent === null ? null : refTo(taskType, state.get('tasks', task.parent))),
    permalink_url: (task, { state }) => `https://app.asana.com/0/${projectsOf(state, task)[0] ?? 0}/${task.gid}/f`,
    projects: (task, view) => projectsOf(view.state, task).map((gid) => projectRef(gid, view)),
    start_at: (task) => task.startAt,
    start_on: (task) => task.startOn,
    tags: (task, { state }) => state.all('tags', task.tags).map((tag) => refTo(tagType, tag)),
    workspace: (task, view) => workspaceRef(task.workspace, view),
  },
};

export const storyType: ResourceType<Story> = {
  compact: ['gid', 'resource_type', 'created_at', 'created_by', 'resource_subtype', 'text', 'type'],
  full: [
    'gid',
    'resource_type',
    'created_at',
    'created_by',
    'hearted',
    'hearts',
    'is_editable',
    'is_edited',
    'is_pinned',
    'liked',
    'likes',
    'num_hearts',
    'num_likes',
    'previews',
    'resource_subtype',
    'source',
    'sticker_name',
    'target',
    'text',
    'type',
    'assignee',
    'custom_field',
    'dependency',
    'new_name',
    'new_section',
    'old_name',
    'old_section',
    'project',
    'tag',
  ],
  fields: {
    gid: (story) => story.gid,
    resource_type: () => 'story',
    created_at: (story) => story.createdAt,
    created_by: (story, view) => userRef(story.createdBy, view),
    resource_subtype: (story) => story.subtype,
    text: (story) => story.text,
    html_text: (story) => story.htmlText,
    type: (story) => story.type,
    is_editable: (story, { viewer }) => story.type === 'comment' && story.createdBy === viewer.gid,
    is_edited: (story) => story.edited,
    is_pinned: (story) => story.pinned,
    sticker_name: (story) => story.sticker ?? undefined,
    hearted: () => false,
    hearts: () => [],
    num_hearts: () => 0,
    liked: () => false,
    likes: () => [],
    num_likes: () => 0,
    previews: () => [],
    reaction_summary: () => [],
    source: () => 'api',
    target: (story, { state }) => refTo(taskType, state.get('tasks', story.task)),
    assignee: ({ links }, view) => (links.assignee ? userRef(links.assignee, view) : undefined),
    project: ({ links }, view) =>
      links.project && view.state.projects.has(links.project) ? projectRef(links.project, view) : undefined,
    tag: ({ links }, { state }) => optional(state.tags, links.tag, tagType),
    dependency: ({ links }, { state }) => optional(state.tasks, links.dependency, taskType),
    custom_field: ({ links }, { state }) => {
      const field = links.customField ? state.customFields.get(links.customField) : undefined;
      return field && refTo(customFieldType, { field, onTask: false });
    },
    old_section: ({ links }, { state }) => optional(state.sections, links.oldSection, sectionType),
    new_section: ({ links }, { state }) => optional(state.sections, links.newSection, sectionType),
    old_name: ({ links }) => links.oldName,
    new_name: ({ links }) => links.newName,
  },
};

export const attachmentType: ResourceType<Attachment> = {
  compact: [...NAMED, 'resource_subtype'],
  full: [
    ...NAMED,
    'resource_subtype',
    'connected_to_app',
    'created_at',
    'download_url',
    'host',
    'parent',
    'permanent_url',
    'size',
    'view_url',
  ],
  fields: {
    gid: (attachment) => attachment.gid,
    resource_type: () => 'attachment',
    name: (attachment) => attachment.name,
    resource_subtype: (attachment) => attachment.host,
    connected_to_app: () => false,
    created_at: (attachment) => attachment.createdAt,
    download_url: () => null,
    host: (attachment) => attachment.host,
    parent: (attachment, { state }) => refTo(taskType, state.get('tasks', attachment.parent)),
    permanent_url: (attachment) => `https://app.asana.com/app/asana/-/get_asset?asset_id=${attachment.gid}`,
    size: (attachment) => attachment.size,
    view_url: () => null,
  },
};

/** Gids of the projects a task is directly in. */
export function projectsOf(state: AsanaState, task: Task): Gid[] {
  return state.all('sections', task.sections).map((section) => section.project);
}

/** A task has the custom fields of its projects, each once, set or not. */
export function fieldsOnTask(state: AsanaState, task: Task): FieldOnTask[] {
  const settings = state.all('projects', projectsOf(state, task)).flatMap((project) => project.settings);
  const gids = [...new Set(settings.map((setting) => setting.customField))];
  return state.all('customFields', gids).map((field) => ({ field, onTask: true, value: task.customFields[field.gid] }));
}

export function dependentsOf(state: AsanaState, task: Task): Task[] {
  return [...state.tasks.values()].filter((other) => other.dependencies.includes(task.gid));
}

function likes(task: Task, view: View): object[] {
  return task.likedBy.map((gid) => ({ gid: `${task.gid}${gid.slice(-4)}`, user: userRef(gid, view) }));
}

/** A story outlives what it points at. */
function optional<T>(records: Map<Gid, T>, gid: Gid | undefined, type: ResourceType<T>): Ref | undefined {
  const record = gid === undefined ? undefined : records.get(gid);
  return record && refTo(type, record);
}
