import { notFound } from './errors.js';
import { type App, type Assignment, type Attribute, type EventHook, type Group, type Id, type User } from './model.js';

export interface Org {
  id: Id;
  companyName: string;
  subdomain: string;
  created: number;
}

export interface StateSnapshot {
  lastNumber: number;
  org: Org;
  users: User[];
  groups: Group[];
  members: [Id, Id[]][];
  apps: App[];
  assignments: Assignment[];
  attributes: [string, Attribute][];
  schemaUpdated: number;
  eventHooks: EventHook[];
}

const NO_ORG: Org = { id: '', companyName: '', subdomain: '', created: 0 };
const KIND = { user: '00u', group: '00g', app: '0oa', eventHook: 'who', org: '00o', token: '00T' };

/** Everything the organization holds, by id. Ids count up, so a map's order is the order of its ids. */
export class OktaState {
  org: Org = NO_ORG;
  readonly users = new Map<Id, User>();
  readonly groups = new Map<Id, Group>();
  readonly apps = new Map<Id, App>();
  readonly eventHooks = new Map<Id, EventHook>();
  /** What the organization added to the user profile, by name. */
  readonly attributes = new Map<string, Attribute>();
  schemaUpdated = 0;
  private readonly members = new Map<Id, Set<Id>>();
  private readonly assignments = new Map<Id, Map<Id, Assignment>>();
  private readonly byLogin = new Map<string, Id>();
  private lastNumber = 0;

  /** Twenty characters; a later one is greater. */
  nextId(kind: keyof typeof KIND): Id {
    this.lastNumber += 1;
    return `${KIND[kind]}1${this.lastNumber.toString(36).padStart(13, '0')}5d7`;
  }

  addUser(user: User): User {
    this.users.set(user.id, user);
    this.byLogin.set(loginKey(user), user.id);
    return user;
  }

  /** Keeps logins findable: profiles are replaced here and nowhere else. */
  setProfile(user: User, profile: User['profile']): void {
    this.byLogin.delete(loginKey(user));
    user.profile = profile;
    this.byLogin.set(loginKey(user), user.id);
  }

  removeUser(user: User): void {
    this.users.delete(user.id);
    this.byLogin.delete(loginKey(user));
    for (const members of this.members.values()) members.delete(user.id);
    for (const assigned of this.assignments.values()) assigned.delete(user.id);
  }

  /** By id, login, or the part of a login before its `@`, as Okta takes users in a path. */
  findUser(named: string): User | undefined {
    const wanted = named.toLowerCase();
    const id = this.users.has(named) ? named : this.byLogin.get(wanted);
    if (id !== undefined) return this.users.get(id);
    if (wanted.includes('@')) return undefined;
    const short = [...this.byLogin].filter(([login]) => login.split('@')[0] === wanted);
    return short.length === 1 ? this.users.get(short[0]?.[1] ?? '') : undefined;
  }

  loginTaken(login: string): boolean {
    return this.byLogin.has(login.toLowerCase());
  }

  /** 404 when there is none. */
  user(named: string): User {
    return this.findUser(named) ?? fail(named, 'User');
  }

  group(id: Id): Group {
    return this.groups.get(id) ?? fail(id, 'UserGroup');
  }

  app(id: Id): App {
    return this.apps.get(id) ?? fail(id, 'AppInstance');
  }

  eventHook(id: Id): EventHook {
    return this.eventHooks.get(id) ?? fail(id, 'EventHook');
  }

  removeGroup(group: Group): void {
    this.groups.delete(group.id);
    this.members.delete(group.id);
  }

  isMember(group: Group, user: User): boolean {
    return group.type === 'BUILT_IN' || this.members.get(group.id)?.has(user.id) === true;
  }

  /** By id; of the group Everyone all users, whatever their status. */
  membersOf(group: Group): User[] {
    if (group.type === 'BUILT_IN') return [...this.users.values()];
    return [...(this.members.get(group.id) ?? [])].sort().flatMap((id) => this.users.get(id) ?? []);
  }

  memberCount(group: Group): number {
    return group.type === 'BUILT_IN' ? this.users.size : (this.members.get(group.id)?.size ?? 0);
  }

  groupsOf(user: User): Group[] {
    return [...this.groups.values()].filter((group) => this.isMember(group, user));
  }

  addMember(group: Group, user: User): void {
    const members = this.members.get(group.id) ?? new Set();
    this.members.set(group.id, members.add(user.id));
  }

  removeMember(group: Group, user: User): void {
    this.members.get(group.id)?.delete(user.id);
  }

  assign(assignment: Assignment): void {
    const assigned = this.assignments.get(assignment.app) ?? new Map<Id, Assignment>();
    this.assignments.set(assignment.app, assigned.set(assignment.user, assignment));
  }

  unassign({ app, user }: Assignment): void {
    this.assignments.get(app)?.delete(user);
  }

  findAssignment(app: App, user: User): Assignment | undefined {
    return this.assignments.get(app.id)?.get(user.id);
  }

  /** In the order of their users' ids. */
  assignmentsOf(app: App): Assignment[] {
    return [...(this.assignments.get(app.id)?.values() ?? [])].sort((a, b) => (a.user < b.user ? -1 : 1));
  }

  assignmentsOfUser(user: User): Assignment[] {
    return [...this.assignments.values()].flatMap((assigned) => assigned.get(user.id) ?? []);
  }

  snapshot(): StateSnapshot {
    return structuredClone({
      lastNumber: this.lastNumber,
      org: this.org,
      users: [...this.users.values()],
      groups: [...this.groups.values()],
      members: [...this.members].map(([group, users]): [Id, Id[]] => [group, [...users]]),
      apps: [...this.apps.values()],
      assignments: [...this.assignments.values()].flatMap((assigned) => [...assigned.values()]),
      attributes: [...this.attributes],
      schemaUpdated: this.schemaUpdated,
      eventHooks: [...this.eventHooks.values()],
    });
  }

  restore(taken: StateSnapshot): void {
    const snapshot = structuredClone(taken);
    this.clear();
    this.lastNumber = snapshot.lastNumber;
    this.org = snapshot.org;
    this.schemaUpdated = snapshot.schemaUpdated;
    for (const user of snapshot.users) this.addUser(user);
    for (const group of snapshot.groups) this.groups.set(group.id, group);
    for (const [group, users] of snapshot.members) this.members.set(group, new Set(users));
    for (const app of snapshot.apps) this.apps.set(app.id, app);
    for (const assignment of snapshot.assignments) this.assign(assignment);
    for (const [name, attribute] of snapshot.attributes) this.attributes.set(name, attribute);
    for (const hook of snapshot.eventHooks) this.eventHooks.set(hook.id, hook);
  }

  clear(): void {
    const maps = [this.users, this.groups, this.apps, this.eventHooks, this.attributes];
    for (const map of [...maps, this.members, this.assignments, this.byLogin]) map.clear();
    this.lastNumber = 0;
    this.schemaUpdated = 0;
    this.org = NO_ORG;
  }
}

function loginKey(user: User): string {
  return String(user.profile.login).toLowerCase();
}

function fail(id: string, kind: string): never {
  throw notFound(id, kind);
}
