import { type OktaApp, type OktaGroupKind } from '../schedule/okta-state.js';
import { type Random } from '../schedule/random.js';
import { type Department, leads, type OrganizationShape, type Person } from './person.js';

/** The group of everybody. */
export const EVERYONE = 'All Employees';

type Described = Pick<Person, 'department' | 'level' | 'title' | 'contractor'>;

/** Groups for roles, in organizations with a complex hierarchy, and who belongs to each. */
const ROLE_GROUPS: readonly { name: string; includes: (person: Described) => boolean }[] = [
  { name: 'Managers', includes: ({ level }) => level === 'manager' },
  { name: 'Senior Engineers', includes: ({ level, title }) => level === 'senior' && /engineer/i.test(title) },
  { name: 'Directors', includes: ({ level }) => level === 'director' || level === 'executive' },
  { name: 'Contractors', includes: ({ contractor }) => contractor },
];

export interface PlannedGroup {
  name: string;
  kind: Exclude<OktaGroupKind, 'other'>;
  /** of a group of kind `department` */
  department?: string;
}

/** The groups an organization begins with, in order of creation: everybody, the departments, the roles. */
export const plannedGroups = (
  departments: readonly Pick<Department, 'name'>[],
  { complexHierarchy }: OrganizationShape,
): PlannedGroup[] => [
  { name: EVERYONE, kind: 'everyone' },
  ...departments.map(({ name }) => ({ name, kind: 'department' as const, department: name })),
  ...(complexHierarchy ? ROLE_GROUPS.map(({ name }) => ({ name, kind: 'role' as const })) : []),
];

/** Which of those groups somebody belongs to. */
export const memberships = (person: Described, groups: readonly PlannedGroup[]): PlannedGroup[] =>
  groups.filter(({ name, kind, department }) => {
    if (kind === 'everyone') return true;
    if (kind === 'department') return department === person.department;
    return ROLE_GROUPS.some((role) => role.name === name && role.includes(person));
  });

/** What an organization uses beside what its departments use; labels of applications. */
export interface CommonApps {
  /** everybody's */
  readonly universal: readonly string[];
  /** of those who lead others */
  readonly managers: readonly string[];
}

const MOST_APPS = 5;

const words = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/**
 * The applications somebody begins with, at most five: everybody's first, then a choice of those of the department and,
 * for those who lead, of managers. Only what the organization has: `Zoom` is there as `Zoom Workplace`, too.
 */
export function appsFor(
  person: Pick<Person, 'level'>,
  department: Pick<Department, 'apps'>,
  common: CommonApps,
  existing: readonly OktaApp[],
  random: Random,
): OktaApp[] {
  const special = random.shuffle([...department.apps, ...(leads(person.level) ? common.managers : [])]);
  const found = [...common.universal, ...special].flatMap((label) => {
    const app = existing.find((each) => words(each.label).includes(words(label)));
    return app === undefined ? [] : [app];
  });
  return [...new Set(found)].slice(0, MOST_APPS);
}
