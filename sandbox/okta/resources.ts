import { type App, type Assignment, type EventHook, type Group, type Moment, type User } from './model.js';
import { type OktaState } from './state.js';

const iso = (moment: Moment): string => new Date(moment).toISOString();
const isoOrNull = (moment: Moment | null): string | null => (moment === null ? null : iso(moment));

/** A link as Okta writes it; with a method, one that does something. */
const link = (href: string, method?: 'POST'): object => (method ? { href, method } : { href });

export function showUser(org: string, user: User): object {
  return {
    id: user.id,
    status: user.status,
    created: iso(user.created),
    activated: isoOrNull(user.activated),
    statusChanged: isoOrNull(user.statusChanged),
    lastLogin: isoOrNull(user.lastLogin),
    lastUpdated: iso(user.lastUpdated),
    passwordChanged: isoOrNull(user.passwordChanged),
    type: { id: 'oty1000000000default' },
    profile: user.profile,
    credentials: {
      ...(user.hasPassword ? { password: {} } : {}),
      provider: { type: 'OKTA', name: 'OKTA' },
    },
    _links: userLinks(org, user),
  };
}

/** What may be done with the user now. */
function userLinks(org: string, { id, status }: User): object {
  const self = `${org}/api/v1/users/${id}`;
  const act = (name: string): object => link(`${self}/lifecycle/${name}`, 'POST');
  return {
    self: link(self),
    ...(status === 'STAGED' || status === 'DEPROVISIONED' ? { activate: act('activate') } : {}),
    ...(status === 'ACTIVE' ? { suspend: act('suspend'), resetPassword: act('reset_password') } : {}),
    ...(status === 'SUSPENDED' ? { unsuspend: act('unsuspend') } : {}),
    ...(status !== 'DEPROVISIONED' ? { deactivate: act('deactivate') } : {}),
  };
}

/** @param expand `stats` adds the number of members; applications are assigned to people, never to groups */
export function showGroup(org: string, state: OktaState, group: Group, expand?: string): object {
  const self = `${org}/api/v1/groups/${group.id}`;
  const stats = { usersCount: state.memberCount(group), appsCount: 0, groupPushMappingsCount: 0 };
  return {
    id: group.id,
    created: iso(group.created),
    lastUpdated: iso(group.lastUpdated),
    lastMembershipUpdated: iso(group.lastMembershipUpdated),
    objectClass: ['okta:user_group'],
    type: group.type,
    profile: { name: group.name, description: group.description },
    ...(expand === 'stats' ? { _embedded: { stats } } : {}),
    _links: { self: link(self), users: link(`${self}/users`) },
  };
}

export function showApp(org: string, app: App): object {
  const self = `${org}/api/v1/apps/${app.id}`;
  return {
    id: app.id,
    name: app.name,
    label: app.label,
    status: app.status,
    created: iso(app.created),
    lastUpdated: iso(app.lastUpdated),
    accessibility: { selfService: false },
    visibility: { autoLaunch: false, autoSubmitToolbar: false, hide: { iOS: false, web: false }, appLinks: {} },
    features: [],
    signOnMode: 'SAML_2_0',
    settings: { app: {}, notifications: { vpn: { network: { connection: 'DISABLED' } } } },
    _links: {
      self: link(self),
      users: link(`${self}/users`),
    },
  };
}

/** @param user shown beside the assignment when the call asks for it */
export function showAssignment(org: string, assignment: Assignment, user?: User): object {
  const api = `${org}/api/v1`;
  return {
    id: assignment.user,
    created: iso(assignment.created),
    lastUpdated: iso(assignment.lastUpdated),
    scope: 'USER',
    status: 'ACTIVE',
    statusChanged: iso(assignment.created),
    passwordChanged: null,
    syncState: 'DISABLED',
    credentials: { userName: assignment.userName },
    profile: assignment.profile,
    ...(user ? { _embedded: { user: showUser(org, user) } } : {}),
    _links: {
      app: link(`${api}/apps/${assignment.app}`),
      user: link(`${api}/users/${assignment.user}`),
    },
  };
}

/** An application on the start page of a user. */
export function showAppLink(org: string, app: App, assignment: Assignment, sortOrder: number): object {
  return {
    id: `${app.id}-${assignment.user}`,
    label: app.label,
    linkUrl: `${org}/home/${app.name}/${app.id}`,
    logoUrl: `${org}/assets/${app.name}.png`,
    appName: app.name,
    appInstanceId: app.id,
    appAssignmentId: `${app.id}${assignment.user}`,
    credentialsSetup: false,
    hidden: false,
    sortOrder,
  };
}

/** The secret of the header it sends is never shown. */
export function showEventHook(org: string, hook: EventHook): object {
  const self = `${org}/api/v1/eventHooks/${hook.id}`;
  const authScheme = hook.authScheme && { type: 'HEADER', key: hook.authScheme.key };
  return {
    id: hook.id,
    name: hook.name,
    status: hook.status,
    verificationStatus: hook.verificationStatus,
    created: iso(hook.created),
    createdBy: hook.createdBy,
    lastUpdated: iso(hook.lastUpdated),
    events: { type: 'EVENT_TYPE', items: hook.eventTypes, filter: null },
    channel: {
      type: 'HTTP',
      version: '1.0.0',
      config: { uri: hook.uri, headers: hook.headers, method: 'POST', ...(authScheme ? { authScheme } : {}) },
    },
    _links: {
      self: link(self),
      verify: link(`${self}/lifecycle/verify`),
      [hook.status === 'ACTIVE' ? 'deactivate' : 'activate']: link(
        `${self}/lifecycle/${hook.status === 'ACTIVE' ? 'deactivate' : 'activate'}`,
      ),
    },
  };
}
