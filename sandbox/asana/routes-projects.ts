import { z } from 'zod';
import { act, type Call, change, create, list, plain, read, remove, type Route, update } from './api.js';
import { projectChanges, projectEvent, sectionEvent, subject } from './changes.js';
import { memberOf, membersOf, unique } from './context.js';
import { badRequest, paymentRequired } from './errors.js';
import { dateText, flag, gid, gidList, text } from './input.js';
import { type Project, type Team, type Workspace } from './model.js';
import { type Ref, refTo } from './opt-fields.js';
import { deleteProject, tasksOf } from './placement.js';
import { projectType, settingRefs } from './resources-projects.js';
import { htmlFromText, textFromHtml } from './rich-text.js';
import { pathTeam, pathWorkspace, queryWorkspace } from './routes-people.js';

export const PROJECT_COLORS =
  'dark-pink dark-green dark-blue dark-red dark-teal dark-brown dark-orange dark-purple dark-warm-gray light-pink light-green light-blue light-red light-teal light-brown light-orange light-purple light-warm-gray none'.split(
    ' ',
  );

const writable = {
  name: text.optional(),
  archived: flag.optional(),
  color: z.enum(PROJECT_COLORS).nullish(),
  icon: text.nullish(),
  default_view: z.enum(['list', 'board', 'calendar', 'timeline']).optional(),
  due_date: text.nullish(),
  due_on: text.nullish(),
  start_on: text.nullish(),
  notes: text.optional(),
  html_notes: text.optional(),
  public: flag.optional(),
  privacy_setting: z.enum(['public_to_workspace', 'private_to_team', 'private']).optional(),
  owner: gid.nullish(),
  team: gid.optional(),
};
const projectUpdate = z.strictObject(writable);
const projectCreate = z.strictObject({ ...writable, followers: gidList.optional(), workspace: gid.optional() });
type ProjectUpdate = z.infer<typeof projectUpdate>;
type ProjectCreate = z.infer<typeof projectCreate>;

const projectRef = (project: Project): Ref => refTo(projectType, project);

export const projectRoutes: Route[] = [
  list('/projects', 'projects:read', listProjects),
  list('/workspaces/:workspace_gid/projects', 'projects:read', (call) => {
    const workspace = pathWorkspace(call);
    return select(call, (project) => project.workspace === workspace.gid);
  }),
  list('/teams/:team_gid/projects', 'projects:read', (call) => {
    const team = pathTeam(call);
    return select(call, (project) => project.team === team.gid);
  }),
  create('/projects', 'projects:write', projectCreate, (call) => projectRef(createProject(call, {}))),
  create('/workspaces/:workspace_gid/projects', 'projects:write', projectCreate, (call) =>
    projectRef(createProject(call, { workspace: pathWorkspace(call) })),
  ),
  create('/teams/:team_gid/projects', 'projects:write', projectCreate, (call) =>
    projectRef(createProject(call, { team: pathTeam(call) })),
  ),
  read('/projects/:project_gid', 'projects:read', (call) => projectRef(pathProject(call))),
  update('/projects/:project_gid', 'projects:write', projectUpdate, (call) => {
    const project = pathProject(call);
    const before = { ...project };
    applyUpdate(call, project, call.body);
    projectChanges(call, before, project);
    return projectRef(project);
  }),
  remove('/projects/:project_gid', 'projects:delete', (call) => deleteProject(call, pathProject(call))),
  plain('/projects/:project_gid/task_counts', 'projects:read', taskCounts),

  list('/projects/:project_gid/custom_field_settings', 'projects:read', (call) => settingRefs(pathProject(call))),
  change(
    '/projects/:project_gid/addCustomFieldSetting',
    'projects:write',
    z.strictObject({
      custom_field: gid,
      is_important: flag.optional(),
      insert_before: gid.optional(),
      insert_after: gid.optional(),
    }),
    addCustomFieldSetting,
  ),
  act(
    '/projects/:project_gid/removeCustomFieldSetting',
    'projects:write',
    z.strictObject({ custom_field: gid }),
    (call) => {
      const project = pathProject(call);
      const rest = project.settings.filter((setting) => setting.customField !== call.body.custom_field);
      const [removed] = project.settings.filter((setting) => !rest.includes(setting));
      if (!removed) throw badRequest('custom_field: Not on this project');
      const removed_value = subject('custom_field_setting', removed.gid);
      const change = { field: 'custom_field_settings', action: 'removed', removed_value } as const;
      projectEvent(call, project, { action: 'changed', change });
      project.settings = rest;
    },
  ),
];

export function pathProject({ state, viewer, params }: Call): Project {
  return state.guard(viewer, 'project', state.inPath('projects', params.project_gid ?? ''));
}

function listProjects(call: Call): Ref[] {
  const { state, viewer, query } = call;
  const teamGid = query.text('team');
  if (teamGid !== undefined) {
    const team = state.guard(viewer, 'team', state.inInput('teams', 'team', teamGid));
    return select(call, (project) => project.team === team.gid);
  }
  if (query.text('workspace') !== undefined) {
    const workspace = queryWorkspace(call, 'workspace');
    return select(call, (project) => project.workspace === workspace.gid);
  }
  const mine = state.workspacesOf(viewer).map((workspace) => workspace.gid);
  return select(call, (project) => mine.includes(project.workspace));
}

function select({ state, query }: Call, wanted: (project: Project) => boolean): Ref[] {
  const archived = query.flag('archived');
  return [...state.projects.values()]
    .filter((project) => wanted(project) && (archived === undefined || project.archived === archived))
    .map(projectRef);
}

/** In an organization a project belongs to a team; elsewhere it has none. */
function createProject(call: Call<ProjectCreate>, given: { workspace?: Workspace; team?: Team }): Project {
  const { state, viewer, body } = call;
  const team =
    given.team ?? (body.team ? state.guard(viewer, 'team', state.inInput('teams', 'team', body.team)) : null);
  const workspaceGid = given.workspace?.gid ?? body.workspace ?? team?.workspace;
  if (workspaceGid === undefined) throw badRequest('workspace: Missing input');
  const workspace = state.inInput('workspaces', 'workspace', workspaceGid);
  state.guard(viewer, 'workspace', { workspace: workspace.gid });
  if (workspace.isOrganization && !team) throw badRequest('Missing required team field');
  if (team && team.workspace !== workspace.gid) throw badRequest('team: Not in the given workspace');
  if (!body.name?.trim()) throw badRequest('name: Missing input');
  const followers = unique([viewer.gid, ...membersOf(call, 'followers', body.followers ?? [], workspace)]);
  const now = call.clock.iso();
  const draft: Omit<Project, 'gid'> = {
    name: body.name,
    notes: '',
    htmlNotes: htmlFromText(''),
    color: null,
    icon: 'list',
    archived: false,
    privacy: team ? 'private_to_team' : 'public_to_workspace',
    defaultView: 'list',
    startOn: null,
    dueOn: null,
    createdAt: now,
    modifiedAt: now,
    owner: viewer.gid,
    team: team?.gid ?? null,
    workspace: workspace.gid,
    members: followers,
    followers,
    sections: [],
    settings: [],
  };
  applyUpdate(call, draft, body);
  const project = state.add('projects', draft);
  const section = state.add('sections', { name: 'Untitled section', project: project.gid, createdAt: now, tasks: [] });
  project.sections.push(section.gid);
  const parent = project.team === null ? subject('workspace', workspace.gid) : subject('team', project.team);
  projectEvent(call, project, { action: 'added', parent });
  sectionEvent(call, section, { action: 'added', parent: subject('project', project.gid) });
  return project;
}

function applyUpdate(call: Call, project: Omit<Project, 'gid'>, input: ProjectUpdate): void {
  const { state, viewer } = call;
  const workspace = state.get('workspaces', project.workspace);
  const next = { ...readDates(project, input), ...readNotes(input) };
  const owner = input.owner ? memberOf(call, 'owner', input.owner, workspace).gid : input.owner;
  const team =
    input.team === undefined ? undefined : state.guard(viewer, 'team', state.inInput('teams', 'team', input.team));
  if (team && team.workspace !== project.workspace) throw badRequest('team: Not in the workspace of the project');
  const isPublic = input.public === undefined ? undefined : input.public ? 'public_to_workspace' : 'private_to_team';
  Object.assign(project, next, {
    name: input.name ?? project.name,
    archived: input.archived ?? project.archived,
    color: input.color === undefined ? project.color : input.color,
    icon: input.icon === undefined ? project.icon : input.icon,
    defaultView: input.default_view ?? project.defaultView,
    privacy: input.privacy_setting ?? isPublic ?? project.privacy,
    owner: owner === undefined ? project.owner : owner,
    team: team?.gid ?? project.team,
    modifiedAt: call.clock.iso(),
  });
}

function readDates(project: Omit<Project, 'gid'>, input: ProjectUpdate): Pick<Project, 'dueOn' | 'startOn'> {
  const due = input.due_on === undefined ? input.due_date : input.due_on;
  const dueOn = due === undefined ? project.dueOn : due === null ? null : dateText('due_on', due);
  const start = input.start_on;
  const startOn = start === undefined ? project.startOn : start === null ? null : dateText('start_on', start);
  if (startOn !== null && dueOn === null) throw badRequest('start_on: A start date requires a due date');
  return { dueOn, startOn };
}

function readNotes(input: ProjectUpdate): Partial<Pick<Project, 'notes' | 'htmlNotes'>> {
  if (input.html_notes !== undefined) {
    return { notes: textFromHtml('html_notes', input.html_notes), htmlNotes: input.html_notes };
  }
  return input.notes === undefined ? {} : { notes: input.notes, htmlNotes: htmlFromText(input.notes) };
}

function taskCounts(call: Call): object {
  const tasks = tasksOf(call.state, pathProject(call));
  const milestones = tasks.filter((task) => task.subtype === 'milestone');
  const done = (items: typeof tasks): number => items.filter((task) => task.completed).length;
  const counts: Record<string, number> = {
    num_tasks: tasks.length,
    num_incomplete_tasks: tasks.length - done(tasks),
    num_completed_tasks: done(tasks),
    num_milestones: milestones.length,
    num_incomplete_milestones: milestones.length - done(milestones),
    num_completed_milestones: done(milestones),
  };
  // Every count is opt-in: without opt_fields Asana answers an empty object.
  const wanted = call.query.list('opt_fields') ?? [];
  return Object.fromEntries(Object.entries(counts).filter(([name]) => wanted.includes(name)));
}

function addCustomFieldSetting(call: Call<{ custom_field: string; is_important?: boolean | undefined }>): Ref {
  const { state, viewer, body } = call;
  const project = pathProject(call);
  if (!state.get('workspaces', project.workspace).premium) {
    throw paymentRequired('Custom Field Settings are not available for free users.');
  }
  const field = state.guard(viewer, 'custom field', state.inInput('customFields', 'custom_field', body.custom_field));
  if (field.workspace !== project.workspace) throw badRequest(`custom_field: Unknown object: ${field.gid}`);
  if (project.settings.some((setting) => setting.customField === field.gid)) {
    throw badRequest('custom_field: Already on this project');
  }
  const setting = { gid: state.nextGid(), customField: field.gid, isImportant: body.is_important ?? false };
  project.settings.push(setting);
  const added_value = subject('custom_field_setting', setting.gid);
  const change = { field: 'custom_field_settings', action: 'added', added_value } as const;
  projectEvent(call, project, { action: 'changed', change });
  const added = settingRefs(project).at(-1);
  if (!added) throw new Error('The setting just added is missing');
  return added;
}
