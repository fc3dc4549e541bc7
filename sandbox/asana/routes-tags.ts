import { z } from 'zod';
import { type Call, create, list, read, remove, type Route, update } from './api.js';
import { listChanges, subject, tagChanges, tagEvent } from './changes.js';
import { membersOf, without } from './context.js';
import { badRequest } from './errors.js';
import { gid, gidList, text } from './input.js';
import { type Tag, type Workspace } from './model.js';
import { type Ref, refTo } from './opt-fields.js';
import { tagType } from './resources-tasks.js';
import { pathWorkspace, queryWorkspace } from './routes-people.js';
import { PROJECT_COLORS } from './routes-projects.js';

const writable = {
  name: text.optional(),
  color: z.enum(PROJECT_COLORS.filter((color) => color !== 'none')).nullish(),
  notes: text.optional(),
};
const tagUpdate = z.strictObject(writable);
const tagCreate = z.strictObject({ ...writable, followers: gidList.optional(), workspace: gid.optional() });

const tagRef = (tag: Tag): Ref => refTo(tagType, tag);

export const tagRoutes: Route[] = [
  list('/tags', 'tags:read', (call) => {
    if (call.query.text('workspace') !== undefined) return tagsIn(call, [queryWorkspace(call, 'workspace')]);
    return tagsIn(call, call.state.workspacesOf(call.viewer));
  }),
  list('/workspaces/:workspace_gid/tags', 'tags:read', (call) => tagsIn(call, [pathWorkspace(call)])),
  create('/tags', 'tags:write', tagCreate, (call) => {
    if (call.body.workspace === undefined) throw badRequest('workspace: Missing input');
    const workspace = call.state.inInput('workspaces', 'workspace', call.body.workspace);
    call.state.guard(call.viewer, 'workspace', { workspace: workspace.gid });
    return tagRef(createTag(call, workspace));
  }),
  create('/workspaces/:workspace_gid/tags', 'tags:write', tagCreate, (call) =>
    tagRef(createTag(call, pathWorkspace(call))),
  ),
  read('/tags/:tag_gid', 'tags:read', (call) => tagRef(pathTag(call))),
  update('/tags/:tag_gid', 'tags:write', tagUpdate, (call) => {
    const tag = pathTag(call);
    const { name = tag.name, notes = tag.notes, color = tag.color } = call.body;
    const before = { ...tag };
    Object.assign(tag, { name, notes, color });
    tagChanges(call, before, tag);
    return tagRef(tag);
  }),
  remove('/tags/:tag_gid', null, (call) => {
    const tag = pathTag(call);
    for (const task of call.state.tasks.values()) {
      if (!task.tags.includes(tag.gid)) continue;
      listChanges(call, task, 'tags', 'tag', task.tags, without(task.tags, [tag.gid]));
      task.tags = without(task.tags, [tag.gid]);
    }
    tagEvent(call, tag, { action: 'deleted' });
    call.state.tags.delete(tag.gid);
  }),
];

export function pathTag({ state, viewer, params }: Call): Tag {
  return state.guard(viewer, 'tag', state.inPath('tags', params.tag_gid ?? ''));
}

function tagsIn({ state }: Call, workspaces: Workspace[]): Ref[] {
  const gids = workspaces.map((workspace) => workspace.gid);
  return [...state.tags.values()].filter((tag) => gids.includes(tag.workspace)).map(tagRef);
}

function createTag(call: Call<z.infer<typeof tagCreate>>, workspace: Workspace): Tag {
  const tag = call.state.add('tags', {
    name: call.body.name ?? '',
    color: call.body.color ?? null,
    notes: call.body.notes ?? '',
    workspace: workspace.gid,
    followers: membersOf(call, 'followers', call.body.followers ?? [], workspace),
    createdAt: call.clock.iso(),
  });
  tagEvent(call, tag, { action: 'added', parent: subject('workspace', workspace.gid) });
  return tag;
}
