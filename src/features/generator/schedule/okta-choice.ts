import { type PeopleSource } from '../people/person.js';
import { type ProfileChange, profileChanges } from '../people/profile-change.js';
import { type OktaApp, type OktaGroupState, type OktaState, type OktaUserState } from './okta-state.js';
import { type Random } from './random.js';

export type OrgSize = 'startup' | 'midsize' | 'enterprise';

interface WithUser {
  user: OktaUserState;
}

export type OktaActivity =
  | { type: 'create_user' }
  | { type: 'create_group' }
  | (WithUser & { type: 'deactivate_user' | 'suspend_user' | 'unsuspend_user' | 'reset_password' | 'enrol_mfa' })
  | (WithUser & { type: 'update_profile'; change: ProfileChange })
  | (WithUser & { type: 'assign_group' | 'remove_from_group'; group: OktaGroupState })
  | (WithUser & { type: 'assign_app' | 'unassign_app'; app: OktaApp })
  | { type: 'delete_group'; group: OktaGroupState };

export type OktaActivityType = OktaActivity['type'];

const MIDSIZE: Readonly<Record<OktaActivityType, number>> = {
  create_user: 30,
  deactivate_user: 10,
  update_profile: 20,
  assign_group: 15,
  remove_from_group: 5,
  assign_app: 15,
  unassign_app: 3,
  create_group: 3,
  delete_group: 1,
  suspend_user: 2,
  unsuspend_user: 2,
  reset_password: 5,
  enrol_mfa: 3,
};

export const OKTA_WEIGHTS: Readonly<Record<OrgSize, Readonly<Record<OktaActivityType, number>>>> = {
  startup: { ...MIDSIZE, create_user: 40, create_group: 5 },
  midsize: MIDSIZE,
  enterprise: { ...MIDSIZE, update_profile: 30, assign_group: 20 },
};

/** So many are left to work before anybody is let go. */
const FEWEST_ACTIVE_FOR_LEAVING = 10;
const APPS_TO_KEEP = 2;
const FEWEST_GROUPS_FOR_DELETING = 10;
/** A group with as many members is in use. */
const MEMBERS_OF_A_USED_GROUP = 3;

/** Nobody leaves the group of everybody, or that of the own department. */
const leavable = (user: OktaUserState, { kind, department }: OktaGroupState): boolean =>
  kind !== 'everyone' && !(kind === 'department' && department === user.department);

type Draw = (random: Random) => OktaActivity;

/** One of the users, and one of the things that are possible for that user; undefined where none has any. */
function pair<T>(
  users: readonly OktaUserState[],
  possible: (user: OktaUserState) => T[],
  activity: (user: OktaUserState, choice: T, random: Random) => OktaActivity,
): Draw | undefined {
  const able = (user: OktaUserState) => possible(user).length > 0;
  if (!users.some(able)) return undefined;
  return (random) => {
    // Only of the activity that is chosen all are looked through: an organization may have ten thousand.
    const user = random.pick(users.filter(able));
    return activity(user, random.pick(possible(user)), random);
  };
}

function one<T>(list: readonly T[], activity: (choice: T) => OktaActivity): Draw | undefined {
  return list.length === 0 ? undefined : (random) => activity(random.pick(list));
}

type ProfileSource = Pick<PeopleSource, 'departments' | 'places'>;

/** How each activity would be drawn; undefined for what does not apply. */
function draws({ users, groups, apps }: OktaState, source: ProfileSource): Record<OktaActivityType, Draw | undefined> {
  const active = users.filter(({ status }) => status === 'active');
  const suspended = users.filter(({ status }) => status === 'suspended');
  const deletable =
    groups.length < FEWEST_GROUPS_FOR_DELETING
      ? []
      : groups.filter(({ kind, memberCount }) => kind === 'other' && memberCount < MEMBERS_OF_A_USED_GROUP);
  return {
    create_user: () => ({ type: 'create_user' }),
    create_group: () => ({ type: 'create_group' }),
    deactivate_user: one(active.length < FEWEST_ACTIVE_FOR_LEAVING ? [] : active, (user) => ({
      type: 'deactivate_user',
      user,
    })),
    update_profile: pair(
      active,
      (user) => profileChanges(user, source),
      (user, change, random) => ({ type: 'update_profile', user, change: change(random) }),
    ),
    assign_group: pair(
      active,
      (user) => groups.filter(({ id }) => !user.groups.includes(id)),
      (user, group) => ({ type: 'assign_group', user, group }),
    ),
    remove_from_group: pair(
      active,
      (user) => groups.filter((group) => user.groups.includes(group.id) && leavable(user, group)),
      (user, group) => ({ type: 'remove_from_group', user, group }),
    ),
    assign_app: pair(
      active,
      (user) => apps.filter(({ id }) => !user.apps.includes(id)),
      (user, app) => ({ type: 'assign_app', user, app }),
    ),
    unassign_app: pair(
      active.filter((user) => user.apps.length > APPS_TO_KEEP),
      (user) => apps.filter(({ id }) => user.apps.includes(id)),
      (user, app) => ({ type: 'unassign_app', user, app }),
    ),
    delete_group: one(deletable, (group) => ({ type: 'delete_group', group })),
    suspend_user: one(active, (user) => ({ type: 'suspend_user', user })),
    unsuspend_user: one(suspended, (user) => ({ type: 'unsuspend_user', user })),
    reset_password: one(active, (user) => ({ type: 'reset_password', user })),
    enrol_mfa: one(active, (user) => ({ type: 'enrol_mfa', user })),
  };
}

/** What a job does next: one of the activities that apply, by the weights of the organization's size. */
export function chooseOktaActivity(
  state: OktaState,
  orgSize: OrgSize,
  source: ProfileSource,
  random: Random,
): OktaActivity {
  const possible = draws(state, source);
  const entries = Object.entries(OKTA_WEIGHTS[orgSize]) as [OktaActivityType, number][];
  const draw = random.weighted(
    entries.flatMap(([type, weight]) => {
      const each = possible[type];
      return each === undefined ? [] : [[each, weight] as const];
    }),
  );
  return draw(random);
}
