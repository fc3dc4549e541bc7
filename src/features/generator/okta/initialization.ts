import { type OktaJobConfig } from '../jobs/job-config.js';
import { type Person } from '../people/person.js';
import { FIRST_EMPLOYEE_NUMBER, staff } from '../people/staffing.js';
import { type Random, randomFor } from '../schedule/random.js';
import { isRefusal, reasonOf } from './answers.js';
import { assignApps, discoverApps } from './apps.js';
import { createGroup } from './groups.js';
import { createUser, joinFirstGroups, loginsOf } from './hiring.js';
import { type Setting, settingOf } from './setting.js';
import { type Work } from './work.js';
import { type OktaWorld } from './world.js';

/** Units are short, so that little is repeated when a process ends, and a pause is soon followed. */
const GROUPS_PER_UNIT = 5;
const FEWEST_USERS_PER_UNIT = 5;
/** Each unit stores the whole world, so a large one is made in larger parts. */
const MOST_USERS_PER_UNIT = 20;
const UNITS_OF_USERS = 100;

const usersPerUnit = ({ initial_users: count }: OktaJobConfig): number =>
  Math.min(Math.max(Math.ceil(count / UNITS_OF_USERS), FEWEST_USERS_PER_UNIT), MOST_USERS_PER_UNIT);

/** Units of each part, in their order: groups, users with their memberships, applications found, and assigned. */
function unitsOf(config: OktaJobConfig, setting: Setting) {
  const groups = Math.ceil(setting.groups.length / GROUPS_PER_UNIT);
  const users = Math.ceil(config.initial_users / usersPerUnit(config));
  return { groups, users, all: groups + users + 1 + users };
}

/** A world before anything is made in it, and how many units it takes. */
export function beginOktaWorld(config: OktaJobConfig, random: Random, startedAt: Date) {
  const state: OktaWorld = {
    users: [],
    groups: [],
    app_assignments: [],
    apps: [],
    plan: { seed: String(random.next()), started_at: startedAt.toISOString() },
    next_employee_number: FIRST_EMPLOYEE_NUMBER + config.initial_users,
  };
  return { state, initialUnits: unitsOf(config, settingOf(config)).all };
}

/** One unit; single things that Okta refuses are left out of it. @throws ProviderError */
export async function initializeUnit(work: Work, config: OktaJobConfig, unit: number): Promise<void> {
  const { groups, users } = unitsOf(config, work.setting);
  if (unit < groups) return createGroups(work, unit);
  if (unit < groups + users) return createPeople(work, config, unit - groups);
  if (unit === groups + users) return discoverApps(work);
  return assignFirstApps(work, config, unit - groups - users - 1);
}

const part = <T>(list: readonly T[], unit: number, size: number) => list.slice(unit * size, (unit + 1) * size);

async function createGroups(work: Work, unit: number): Promise<void> {
  for (const planned of part(work.setting.groups, unit, GROUPS_PER_UNIT)) {
    const wanted = { ...planned, planned_name: planned.name };
    await unlessRefused(work, 'group_creation', () => createGroup(work, `group/${planned.name}`, wanted));
  }
}

async function createPeople(work: Work, config: OktaJobConfig, unit: number): Promise<void> {
  const people = firstPeople(work, config);
  const taken = loginsOf(work);
  for (const person of part(people, unit, usersPerUnit(config))) {
    await unlessRefused(work, 'user_creation', async () => {
      const placed = { ...person, ...managerOf(work, person, people) };
      await joinFirstGroups(work, await createUser(work, `user/${person.employeeNumber}`, placed, taken));
    });
  }
}

/** The people a job begins with: the same whenever they are drawn. */
function firstPeople({ world, setting }: Work, { initial_users: count }: OktaJobConfig): Person[] {
  const { seed, started_at } = world.plan;
  return staff(setting.source, setting.shape, count, Date.parse(started_at), randomFor(seed, 'people'));
}

/** By the login that the manager really has: the planned one may have been taken. */
function managerOf({ world }: Work, { manager: login }: Person, people: readonly Person[]): { manager?: string } {
  const planned = people.find((other) => other.login === login);
  const made = world.users.find(({ employee_number }) => employee_number === planned?.employeeNumber);
  return made || login !== undefined ? { manager: made?.login ?? login } : {};
}

async function assignFirstApps(work: Work, config: OktaJobConfig, unit: number): Promise<void> {
  for (const user of part(work.world.users, unit, usersPerUnit(config))) {
    await assignApps(work, user, randomFor(work.world.plan.seed, `apps/${user.employee_number}`));
  }
}

async function unlessRefused({ step }: Work, type: string, making: () => Promise<unknown>): Promise<void> {
  try {
    await making();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    step.fail(type, reasonOf(error));
  }
}
