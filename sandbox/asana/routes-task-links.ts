import { z } from 'zod';
import { act, type Call, change, list, read, remove, type Route } from './api.js';
import { attachmentEvent, listChanges } from './changes.js';
import { membersOf, unique, without } from './context.js';
import { badRequest } from './errors.js';
import { beside, gid, gidList } from './input.js';
import { type Attachment, type Project, type Section, type Task } from './model.js';
import { type Ref, refTo } from './opt-fields.js';
import { addToProject, placeTask, removeFromProject } from './placement.js';
import { projectType } from './resources-projects.js';
import { attachmentType, dependentsOf, projectsOf, tagType } from './resources-tasks.js';
import { pathTask, taskRef } from './routes-tasks.js';
import { recordStory } from './stories.js';

const followers = z.strictObject({ followers: gidList });
const addProject = z.strictObject({ project: gid, section: gid.nullish(), ...beside });

export const taskLinkRoutes: Route[] = [
  list('/tasks/:task_gid/projects', 'projects:read', (call) =>
    call.state.all('projects', projectsOf(call.state, pathTask(call))).map((project) => refTo(projectType, project)),
  ),
  list('/tasks/:task_gid/tags', 'tags:read', (call) =>
    call.state.all('tags', pathTask(call).tags).map((tag) => refTo(tagType, tag)),
  ),
  list('/tasks/:task_gid/dependencies', 'tasks:read', (call) =>
    call.state.all('tasks', pathTask(call).dependencies).map(taskRef),
  ),
  list('/tasks/:task_gid/dependents', 'tasks:read', (call) => dependentsOf(call.state, pathTask(call)).map(taskRef)),

  act('/tasks/:task_gid/addProject', 'tasks:write', addProject, (call) => {
    const task = pathTask(call);
    const project = inputProject(call, call.body.project);
    if (call.body.section) placeTask(call, task, inputSection(call, call.body.section, project), call.body, 'last');
    else addToProject(call, task, project, call.body);
  }),
  act('/tasks/:task_gid/removeProject', 'tasks:write', z.strictObject({ project: gid }), (call) =>
    removeFromProject(call, pathTask(call), inputProject(call, call.body.project)),
  ),
  act('/tasks/:task_gid/addTag', 'tasks:write', z.strictObject({ tag: gid }), (call) => {
    const task = pathTask(call);
    const tag = call.state.guard(call.viewer, 'tag', call.state.inInput('tags', 'tag', call.body.tag));
    if (tag.workspace !== task.workspace) throw badRequest(`tag: Unknown object: ${tag.gid}`);
    if (task.tags.includes(tag.gid)) return;
    listChanges(call, task, 'tags', 'tag', task.tags, [...task.tags, tag.gid]);
    task.tags.push(tag.gid);
    recordStory(call, task, 'added_to_tag', `added to ${tag.name}`, { tag: tag.gid });
  }),
  act('/tasks/:task_gid/removeTag', 'tasks:write', z.strictObject({ tag: gid }), (call) => {
    const task = pathTask(call);
    const tag = call.state.inInput('tags', 'tag', call.body.tag);
    if (!task.tags.includes(tag.gid)) return;
    listChanges(call, task, 'tags', 'tag', task.tags, without(task.tags, [tag.gid]));
    task.tags = without(task.tags, [tag.gid]);
    recordStory(call, task, 'removed_from_tag', `removed from ${tag.name}`, { tag: tag.gid });
  }),
  change('/tasks/:task_gid/addFollowers', 'tasks:write', followers, (call) => {
    const task = pathTask(call);
    follow(call, task, unique([...task.followers, ...named(call, task.workspace)]));
    return taskRef(task);
  }),
  change('/tasks/:task_gid/removeFollowers', 'tasks:write', followers, (call) => {
    const task = pathTask(call);
    follow(call, task, without(task.followers, named(call, task.workspace)));
    return taskRef(task);
  }),

  list('/attachments', 'attachments:read', (call) => attachmentsOf(call, call.query.required('parent'))),
  read('/attachments/:attachment_gid', 'attachments:read', (call) => refTo(attachmentType, pathAttachment(call))),
  remove('/attachments/:attachment_gid', 'attachments:delete', (call) => {
    const attachment = pathAttachment(call);
    attachmentEvent(call, call.state.get('tasks', attachment.parent), attachment, { action: 'deleted' });
    call.state.attachments.delete(attachment.gid);
  }),
  // The older address of the same list, still answered and no longer described.
  list('/tasks/:task_gid/attachments', 'attachments:read', (call) => attachmentsOf(call, pathTask(call).gid)),
];

function follow(call: Call, task: Task, followers: string[]): void {
  listChanges(call, task, 'followers', 'user', task.followers, followers);
  task.followers = followers;
  task.modifiedAt = call.clock.iso();
}

function named(call: Call<{ followers: string[] }>, workspace: string): string[] {
  return membersOf(call, 'followers', call.body.followers, call.state.get('workspaces', workspace));
}

function inputProject({ state, viewer }: Call, projectGid: string): Project {
  return state.guard(viewer, 'project', state.inInput('projects', 'project', projectGid));
}

function inputSection({ state }: Call, sectionGid: string, project: Project): Section {
  const section = state.inInput('sections', 'section', sectionGid);
  if (section.project !== project.gid) throw badRequest('section: Not in the given project');
  return section;
}

function attachmentsOf({ state, viewer }: Call, parent: string): Ref[] {
  const task = state.guard(viewer, 'task', state.inInput('tasks', 'parent', parent));
  return [...state.attachments.values()]
    .filter((attachment) => attachment.parent === task.gid)
    .map((attachment) => refTo(attachmentType, attachment));
}

function pathAttachment({ state, viewer, params }: Call): Attachment {
  const attachment = state.inPath('attachments', params.attachment_gid ?? '');
  state.guard(viewer, 'attachment', state.get('tasks', attachment.parent));
  return attachment;
}
