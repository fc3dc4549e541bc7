import { z } from 'zod';
import { type Call, NO_CONTENT, paged, read, readBody, type Route, write } from './api.js';
import { badSearch } from './errors.js';
import { addMember, createGroup, deleteGroup, type GroupFields, removeMember, replaceGroup } from './groups.js';
import { type Group } from './model.js';
import { cutPage, type LimitRule, type Listing } from './paging.js';
import { showGroup, showUser } from './resources.js';
import { parseFilter } from './scim-filter.js';
import { sorted } from './sorting.js';

const body = z.object({ profile: z.object({ name: z.string(), description: z.string().nullish() }) });

const GROUPS: LimitRule = { otherwise: 10_000, max: 10_000, above: 'refuse' };
const PICKER: LimitRule = { ...GROUPS, otherwise: 300 };
const MEMBERS: LimitRule = { otherwise: 1_000, max: 1_000, above: 'clamp' };
const FILTERED = ['id', 'type', 'lastUpdated', 'lastMembershipUpdated'];

export const groupRoutes: Route[] = [
  read('/groups', 'groups', (call) => paged(cutPage(listing(call), call.query), (group) => show(call, group))),
  write('POST', '/groups', 'groups', (call) => ({ body: show(call, createGroup(call, fields(call))) })),
  read('/groups/:id', 'groups', (call) => ({ body: show(call, named(call)) })),
  write('PUT', '/groups/:id', 'groups', (call) => ({
    body: show(call, replaceGroup(call, named(call), fields(call))),
  })),
  write('DELETE', '/groups/:id', 'groups', (call) => {
    deleteGroup(call, named(call));
    return NO_CONTENT;
  }),
  read('/groups/:id/users', 'groups', (call) => {
    const items = call.state.membersOf(named(call));
    return paged(cutPage({ items, keyOf: ({ id }) => id, limit: MEMBERS }, call.query), (user) =>
      showUser(call.org, user),
    );
  }),
  write('PUT', '/groups/:id/users/:user', 'groups', (call) => {
    addMember(call, named(call), call.state.user(call.params.user ?? ''));
    return NO_CONTENT;
  }),
  write('DELETE', '/groups/:id/users/:user', 'groups', (call) => {
    removeMember(call, named(call), call.state.user(call.params.user ?? ''));
    return NO_CONTENT;
  }),
];

const named = ({ state, params }: Call): Group => state.group(params.id ?? '');

function show({ org, state, query }: Call, group: Group): object {
  return showGroup(org, state, group, query.text('expand'));
}

function fields(call: Call): GroupFields {
  const { name, description } = readBody(body, call.body).profile;
  return { name, description: description ?? null };
}

/** By `search`, `filter` or the beginning of the name in `q`. */
function listing({ state, query }: Call): Listing<Group> {
  const groups = [...state.groups.values()];
  const search = query.text('search');
  const filter = query.text('filter');
  const q = query.text('q')?.toLowerCase();
  if (search !== undefined) return sorted(matching(groups, parseFilter(search)), query, GROUPS, valueOf);
  if (filter !== undefined) {
    const matches = parseFilter(filter, { allows: (path) => FILTERED.includes(path) });
    return { items: matching(groups, matches), keyOf: ({ id }) => id, limit: GROUPS };
  }
  if (q === undefined) return { items: groups, keyOf: ({ id }) => id, limit: GROUPS };
  const found = groups.filter(({ name }) => name.toLowerCase().startsWith(q));
  return { items: found, keyOf: ({ id }) => id, limit: PICKER };
}

function matching(groups: Group[], matches: ReturnType<typeof parseFilter>): Group[] {
  return groups.filter((group) => matches((path) => valueOf(group, path)));
}

function valueOf(group: Group, path: string): unknown {
  switch (path) {
    case 'id':
    case 'type':
      return group[path];
    case 'profile.name':
      return group.name;
    case 'profile.description':
      return group.description;
    case 'created':
    case 'lastUpdated':
    case 'lastMembershipUpdated':
      return new Date(group[path]).toISOString();
    default:
      throw badSearch();
  }
}
