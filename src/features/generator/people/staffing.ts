import { type Random } from '../schedule/random.js';
import { Hierarchy } from './hierarchy.js';
import { freeLogin } from './login.js';
import { type Department, type Level, type OrganizationShape, type PeopleSource, type Person } from './person.js';

const DAY_MS = 86_400_000;

/** Days since people started, borders included. */
const SHORTEST_EMPLOYMENT = 30;
const LONGEST_EMPLOYMENT = 1_095;

export const FIRST_EMPLOYEE_NUMBER = 1_000;

/** Of those who do not lead others. */
const CONTRACTOR_SHARE = 0.05;

const LEVELS_BELOW: Readonly<Record<'flat' | 'complex', readonly (readonly [Level, number])[]>> = {
  flat: [
    ['senior', 40],
    ['staff', 60],
  ],
  complex: [
    ['manager', 12],
    ['senior', 33],
    ['staff', 55],
  ],
};

/** `EMP` and at least five digits. */
export const employeeNumber = (number: number): string => `EMP${String(number).padStart(5, '0')}`;

/** yyyy-mm-dd, 30 to 1,095 days before `now` (epoch ms). */
export const startDate = (now: number, random: Random): string =>
  new Date(now - random.integer(SHORTEST_EMPLOYMENT, LONGEST_EMPLOYMENT) * DAY_MS).toISOString().slice(0, 10);

/** The level of somebody new: in leadership by the ratio of the organization, a department's head while it has none. */
function drawLevel(shape: OrganizationShape, hasExecutive: boolean, random: Random): Level {
  if (random.chance(shape.executiveRatio)) return hasExecutive ? 'director' : 'executive';
  return random.weighted(LEVELS_BELOW[shape.hasComplexHierarchy ? 'complex' : 'flat']);
}

/** What somebody new must fit into. */
export interface Vacancy {
  department: Department;
  level: Level;
  /** The number after the highest given out; the first is `FIRST_EMPLOYEE_NUMBER`. */
  number: number;
  /** logins, lower case */
  taken: ReadonlySet<string>;
}

/** Somebody for a vacancy, not yet with a manager. @param now epoch ms */
function draw(
  { department, level, number, taken }: Vacancy,
  source: PeopleSource,
  now: number,
  random: Random,
): Person {
  const name = { firstName: random.pick(source.firstNames), lastName: random.pick(source.lastNames) };
  return {
    ...name,
    login: freeLogin(name, source.industry, taken),
    employeeNumber: employeeNumber(number),
    startDate: startDate(now, random),
    department: department.name,
    level,
    title: random.pick(department.titles[level]),
    place: random.pick(source.places),
    contractor: (level === 'staff' || level === 'senior') && random.chance(CONTRACTOR_SHARE),
  };
}

const managed = (person: Person, hierarchy: Hierarchy, random: Random): Person => {
  const manager = hierarchy.managerOf(person, random);
  return manager === undefined ? person : { ...person, manager };
};

/**
 * The first people of an organization, spread evenly over the departments: their numbers differ by at most one.
 * @param now epoch ms
 */
export function staff(
  source: PeopleSource,
  shape: OrganizationShape,
  count: number,
  now: number,
  random: Random,
): Person[] {
  const taken = new Set<string>();
  const headed = new Set<string>();
  const people = Array.from({ length: count }, (_, place) => {
    const department = source.departments[place % source.departments.length] as Department;
    const level = drawLevel(shape, headed.has(department.name), random);
    const number = FIRST_EMPLOYEE_NUMBER + place;
    const person = draw({ department, level, number, taken }, source, now, random);
    taken.add(person.login);
    if (level === 'executive') headed.add(department.name);
    return person;
  });
  const hierarchy = new Hierarchy(people);
  return people.map((person) => managed(person, hierarchy, random));
}

/**
 * Somebody who joins an organization that works already, in any of its departments.
 * @param people those who are there, oldest first
 * @param vacancy the next employee number, and the logins that are taken (also by people who left)
 * @param now epoch ms
 */
export function hire(
  source: PeopleSource,
  shape: OrganizationShape,
  people: readonly Pick<Person, 'login' | 'department' | 'level'>[],
  vacancy: Pick<Vacancy, 'number' | 'taken'>,
  now: number,
  random: Random,
): Person {
  const hierarchy = new Hierarchy(people);
  const department = random.pick(source.departments);
  const level = drawLevel(shape, hierarchy.hasExecutive(department.name), random);
  return managed(draw({ ...vacancy, department, level }, source, now, random), hierarchy, random);
}
