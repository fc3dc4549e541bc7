import { freeLogin } from '../people/login.js';
import { memberships } from '../people/organization.js';
import { type Person } from '../people/person.js';
import { hire } from '../people/staffing.js';
import { isTaken } from './answers.js';
import { assignApps } from './apps.js';
import { join, NO_MEMBER } from './groups.js';
import { ifPossible } from './presence.js';
import { type Work } from './work.js';
import { type WorldUser } from './world.js';

/** How many logins are tried for one person. */
const MOST_LOGINS = 20;

/** Somebody joins: a user, in the groups of everybody, of the department and of the role, with the applications. */
export async function hireSomebody(work: Work): Promise<void> {
  const { step, world, setting, random } = work;
  const taken = loginsOf(work);
  const vacancy = { number: world.next_employee_number, taken };
  const colleagues = world.users.filter(({ status }) => status !== 'deactivated');
  const drawn = hire(setting.source, setting.shape, colleagues, vacancy, step.at.getTime(), random);
  const { firstName, lastName, title, ...place } = await step.profile({
    department: drawn.department,
    level: drawn.level,
  });
  const user = await createUser(work, 'user', { ...drawn, firstName, lastName, title, place }, taken);
  await joinFirstGroups(work, user);
  await assignApps(work, user, random);
}

/** Logins that the job has given out, those of people who left among them. */
export const loginsOf = ({ world }: Work): Set<string> => new Set(world.users.map(({ login }) => login.toLowerCase()));

/**
 * Makes a user, active at once.
 * @param taken logins, lower case; what turns out to be taken is added
 * @throws ProviderError
 */
export async function createUser(work: Work, key: string, person: Person, taken: Set<string>): Promise<WorldUser> {
  const { step, world } = work;
  const { id, draft } = await make(work, `${work.scope}${key}`, person, taken);
  const { department, level, contractor } = person;
  const user: WorldUser = {
    id,
    login: draft.login,
    email: draft.email,
    name: draft.displayName,
    status: 'active',
    department,
    level,
    title: draft.title,
    city: draft.city,
    employee_number: person.employeeNumber,
    start_date: person.startDate,
    contractor,
    groups: [],
    created_at: step.at.toISOString(),
  };
  world.users.push(user);
  taken.add(draft.login);
  world.next_employee_number = Math.max(world.next_employee_number, Number(person.employeeNumber.slice(3)) + 1);
  for (const stat of ['users_created', 'user_activations', 'users_activated']) step.count(stat);
  const facts = { user_id: id, email: user.email, user_name: user.name };
  step.log('user_created', { ...facts, department, title: user.title });
  step.log('user_activated', facts);
  return user;
}

async function make({ step, setting }: Work, key: string, person: Person, taken: Set<string>) {
  for (let tries = 1; ; tries += 1) {
    const login = freeLogin(inLogin(person), setting.source.industry, taken);
    try {
      return await step.make({
        key,
        kind: 'user',
        name: login,
        draft: () => draftOf({ ...person, login }, step.jobId),
      });
    } catch (error) {
      if (!isTaken(error) || tries === MOST_LOGINS) throw error;
      taken.add(login);
    }
  }
}

/** Okta takes at most 100 characters, host and number included. */
const inLogin = ({ firstName, lastName }: Person) => ({
  firstName: firstName.slice(0, 20),
  lastName: lastName.slice(0, 20),
});

/** Attributes that every organization has: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/User */
function draftOf(person: Person, jobId: string) {
  const { firstName, lastName, login, title, department, place, contractor, manager } = person;
  return {
    login,
    email: login,
    firstName,
    lastName,
    displayName: `${firstName} ${lastName}`,
    title,
    department,
    city: place.city,
    state: place.state,
    countryCode: place.countryCode,
    employeeNumber: person.employeeNumber,
    userType: contractor ? 'Contractor' : 'Employee',
    costCenter: jobId,
    ...(manager !== undefined && { manager }),
  };
}

/** Into the groups that a person of this department and role begins in. @throws ProviderError */
export async function joinFirstGroups(work: Work, user: WorldUser): Promise<void> {
  const { world, setting } = work;
  for (const { name } of memberships(user, setting.groups)) {
    const group = world.groups.find(({ planned_name }) => planned_name === name);
    if (group) await ifPossible(work, NO_MEMBER, { group }, () => join(work, user, group));
  }
}
