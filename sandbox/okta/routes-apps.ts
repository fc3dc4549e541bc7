import { z } from 'zod';
import { type Answer, type Call, NO_CONTENT, paged, read, readBody, type Route, write } from './api.js';
import { assignUser, removeAssignment, updateAssignment } from './apps.js';
import { badSearch, notFound } from './errors.js';
import { type App, type Assignment, type User } from './model.js';
import { cutPage, type LimitRule, type Listing } from './paging.js';
import { showApp, showAssignment } from './resources.js';
import { parseFilter } from './scim-filter.js';
import { type OktaState } from './state.js';

const value = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.union([z.string(), z.number()]))]);
const fields = z.object({
  credentials: z.object({ userName: z.string().min(1).max(100).optional() }).optional(),
  profile: z.record(z.string(), value).optional(),
  /** Only direct assignments can be made by hand. */
  scope: z.literal('USER').optional(),
});
const assignment = fields.extend({ id: z.string() });

const APPS: LimitRule = { otherwise: 20, max: 200, above: 'refuse' };
const APP_USERS: LimitRule = { otherwise: 50, max: 500, above: 'refuse' };

export const appRoutes: Route[] = [
  read('/apps', 'apps', (call) => paged(cutPage(listing(call), call.query), (app) => showApp(call.org, app))),
  read('/apps/:id', 'apps', (call) => ({ body: showApp(call.org, named(call)) })),
  read('/apps/:id/users', 'apps', (call) => {
    const page = cutPage(assignments(call), call.query);
    return paged(page, (assigned) => show(call, assigned));
  }),
  write('POST', '/apps/:id/users', 'apps', (call) => {
    const { id, ...rest } = readBody(assignment, call.body);
    return assign(call, call.state.user(id), rest);
  }),
  read('/apps/:id/users/:user', 'apps', (call) => ({ body: show(call, existing(call).assignment) })),
  write('POST', '/apps/:id/users/:user', 'apps', (call) => {
    const { assignment, user } = existing(call);
    const { credentials, profile } = readBody(fields, call.body);
    const changed = updateAssignment(call, assignment, user, { userName: credentials?.userName, profile });
    return { body: show(call, changed) };
  }),
  write('PUT', '/apps/:id/users/:user', 'apps', (call) =>
    assign(call, userOf(call), readBody(fields, call.body ?? {})),
  ),
  write('DELETE', '/apps/:id/users/:user', 'apps', (call) => {
    const { assignment, user } = existing(call);
    removeAssignment(call, assignment, user);
    return NO_CONTENT;
  }),
];

const named = ({ state, params }: Call): App => state.app(params.id ?? '');
const userOf = ({ state, params }: Call): User => state.user(params.user ?? '');

function show({ org, state, query }: Call, assignment: Assignment): object {
  const user = query.text('expand') === 'user' ? state.users.get(assignment.user) : undefined;
  return showAssignment(org, assignment, user);
}

function assign(call: Call, user: User, { credentials, profile }: z.infer<typeof fields>): Answer {
  return { body: show(call, assignUser(call, named(call), user, { userName: credentials?.userName, profile })) };
}

/** 404 when the user is not assigned. */
function existing(call: Call): { assignment: Assignment; user: User } {
  const user = userOf(call);
  const assignment = call.state.findAssignment(named(call), user);
  if (!assignment) throw notFound(user.id, 'AppUser');
  return { assignment, user };
}

/** By `filter`, or the beginning of name or label in `q`. */
function listing({ state, query }: Call): Listing<App> {
  const filter = query.text('filter');
  const q = query.text('q')?.toLowerCase();
  const matches = filter === undefined ? () => true : parseFilter(filter);
  const items = [...state.apps.values()].filter(
    (app) =>
      matches((path) => valueOf(state, app, path)) &&
      (q === undefined || app.name.toLowerCase().startsWith(q) || app.label.toLowerCase().startsWith(q)),
  );
  return { items, keyOf: ({ id }) => id, limit: APPS };
}

/** `q` is the beginning of the user name in the application, or of the person's name or e-mail. */
function assignments(call: Call): Listing<Assignment> {
  const q = call.query.text('q')?.toLowerCase();
  const all = call.state.assignmentsOf(named(call));
  const items =
    q === undefined
      ? all
      : all.filter(({ user, userName }) => {
          const { firstName, lastName, email } = call.state.user(user).profile;
          return [userName, firstName, lastName, email].some((text) => String(text).toLowerCase().startsWith(q));
        });
  return { items, keyOf: ({ user }) => user, limit: APP_USERS };
}

function valueOf(state: OktaState, app: App, path: string): unknown {
  switch (path) {
    case 'id':
    case 'status':
    case 'name':
      return app[path];
    case 'user.id':
      return state.assignmentsOf(app).map(({ user }) => user);
    default:
      throw badSearch();
  }
}
