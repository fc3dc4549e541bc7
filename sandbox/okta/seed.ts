import { type Clock } from '../shared/clock.js';
import { type App, type Group, type User } from './model.js';
import { APPS, GROUPS, PEOPLE, UNIVERSAL_APPS } from './seed-data.js';
import { type OktaState } from './state.js';

const DOMAIN = 'acme.example.com';
const YEAR_MS = 365 * 86_400_000;

/** A company of 25 people with departments, groups and applications, a year old. Its log begins empty. */
export function seed(state: OktaState, clock: Clock): void {
  const created = clock.now() - YEAR_MS;
  state.org = { id: state.nextId('org'), companyName: 'Acme', subdomain: 'acme', created };
  state.schemaUpdated = created;
  addGroup(state, created, 'Everyone', 'All users in your organization', 'BUILT_IN');
  const apps = APPS.map(([name, label]) => addApp(state, created, name, label));
  const groups = new Map(GROUPS.map(([name, text]) => [name, addGroup(state, created, name, text)]));
  PEOPLE.forEach(([firstName, lastName, title, department], index) => {
    const login = `${ascii(firstName)}.${ascii(lastName)}@${DOMAIN}`.toLowerCase();
    const employeeNumber = String(1001 + index);
    const profile = { firstName, lastName, login, email: login, title, department, employeeNumber };
    const user = addActiveUser(state, created, profile);
    user.role = index === 0 ? 'SUPER_ADMIN' : index === 1 ? 'READ_ONLY_ADMIN' : null;
    const group = groups.get(department) ?? addGroup(state, created, department, `The department ${department}`);
    groups.set(department, group);
    state.addMember(group, user);
    if (/Director|Manager$|^VP/.test(title)) state.addMember(groups.get('Managers') ?? group, user);
    for (const app of apps.filter(({ label }) => UNIVERSAL_APPS.includes(label))) assign(state, created, app, user);
  });
}

/** Someone who has long had an account; nothing is written to the log. */
export function addActiveUser(state: OktaState, created: number, profile: Record<string, string>): User {
  return state.addUser({
    id: state.nextId('user'),
    status: 'ACTIVE',
    created,
    activated: created,
    statusChanged: created,
    lastLogin: null,
    lastUpdated: created,
    passwordChanged: created,
    profile: { mobilePhone: null, secondEmail: null, ...profile },
    hasPassword: true,
    role: null,
  });
}

/** Many people at once, for tests of size: `person-1@…` and so on. */
export function addManyUsers(state: OktaState, clock: Clock, count: number): User[] {
  const first = state.users.size + 1;
  return Array.from({ length: count }, (_, index) => {
    const number = first + index;
    const login = `person-${number}@${DOMAIN}`;
    const department = PEOPLE[index % PEOPLE.length]?.[3] ?? 'IT';
    const profile = { firstName: 'Person', lastName: String(number), login, email: login, department };
    return addActiveUser(state, clock.now(), profile);
  });
}

function addGroup(
  state: OktaState,
  created: number,
  name: string,
  description: string,
  type: Group['type'] = 'OKTA_GROUP',
): Group {
  const id = state.nextId('group');
  const group: Group = { id, type, created, lastUpdated: created, lastMembershipUpdated: created, name, description };
  state.groups.set(id, group);
  return group;
}

function addApp(state: OktaState, created: number, name: string, label: string): App {
  const app: App = { id: state.nextId('app'), name, label, status: 'ACTIVE', created, lastUpdated: created };
  state.apps.set(app.id, app);
  return app;
}

function assign(state: OktaState, created: number, app: App, user: User): void {
  const userName = String(user.profile.login);
  state.assign({ app: app.id, user: user.id, created, lastUpdated: created, userName, profile: {} });
}

/** Logins are plain; ø has no accent to lose and is named. */
function ascii(name: string): string {
  return name.replace(/ø/g, 'o').normalize('NFD').replace(/\p{M}/gu, '');
}
