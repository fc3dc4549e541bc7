import { type Team, type User, type UserTaskList, type Workspace } from './model.js';
import { type Ref, refTo, type ResourceType, type View } from './opt-fields.js';

const NAMED = ['gid', 'resource_type', 'name'] as const;

export const workspaceType: ResourceType<Workspace> = {
  compact: NAMED,
  full: [...NAMED, 'email_domains', 'is_organization'],
  fields: {
    gid: (workspace) => workspace.gid,
    resource_type: () => 'workspace',
    name: (workspace) => workspace.name,
    email_domains: (workspace) => workspace.emailDomains,
    is_organization: (workspace) => workspace.isOrganization,
  },
};

export const userType: ResourceType<User> = {
  compact: NAMED,
  full: [...NAMED, 'email', 'photo', 'workspaces'],
  fields: {
    gid: (user) => user.gid,
    resource_type: () => 'user',
    name: (user) => user.name,
    email: (user) => user.email,
    photo: () => null,
    // Only the workspaces both of them are in.
    workspaces: (user, { state, viewer }) =>
      state
        .workspacesOf(user)
        .filter((workspace) => workspace.members.includes(viewer.gid))
        .map((workspace) => refTo(workspaceType, workspace)),
  },
};

export const teamType: ResourceType<Team> = {
  compact: NAMED,
  full: [...NAMED, 'organization', 'permalink_url', 'visibility'],
  fields: {
    gid: (team) => team.gid,
    resource_type: () => 'team',
    name: (team) => team.name,
    description: (team) => team.description,
    html_description: (team) => `<body>${team.description}</body>`,
    organization: (team, view) => workspaceRef(team.workspace, view),
    permalink_url: (team) => `https://app.asana.com/0/${team.gid}/overview`,
    visibility: (team) => team.visibility,
    endorsed: () => false,
    edit_team_name_or_description_access_level: () => 'all_team_members',
    edit_team_visibility_or_trash_team_access_level: () => 'only_team_admins',
    member_invite_management_access_level: () => 'all_team_members',
    guest_invite_management_access_level: () => 'only_team_admins',
    join_request_management_access_level: () => 'all_team_members',
    team_member_removal_access_level: () => 'only_team_admins',
    team_content_management_access_level: () => 'no_restriction',
    custom_field_settings: () => [],
  },
};

export const userTaskListType: ResourceType<UserTaskList> = {
  compact: NAMED,
  full: [...NAMED, 'owner', 'workspace'],
  fields: {
    gid: (list) => list.gid,
    resource_type: () => 'user_task_list',
    name: (list, { state }) => `My tasks in ${state.get('workspaces', list.workspace).name}`,
    owner: (list, view) => userRef(list.owner, view),
    workspace: (list, view) => workspaceRef(list.workspace, view),
  },
};

export const workspaceRef = (gid: string, { state }: View): Ref => refTo(workspaceType, state.get('workspaces', gid));

export function userRef(gid: string | null, { state }: View): Ref | null {
  return gid === null ? null : refTo(userType, state.get('users', gid));
}

export const userRefs = (gids: string[], { state }: View): Ref[] =>
  state.all('users', gids).map((user) => refTo(userType, user));
