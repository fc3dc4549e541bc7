import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Answer, type Call, NO_CONTENT, paged, read, readBody, type Route, write } from './api.js';
import { badSearch, OktaError } from './errors.js';
import { type Profile, type User } from './model.js';
import { cutPage, type LimitRule, type Listing } from './paging.js';
import { showAppLink, showGroup, showUser } from './resources.js';
import { parseFilter } from './scim-filter.js';
import { sorted } from './sorting.js';
import {
  activateUser,
  createUser,
  deactivateUser,
  deleteUser,
  replaceUser,
  resetFactors,
  resetPassword,
  suspendUser,
  unsuspendUser,
  updateUser,
} from './users.js';

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))]);
const profile = z.record(z.string(), value);
const credentials = z.object({
  password: z.object({ value: z.string().min(8, 'Password requirements were not met').optional() }).optional(),
  recovery_question: z.unknown().optional(),
});
const newUser = z.object({ profile, credentials: credentials.optional(), groupIds: z.array(z.string()).optional() });
const change = z.object({ profile: profile.optional(), credentials: credentials.optional() });

const USERS: LimitRule = { otherwise: 200, max: 200, above: 'clamp' };
const PICKER: LimitRule = { ...USERS, otherwise: 10 };
const MAX_GROUPS = 20;
const FILTERED = [
  'status',
  'lastUpdated',
  'id',
  'profile.login',
  'profile.email',
  'profile.firstName',
  'profile.lastName',
];

export const userRoutes: Route[] = [
  read('/users', 'users', (call) => paged(cutPage(listing(call), call.query), (user) => showUser(call.org, user))),
  write('POST', '/users', 'users', create),
  { method: 'GET', url: '/users/me', scopes: ['okta.users.read.self', 'okta.users.read'], answer: showMe },
  read('/users/:id', 'users', (call) => ({ body: showUser(call.org, named(call)) })),
  write('POST', '/users/:id', 'users', (call) => {
    const { profile, credentials } = readBody(change, call.body);
    return { body: showUser(call.org, updateUser(call, named(call), { profile, setsPassword: has(credentials) })) };
  }),
  write('PUT', '/users/:id', 'users', (call) => {
    const { profile, credentials } = readBody(change, call.body);
    return { body: showUser(call.org, replaceUser(call, named(call), { profile, setsPassword: has(credentials) })) };
  }),
  write('DELETE', '/users/:id', 'users', (call) => {
    deleteUser(call, named(call));
    return NO_CONTENT;
  }),
  read('/users/:id/groups', 'users', (call) => ({
    body: call.state.groupsOf(named(call)).map((group) => showGroup(call.org, call.state, group)),
    after: null,
  })),
  read('/users/:id/appLinks', 'users', (call) => ({
    body: call.state
      .assignmentsOfUser(named(call))
      .map((assignment, index) => showAppLink(call.org, call.state.app(assignment.app), assignment, index)),
  })),
  lifecycle('activate', (call, user) => {
    activateUser(call, user);
    if (call.query.flag('sendEmail', true)) return { body: {} };
    const activationToken = randomBytes(15).toString('base64url');
    return { body: { activationToken, activationUrl: `${call.org}/welcome/${activationToken}` } };
  }),
  lifecycle('deactivate', (call, user) => done(deactivateUser(call, user))),
  lifecycle('suspend', (call, user) => done(suspendUser(call, user))),
  lifecycle('unsuspend', (call, user) => done(unsuspendUser(call, user))),
  lifecycle('reset_factors', (call, user) => done(resetFactors(call, user))),
  lifecycle('reset_password', (call, user) => {
    resetPassword(call, user);
    if (call.query.flag('sendEmail', true)) return { body: {} };
    return { body: { resetPasswordUrl: `${call.org}/reset_password/${randomBytes(15).toString('base64url')}` } };
  }),
];

function lifecycle(step: string, answer: (call: Call, user: User) => Answer): Route {
  return write('POST', `/users/:id/lifecycle/${step}`, 'users', (call) => answer(call, named(call)));
}

const done = (_: void): Answer => ({ body: {} });

const has = (given: z.infer<typeof credentials> | undefined): boolean => given?.password?.value !== undefined;

/** `me` is whoever the token stands for. */
function named({ params, state, caller }: Call): User {
  const id = params.id ?? '';
  return id === 'me' && caller.user ? caller.user : state.user(id);
}

function showMe({ caller, org, state }: Call): Answer {
  return { body: showUser(org, caller.user ?? state.user('me')) };
}

function create(call: Call): Answer {
  const { profile, credentials, groupIds = [] } = readBody(newUser, call.body);
  if (groupIds.length > MAX_GROUPS) {
    throw new OktaError(400, 'E0000093', 'Target count limit exceeded', ['The number of group targets is too large']);
  }
  const user = createUser(call, {
    profile: profile satisfies Profile,
    hasPassword: has(credentials),
    activate: call.query.flag('activate', true),
    groups: groupIds.map((id) => call.state.group(id)),
  });
  return { body: showUser(call.org, user) };
}

/** By `search`, `filter` or `q`; at Okta too only one of them counts, and `q` leaves out who was deactivated. */
function listing({ state, query }: Call): Listing<User> {
  const users = [...state.users.values()];
  const search = query.text('search');
  const filter = query.text('filter');
  const q = query.text('q')?.toLowerCase();
  if (search !== undefined)
    return sorted(matching(users, parseFilter(search)), query, USERS, (user, path) => valueOf(user, path));
  if (filter !== undefined) {
    const matches = parseFilter(filter, { allows: (path) => FILTERED.includes(path) });
    return { items: matching(users, matches), keyOf: ({ id }) => id, limit: USERS };
  }
  if (q === undefined) return { items: users, keyOf: ({ id }) => id, limit: USERS };
  const found = users.filter(
    (user) =>
      user.status !== 'DEPROVISIONED' &&
      ['firstName', 'lastName', 'email'].some((name) => String(user.profile[name]).toLowerCase().startsWith(q)),
  );
  return { items: found, keyOf: ({ id }) => id, limit: PICKER };
}

function matching(users: User[], matches: ReturnType<typeof parseFilter>): User[] {
  return users.filter((user) => matches((path) => valueOf(user, path)));
}

function valueOf(user: User, path: string): unknown {
  const [first = '', second] = path.split('.');
  if (first === 'profile' && second !== undefined) return user.profile[second] ?? null;
  switch (first) {
    case 'id':
    case 'status':
      return user[first];
    case 'created':
    case 'activated':
    case 'statusChanged':
    case 'lastUpdated':
    case 'passwordChanged':
    case 'lastLogin': {
      const moment = user[first];
      return moment === null ? null : new Date(moment).toISOString();
    }
    default:
      throw badSearch();
  }
}
