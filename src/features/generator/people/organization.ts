import { type OktaApp, type OktaGroupKind } from '../schedule/okta-state.js';
import { type Random } from '../schedule/random.js';
import { type Department, leads, type Level, type OrganizationShape, type Person } from './person.js';

type Described = Pick<Person, 'department' | 'level' | 'contractor'>;

/** A group across departments: of everybody of its levels, or, without levels, of contractors. */
export interface RoleGroup {
  readonly name: string;
  readonly description?: string;
  readonly levels: readonly Level[];
}

export interface PlannedGroup {
  name: string;
  description?: string;
  kind: Exclude<OktaGroupKind, 'other'>;
  /** of a group of kind `department` */
  department?: string;
  /** of a group of kind `role` */
  levels?: readonly Level[];
}

/**
 * The groups an organization begins with, in order of creation: everybody, the departments, and the roles where the
 * hierarchy is complex.
 */
export const plannedGroups = (
  everyone: { readonly name: string; readonly description?: string },
  departments: readonly Pick<Department, 'name'>[],
  roles: readonly RoleGroup[],
  { hasComplexHierarchy }: OrganizationShape,
): PlannedGroup[] => [
  { ...everyone, kind: 'everyone' },
  ...departments.map(({ name }) => ({ name, kind: 'department' as const, department: name })),
  ...(hasComplexHierarchy ? roles.map((role) => ({ ...role, kind: 'role' as const })) : []),
];

/** Which of those groups somebody belongs to. */
export const memberships = (person: Described, groups: readonly PlannedGroup[]): PlannedGroup[] =>
  groups.filter(({ kind, department, levels = [] }) => {
    if (kind === 'everyone') return true;
    if (kind === 'department') return department === person.department;
    return levels.length === 0 ? person.contractor : levels.includes(person.level);
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
