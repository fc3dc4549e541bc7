import { type Level, type PeopleSource } from '../people/person.js';
import { chooseOktaActivity, type OktaActivity, type OrgSize } from './okta-choice.js';
import { type OktaGroupState, type OktaState, type OktaUserState } from './okta-state.js';
import { type Random, SeededRandom } from './random.js';

/**
 * As many activities as a busy month brings an Okta job; after every choice the documented probability of each, worked
 * out here from the state it was made over, is compared with what happened.
 */
const ACTIVITIES = 3_000;
const MOST_DEVIATIONS = 4.5;

const titles: Record<Level, string[]> = {
  staff: ['Nurse'],
  senior: ['Senior Nurse'],
  manager: ['Ward Manager'],
  director: ['Director'],
  executive: ['Chief'],
};
const source: Pick<PeopleSource, 'departments' | 'places'> = {
  departments: ['Wards', 'Labs', 'Billing', 'Pharmacy'].map((name) => ({ name, titles, apps: [] })),
  places: ['Chicago', 'Leeds', 'Oslo'].map((city) => ({ city, state: city, countryCode: 'US' })),
};

/** create user, deactivate, profile, into group, out of group, app, no app, group, no group, suspend, back, password, MFA */
const TABLE: Record<OrgSize, readonly number[]> = {
  startup: [40, 10, 20, 15, 5, 15, 3, 5, 1, 2, 2, 5, 3],
  midsize: [30, 10, 20, 15, 5, 15, 3, 3, 1, 2, 2, 5, 3],
  enterprise: [30, 10, 30, 20, 5, 15, 3, 3, 1, 2, 2, 5, 3],
};
const TYPES = [
  'create_user',
  'deactivate_user',
  'update_profile',
  'assign_group',
  'remove_from_group',
  'assign_app',
  'unassign_app',
  'create_group',
  'delete_group',
  'suspend_user',
  'unsuspend_user',
  'reset_password',
  'enrol_mfa',
] as const;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
type User = Mutable<OktaUserState>;
type Choose = (state: OktaState, size: OrgSize, random: Random) => OktaActivity;

class Job {
  readonly groups: Mutable<OktaGroupState>[] = [
    { id: 'all', name: 'All Employees', kind: 'everyone', memberCount: 0 },
    ...source.departments.map(({ name }) => ({
      id: name,
      name,
      kind: 'department' as const,
      department: name,
      memberCount: 0,
    })),
  ];
  readonly users: User[] = [];
  readonly apps = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, label: id }));
  #made = 0;

  constructor(readonly random: SeededRandom) {
    for (let count = 0; count < 8; count += 1) this.join();
  }

  join() {
    const id = `${(this.#made += 1)}`;
    const { name } = this.random.pick(source.departments);
    const place = this.random.pick(source.places);
    this.users.push({
      id,
      login: `${id}@healthcare.example.com`,
      status: 'active',
      department: name,
      level: 'staff',
      title: 'Nurse',
      city: place.city,
      groups: [],
      apps: [],
    });
    for (const group of ['all', name]) this.member(id, group, true);
  }

  member(user: string, group: string, wanted: boolean) {
    const found = this.users.find(({ id }) => id === user)!;
    const joined = this.groups.find(({ id }) => id === group)!;
    found.groups = wanted ? [...found.groups, group] : found.groups.filter((each) => each !== group);
    joined.memberCount += wanted ? 1 : -1;
  }

  apply(activity: OktaActivity) {
    if (activity.type === 'create_user') this.join();
    else if (activity.type === 'create_group') {
      this.#made += 1;
      this.groups.push({ id: `g${this.#made}`, name: `Group ${this.#made}`, kind: 'other', memberCount: 0 });
    } else if (activity.type === 'delete_group') {
      const { id } = activity.group;
      for (const user of this.users) if (user.groups.includes(id)) this.member(user.id, id, false);
      this.groups.splice(this.groups.indexOf(activity.group), 1);
    } else if (activity.type === 'assign_group' || activity.type === 'remove_from_group') {
      this.member(activity.user.id, activity.group.id, activity.type === 'assign_group');
    } else this.change(activity.user, activity);
  }

  change(user: User, activity: OktaActivity) {
    if (activity.type === 'assign_app') user.apps = [...user.apps, activity.app.id];
    if (activity.type === 'unassign_app') user.apps = user.apps.filter((id) => id !== activity.app.id);
    if (activity.type === 'deactivate_user') user.status = 'deactivated';
    if (activity.type === 'suspend_user') user.status = 'suspended';
    if (activity.type === 'unsuspend_user') user.status = 'active';
    if (activity.type !== 'update_profile') return;
    const { change } = activity;
    if (change.kind === 'promotion') user.level = change.level;
    if (change.kind === 'location') user.city = change.place.city;
    if (change.kind !== 'transfer') return;
    this.member(user.id, user.department, false);
    user.department = change.department;
    if (!user.groups.includes(change.department)) this.member(user.id, change.department, true);
  }
}

function documented({ users, groups, apps }: OktaState, size: OrgSize): number[] {
  const active = users.filter(({ status }) => status === 'active');
  const any = active.length > 0;
  const possible = [
    true,
    active.length >= 10,
    any,
    active.some((user) => user.groups.length < groups.length),
    active.some((user) => user.groups.length > 2 || !user.groups.includes(user.department)),
    active.some((user) => user.apps.length < apps.length),
    active.some((user) => user.apps.length > 2),
    true,
    groups.length >= 10 && groups.some(({ kind, memberCount }) => kind === 'other' && memberCount < 3),
    any,
    users.some(({ status }) => status === 'suspended'),
    any,
    any,
  ];
  const weights = TABLE[size].map((weight, place) => (possible[place] ? weight : 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

const choose: Choose = (state, size, random) => chooseOktaActivity(state, size, source, random);

function month(size: OrgSize, chosen: Choose, seed: string) {
  const job = new Job(SeededRandom.of(`${seed}/world`));
  const random = SeededRandom.of(`${seed}/choices`);
  const tallies = TYPES.map((type) => ({ type, happened: 0, expected: 0, variance: 0, impossible: false }));
  const changes: Record<string, number> = {};
  for (let step = 0; step < ACTIVITIES; step += 1) {
    const probabilities = documented(job, size);
    const activity = chosen(job, size, random);
    tallies.forEach((tally, place) => {
      const probability = probabilities[place] ?? 0;
      if (tally.type === activity.type) {
        tally.happened += 1;
        tally.impossible ||= probability === 0;
      }
      tally.expected += probability;
      tally.variance += probability * (1 - probability);
    });
    if (activity.type === 'update_profile') changes[activity.change.kind] = (changes[activity.change.kind] ?? 0) + 1;
    job.apply(activity);
  }
  const misfits = tallies
    .filter(
      ({ happened, expected, variance, impossible }) =>
        impossible || Math.abs(happened - expected) > MOST_DEVIATIONS * Math.sqrt(variance),
    )
    .map(({ type }) => type);
  return { job, tallies, misfits, changes };
}

describe('a month of an Okta job', () => {
  it.each(['startup', 'midsize', 'enterprise'] as const)('chooses as documented in a %s', (size) => {
    const { job, tallies, misfits, changes } = month(size, choose, `okta ${size}`);
    const counts = tallies.map(({ type, happened, expected }) => `${type} ${expected.toFixed(0)}/${happened}`);
    process.stdout.write(`okta ${size.padEnd(10)} table/measured: ${counts.join(', ')}\n`);
    expect(misfits).toEqual([]);
    for (const { type, happened } of tallies) expect([type, happened]).not.toEqual([type, 0]);
    expect(Object.keys(changes).sort()).toEqual(['location', 'promotion', 'transfer']);
    for (const user of job.users) {
      expect(user.groups).toContain('all');
      expect(user.groups).toContain(user.department);
    }
  });

  it('is the same for the same seed', () => {
    expect(month('midsize', choose, 'seed').tallies).toEqual(month('midsize', choose, 'seed').tallies);
  });

  it.each<[string, OktaActivity['type'], OrgSize, Choose]>([
    [
      'a startup had the weights of others',
      'create_user',
      'startup',
      (state, _, random) => choose(state, 'midsize', random),
    ],
    [
      'an enterprise had the weights of others',
      'update_profile',
      'enterprise',
      (state, _, random) => choose(state, 'midsize', random),
    ],
    [
      'the last ten could be let go',
      'deactivate_user',
      'midsize',
      (state, size, random) => {
        const [user] = state.users.filter(({ status }) => status === 'active') as [OktaUserState];
        const activity = choose(state, size, random);
        return activity.type === 'assign_app' ? { type: 'deactivate_user', user } : activity;
      },
    ],
  ])('would not fit if %s', (_, type, size, broken) => {
    expect(month(size, broken, 'broken').misfits).toContain(type);
  });
});

describe('what Okta activities are about', () => {
  const person = (id: string, changes: Partial<User> = {}): User => ({
    id,
    login: `${id}@healthcare.example.com`,
    status: 'active',
    department: 'Labs',
    level: 'staff',
    title: 'Nurse',
    city: 'Oslo',
    groups: ['all', 'Labs'],
    apps: [],
    ...changes,
  });
  const groups: OktaGroupState[] = [
    { id: 'all', name: 'All Employees', kind: 'everyone', memberCount: 9 },
    { id: 'Labs', name: 'Labs', kind: 'department', department: 'Labs', memberCount: 9 },
    ...['new', 'small', 'used'].map((id, place) => ({
      id,
      name: id,
      kind: 'other' as const,
      memberCount: [0, 2, 3][place]!,
    })),
    ...['r1', 'r2', 'r3', 'r4', 'r5'].map((id) => ({ id, name: id, kind: 'role' as const, memberCount: 0 })),
  ];
  const drawn = (state: OktaState) =>
    Array.from({ length: 2_000 }, (_, seed) => choose(state, 'midsize', SeededRandom.of(`about ${seed}`)));
  const state: OktaState = {
    groups,
    apps: ['a', 'b', 'c'].map((id) => ({ id, label: id })),
    users: [
      person('plain'),
      person('equipped', { apps: ['a', 'b', 'c'], groups: ['all', 'Labs', 'used'] }),
      person('resting', { status: 'suspended', apps: ['a', 'b', 'c'] }),
      person('gone', { status: 'deactivated', apps: ['a', 'b', 'c'] }),
    ],
  };

  it('people who work, apart from those who come back', () => {
    const seen = new Map<string, Set<string>>();
    for (const activity of drawn(state)) {
      if ('user' in activity) seen.set(activity.type, (seen.get(activity.type) ?? new Set()).add(activity.user.id));
    }
    const both = new Set(['plain', 'equipped']);
    expect(Object.fromEntries(seen)).toEqual({
      update_profile: both,
      assign_group: both,
      remove_from_group: new Set(['equipped']),
      assign_app: new Set(['plain']),
      unassign_app: new Set(['equipped']),
      suspend_user: both,
      unsuspend_user: new Set(['resting']),
      reset_password: both,
      enrol_mfa: both,
    });
  });

  it('groups that may go: not of the core, less than three members, one of at least ten', () => {
    const deleted = (among: OktaGroupState[]) =>
      new Set(
        drawn({ ...state, groups: among }).flatMap((activity) =>
          activity.type === 'delete_group' ? [activity.group.id] : [],
        ),
      );
    expect(deleted(groups)).toEqual(new Set(['new', 'small']));
    expect(deleted(groups.slice(0, 9))).toEqual(new Set());
  });

  it('the first user, and groups, where there is nobody yet', () => {
    const types = new Set(drawn({ users: [], groups: [], apps: [] }).map(({ type }) => type));
    expect(types).toEqual(new Set(['create_user', 'create_group']));
  });
});
