import { type Call, listWhole, type Route } from './api.js';
import { badRequest, paymentRequired } from './errors.js';
import { type Task, type Workspace } from './model.js';
import { type Ref, refTo } from './opt-fields.js';
import { readLimit } from './paging.js';
import { customFieldType } from './resources-custom-fields.js';
import { teamType, userType } from './resources-people.js';
import { projectType } from './resources-projects.js';
import { tagType } from './resources-tasks.js';
import { pathWorkspace } from './routes-people.js';
import { taskRef } from './routes-tasks.js';
import { searchFilters } from './search-filters.js';

/** Search answers 20 tasks unless `limit` asks for more. */
const SEARCH_DEFAULT = 20;
const TYPEAHEAD_DEFAULT = 20;

export const searchRoutes: Route[] = [
  {
    ...listWhole('/workspaces/:workspace_gid/tasks/search', 'tasks:read', searchTasks),
    isSearch: true,
  },
  listWhole('/workspaces/:workspace_gid/typeahead', 'workspaces.typeahead:read', typeahead),
];

function searchTasks(call: Call): Ref[] {
  const workspace = pathWorkspace(call);
  if (!workspace.premium) throw paymentRequired('Search is only available to premium users.');
  const limit = readLimit(call.query.text('limit')) ?? SEARCH_DEFAULT;
  const filters = searchFilters(call, workspace);
  const found = [...call.state.tasks.values()].filter(
    (task) => task.workspace === workspace.gid && filters.every((matches) => matches(task)),
  );
  return sorted(call, found).slice(0, limit).map(taskRef);
}

const SORT_KEYS: Record<string, (task: Task) => string> = {
  due_date: (task) => task.dueAt ?? task.dueOn ?? '',
  created_at: (task) => task.createdAt,
  completed_at: (task) => task.completedAt ?? '',
  likes: (task) => String(task.likedBy.length).padStart(6, '0'),
  modified_at: (task) => task.modifiedAt,
};

/** Newest change first unless asked otherwise; tasks without the sorted value come last. */
function sorted(call: Call, tasks: Task[]): Task[] {
  const name = call.query.text('sort_by') ?? 'modified_at';
  const key = name === 'relevance' ? SORT_KEYS.modified_at : SORT_KEYS[name];
  if (!key) throw badRequest(`sort_by: Value is not a valid sort: ${name}`);
  const direction = call.query.flag('sort_ascending') ? 1 : -1;
  return tasks.sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    if (left === '' || right === '') return left === right ? 0 : left === '' ? 1 : -1;
    return left.localeCompare(right) * direction;
  });
}

type Named = (call: Call, workspace: Workspace) => { name: string; ref: Ref }[];

const people: Named = ({ state }, workspace) =>
  state
    .all('users', workspace.members)
    .map((user) => ({ name: `${user.name} ${user.email}`, ref: refTo(userType, user) }));
const nothing: Named = () => [];

function within<T extends { workspace: string; name: string }>(
  records: Map<string, T>,
  workspace: Workspace,
  ref: (record: T) => Ref,
): { name: string; ref: Ref }[] {
  const here = [...records.values()].filter((record) => record.workspace === workspace.gid);
  return here.map((record) => ({ name: record.name, ref: ref(record) }));
}

const TYPEAHEAD: Record<string, Named> = {
  actor: people,
  user: people,
  project: ({ state }, workspace) => within(state.projects, workspace, (project) => refTo(projectType, project)),
  tag: ({ state }, workspace) => within(state.tags, workspace, (tag) => refTo(tagType, tag)),
  task: ({ state }, workspace) => within(state.tasks, workspace, taskRef),
  team: ({ state }, workspace) => within(state.teams, workspace, (team) => refTo(teamType, team)),
  custom_field: ({ state }, workspace) =>
    within(state.customFields, workspace, (field) => refTo(customFieldType, { field, onTask: false })),
  agent: nothing,
  goal: nothing,
  portfolio: nothing,
  project_template: nothing,
};

/** Quick and not exhaustive: names that contain the query, those that begin with it first. */
function typeahead(call: Call): Ref[] {
  const workspace = pathWorkspace(call);
  const type = call.query.text('resource_type') ?? call.query.required('type');
  const candidates = TYPEAHEAD[type]?.(call, workspace);
  if (!candidates) throw badRequest(`resource_type: Value is not a valid resource type: ${type}`);
  const query = (call.query.text('query') ?? '').toLowerCase();
  const count = readLimit(call.query.text('count')) ?? TYPEAHEAD_DEFAULT;
  const matching = candidates.filter(({ name }) => name.toLowerCase().includes(query));
  const rank = ({ name }: { name: string }): number => (name.toLowerCase().startsWith(query) ? 0 : 1);
  return matching
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, count)
    .map(({ ref }) => ref);
}
