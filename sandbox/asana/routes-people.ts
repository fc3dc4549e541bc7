import { type Call, list, listWhole, read, type Route } from './api.js';
import { memberOf, unique } from './context.js';
import { badRequest, forbidden, notFound } from './errors.js';
import { type Team, type User, type Workspace } from './model.js';
import { type Ref, refTo } from './opt-fields.js';
import { teamType, userTaskListType, userType, workspaceType } from './resources-people.js';

const userRef = (user: User): Ref => refTo(userType, user);
const teamRef = (team: Team): Ref => refTo(teamType, team);

export const peopleRoutes: Route[] = [
  list('/workspaces', 'workspaces:read', ({ state, viewer }) =>
    state.workspacesOf(viewer).map((workspace) => refTo(workspaceType, workspace)),
  ),
  read('/workspaces/:workspace_gid', 'workspaces:read', (call) => refTo(workspaceType, pathWorkspace(call))),

  list('/users', 'users:read', listUsers),
  read('/users/:user_gid', 'users:read', (call) => userRef(pathUser(call))),
  listWhole('/workspaces/:workspace_gid/users', 'users:read', (call) =>
    membersByName(call, pathWorkspace(call).members),
  ),
  read('/workspaces/:workspace_gid/users/:user_gid', 'users:read', (call) => {
    const user = pathUser(call);
    if (!pathWorkspace(call).members.includes(user.gid)) throw notFound(`user: Unknown object: ${user.gid}`);
    return userRef(user);
  }),
  listWhole('/teams/:team_gid/users', 'users:read', (call) => membersByName(call, pathTeam(call).members)),

  list('/workspaces/:workspace_gid/teams', 'teams:read', (call) => teamsIn(call, pathWorkspace(call)).map(teamRef)),
  read('/teams/:team_gid', 'teams:read', (call) => teamRef(pathTeam(call))),
  list('/users/:user_gid/teams', 'teams:read', (call) => {
    const organization = queryWorkspace(call, 'organization');
    if (!organization.isOrganization) throw badRequest('organization: Not an organization');
    const user = pathUser(call);
    return teamsIn(call, organization)
      .filter((team) => team.members.includes(user.gid))
      .map(teamRef);
  }),

  read('/users/:user_gid/user_task_list', 'tasks:read', (call) => {
    const workspace = queryWorkspace(call, 'workspace');
    const owner = pathUser(call);
    const lists = [...call.state.userTaskLists.values()];
    const found = lists.find((candidate) => candidate.owner === owner.gid && candidate.workspace === workspace.gid);
    if (!found) throw notFound(`user_task_list: Unknown object: ${owner.gid}`);
    return refTo(userTaskListType, found);
  }),
  read('/user_task_lists/:user_task_list_gid', 'tasks:read', ({ state, viewer, params }) => {
    const found = state.inPath('userTaskLists', params.user_task_list_gid ?? '');
    return refTo(userTaskListType, state.guard(viewer, 'user task list', found));
  }),
];

export function pathWorkspace({ state, viewer, params }: Call): Workspace {
  const workspace = state.inPath('workspaces', params.workspace_gid ?? '');
  state.guard(viewer, 'workspace', { workspace: workspace.gid });
  return workspace;
}

export function queryWorkspace({ state, viewer, query }: Call, parameter: string): Workspace {
  const workspace = state.inInput('workspaces', parameter, query.required(parameter));
  state.guard(viewer, 'workspace', { workspace: workspace.gid });
  return workspace;
}

export function pathTeam({ state, viewer, params }: Call): Team {
  return state.guard(viewer, 'team', state.inPath('teams', params.team_gid ?? ''));
}

/** Anyone in a workspace the viewer is in too, named by gid, e-mail or `me`. */
function pathUser({ state, viewer, params }: Call): User {
  const named = params.user_gid ?? '';
  const user = named === 'me' ? viewer : named.includes('@') ? state.findUser(named) : state.inPath('users', named);
  if (!user) throw notFound(`user: Unknown object: ${named}`);
  const shared = state.workspacesOf(user).some((workspace) => workspace.members.includes(viewer.gid));
  if (!shared) throw forbidden('You do not have access to this user.');
  return user;
}

function listUsers(call: Call): Ref[] {
  const { state, viewer, query } = call;
  const teamGid = query.text('team');
  if (teamGid !== undefined) {
    return membersByName(call, state.guard(viewer, 'team', state.inInput('teams', 'team', teamGid)).members);
  }
  if (query.text('workspace') !== undefined) return membersByName(call, queryWorkspace(call, 'workspace').members);
  return membersByName(call, unique(state.workspacesOf(viewer).flatMap((workspace) => workspace.members)));
}

function membersByName({ state }: Call, gids: string[]): Ref[] {
  return state
    .all('users', gids)
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(userRef);
}

function teamsIn({ state }: Call, workspace: Workspace): Team[] {
  return [...state.teams.values()].filter((team) => team.workspace === workspace.gid);
}

/** The person of a `assignee`-like query parameter. */
export function queryMember(call: Call, parameter: string, workspace: Workspace): User {
  return memberOf(call, parameter, call.query.required(parameter), workspace);
}
