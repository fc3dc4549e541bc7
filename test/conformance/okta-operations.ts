import { type OktaClient } from '../../src/providers/okta/index.js';

type Calls = ((client: OktaClient) => Promise<unknown>)[];

const page = { limit: 100 };
const nextPage = { limit: 1, after: '00ub0oNGTSWTBKOLGLNR' };
const user = '00ub0oNGTSWTBKOLGLNR';
const group = '00g1emaKYZTWRYYRRTSK';
const app = '0oafxqCAJWWGELFTYASJ';
const hook = 'who8vt36qfNpCGz9H1e6';
const quiet = { sendEmail: false };
const profile = {
  firstName: 'Isaac',
  lastName: 'Brock',
  email: 'isaac.brock@example.com',
  login: 'isaac.brock@example.com',
};

/** Every operation of the client, with and without what is optional. */
export const oktaOperations: Record<keyof OktaClient, Calls> = {
  org: [(client) => client.org()],
  me: [(client) => client.me()],
  users: [
    (client) => client.users({}, page),
    (client) => client.users({ q: 'isaac' }, nextPage),
    (client) => client.users({ search: 'profile.department eq "Sales"' }, page),
    (client) => client.users({ filter: 'status eq "ACTIVE"' }, page),
  ],
  user: [(client) => client.user(user), (client) => client.user('isaac.brock@example.com')],
  createUser: [
    (client) => client.createUser({ profile }, false),
    (client) =>
      client.createUser({ profile, credentials: { password: { value: 'tlpWENT2m' } }, groupIds: [group] }, true),
  ],
  updateUser: [(client) => client.updateUser(user, { title: 'Engineer', nickName: null })],
  changeStatus: [
    (client) => client.changeStatus(user, 'activate', quiet),
    (client) => client.changeStatus(user, 'deactivate', quiet),
    (client) => client.changeStatus(user, 'suspend', quiet),
    (client) => client.changeStatus(user, 'unsuspend', quiet),
    (client) => client.changeStatus(user, 'reset_password', { sendEmail: true }),
  ],
  deleteUser: [(client) => client.deleteUser(user)],
  groups: [
    (client) => client.groups({}, page),
    (client) => client.groups({ q: 'West' }, nextPage),
    (client) => client.groups({ search: 'type eq "OKTA_GROUP"' }, page),
    (client) => client.groups({ filter: 'type eq "OKTA_GROUP"' }, page),
  ],
  group: [(client) => client.group(group)],
  createGroup: [
    (client) => client.createGroup({ name: 'West coast' }),
    (client) => client.createGroup({ name: 'West coast', description: 'All of them' }),
  ],
  replaceGroup: [(client) => client.replaceGroup(group, { name: 'East coast', description: 'All of them' })],
  deleteGroup: [(client) => client.deleteGroup(group)],
  groupMembers: [(client) => client.groupMembers(group, page), (client) => client.groupMembers(group, nextPage)],
  addGroupMember: [(client) => client.addGroupMember(group, user)],
  removeGroupMember: [(client) => client.removeGroupMember(group, user)],
  apps: [
    (client) => client.apps({}, page),
    (client) => client.apps({ q: 'Slack' }, nextPage),
    (client) => client.apps({ filter: 'status eq "ACTIVE"' }, page),
  ],
  app: [(client) => client.app(app)],
  appUsers: [(client) => client.appUsers(app, page), (client) => client.appUsers(app, nextPage)],
  assignAppUser: [(client) => client.assignAppUser(app, user)],
  unassignAppUser: [(client) => client.unassignAppUser(app, user)],
  userSchema: [(client) => client.userSchema()],
  changeUserSchema: [
    (client) =>
      client.changeUserSchema({ badge: { title: 'Badge', type: 'string', description: 'Number of the badge' } }),
    (client) => client.changeUserSchema({ tags: { title: 'Tags', type: 'array', items: { type: 'string' } } }),
    // The description does not know that null removes an attribute; that is held to the twin.
  ],
  logs: [
    (client) => client.logs({}, page),
    (client) => client.logs({ since: '2026-11-21T09:00:00.000Z', until: '2026-11-22T09:00:00.000Z' }, nextPage),
    (client) => client.logs({ filter: 'eventType eq "user.session.start"', q: 'isaac' }, page),
  ],
  eventHooks: [(client) => client.eventHooks()],
  eventHook: [(client) => client.eventHook(hook)],
  createEventHook: [
    (client) =>
      client.createEventHook({
        name: 'Switchyard',
        uri: 'https://example.com/hooks/1',
        events: ['user.lifecycle.create', 'user.lifecycle.deactivate'],
        secret: 'a-secret',
      }),
  ],
  verifyEventHook: [(client) => client.verifyEventHook(hook)],
  deactivateEventHook: [(client) => client.deactivateEventHook(hook)],
  deleteEventHook: [(client) => client.deleteEventHook(hook)],
};
