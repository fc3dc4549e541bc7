import { badRequest, forbidden, notFound } from './errors.js';
import type {
  Attachment,
  CustomField,
  Deleted,
  Gid,
  Portfolio,
  Project,
  Section,
  Story,
  Tag,
  Task,
  Team,
  User,
  UserTaskList,
  Workspace,
} from './model.js';

interface Collections {
  workspaces: Workspace;
  users: User;
  teams: Team;
  projects: Project;
  sections: Section;
  tasks: Task;
  tags: Tag;
  stories: Story;
  attachments: Attachment;
  customFields: CustomField;
  userTaskLists: UserTaskList;
  portfolios: Portfolio;
}

const COLLECTIONS = [
  'workspaces',
  'users',
  'teams',
  'projects',
  'sections',
  'tasks',
  'tags',
  'stories',
  'attachments',
  'customFields',
  'userTaskLists',
  'portfolios',
] as const satisfies (keyof Collections)[];

const RESOURCE_NAME: Record<keyof Collections, string> = {
  workspaces: 'workspace',
  users: 'user',
  teams: 'team',
  projects: 'project',
  sections: 'section',
  tasks: 'task',
  tags: 'tag',
  stories: 'story',
  attachments: 'attachment',
  customFields: 'custom_field',
  userTaskLists: 'user_task_list',
  portfolios: 'portfolio',
};

export type StateSnapshot = { lastGid: number } & { [K in keyof Collections]: Collections[K][] };

/** Asana's gids are 16-digit strings; counting up from here keeps the seed's gids the same in every run. */
const FIRST_GID = 1_207_310_000_000_000;

/** Everything a workspace holds, by gid, in insertion order. */
export class AsanaState {
  readonly workspaces = new Map<Gid, Workspace>();
  readonly users = new Map<Gid, User>();
  readonly teams = new Map<Gid, Team>();
  readonly projects = new Map<Gid, Project>();
  readonly sections = new Map<Gid, Section>();
  readonly tasks = new Map<Gid, Task>();
  readonly tags = new Map<Gid, Tag>();
  readonly stories = new Map<Gid, Story>();
  readonly attachments = new Map<Gid, Attachment>();
  readonly customFields = new Map<Gid, CustomField>();
  readonly userTaskLists = new Map<Gid, UserTaskList>();
  readonly portfolios = new Map<Gid, Portfolio>();
  /** By the gid of the task that was deleted. */
  readonly trash = new Map<Gid, Deleted>();
  private lastGid = FIRST_GID;

  nextGid(): Gid {
    this.lastGid += 17;
    return String(this.lastGid);
  }

  /** Stores a new record under a fresh gid. */
  add<K extends keyof Collections>(collection: K, fields: Omit<Collections[K], 'gid'>): Collections[K] {
    const record = { gid: this.nextGid(), ...fields } as Collections[K];
    this.map(collection).set(record.gid, record);
    return record;
  }

  /** For links inside the state, which always lead somewhere. */
  get<K extends keyof Collections>(collection: K, gid: Gid): Collections[K] {
    const record = this.map(collection).get(gid);
    if (!record) throw new Error(`Dangling link to ${RESOURCE_NAME[collection]} ${gid}`);
    return record;
  }

  all<K extends keyof Collections>(collection: K, gids: Iterable<Gid>): Collections[K][] {
    return [...gids].map((gid) => this.get(collection, gid));
  }

  /** For a gid in a path: 400 when it is none, 404 when nothing has it. */
  inPath<K extends keyof Collections>(collection: K, gid: Gid): Collections[K] {
    const name = RESOURCE_NAME[collection];
    if (!/^\d+$/.test(gid)) throw badRequest(`${name}: Not a recognized ID: ${gid}`);
    const record = this.map(collection).get(gid);
    if (!record) throw notFound(`${name}: Unknown object: ${gid}`);
    return record;
  }

  /** For a gid in a body or query: always 400, naming the parameter. */
  inInput<K extends keyof Collections>(collection: K, parameter: string, gid: Gid): Collections[K] {
    if (!/^\d+$/.test(gid)) throw badRequest(`${parameter}: Not a recognized ID: ${gid}`);
    const record = this.map(collection).get(gid);
    if (!record) throw badRequest(`${parameter}: Unknown object: ${gid}`);
    return record;
  }

  /** 403 for whoever is not a member of the record's workspace. */
  guard<T extends { workspace: Gid }>(viewer: User, what: string, record: T): T {
    if (!this.get('workspaces', record.workspace).members.includes(viewer.gid)) {
      throw forbidden(`You do not have access to this ${what}.`);
    }
    return record;
  }

  workspacesOf(user: User): Workspace[] {
    return [...this.workspaces.values()].filter((workspace) => workspace.members.includes(user.gid));
  }

  findUser(gidOrEmail: string): User | undefined {
    const wanted = gidOrEmail.toLowerCase();
    return this.users.get(gidOrEmail) ?? [...this.users.values()].find((user) => user.email === wanted);
  }

  snapshot(): StateSnapshot {
    const lists = Object.fromEntries(COLLECTIONS.map((name) => [name, [...this.map(name).values()]]));
    return { lastGid: this.lastGid, ...lists } as StateSnapshot;
  }

  restore(snapshot: StateSnapshot): void {
    this.lastGid = snapshot.lastGid;
    // The state of an earlier version has no portfolios.
    for (const name of COLLECTIONS) if (name in snapshot) this.refill(name, snapshot[name]);
  }

  clear(): void {
    this.lastGid = FIRST_GID;
    this.trash.clear();
    for (const name of COLLECTIONS) this.map(name).clear();
  }

  private refill<K extends keyof Collections>(collection: K, records: Collections[K][]): void {
    const map = this.map(collection);
    map.clear();
    for (const record of records) map.set(record.gid, record);
  }

  private map<K extends keyof Collections>(collection: K): Map<Gid, Collections[K]> {
    return this[collection] as unknown as Map<Gid, Collections[K]>;
  }
}
