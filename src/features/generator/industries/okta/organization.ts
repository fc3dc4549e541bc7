import type { TitleLevel } from './okta-industry.js';

export type OrgSize = 'startup' | 'midsize' | 'enterprise';

interface OrgSizeFacts {
  /** Advisory: how many users such an organization has. The job's `initial_users` decides. */
  readonly users: readonly [min: number, max: number];
  /** Advisory: the departments of an industry decide. */
  readonly departments: number;
  /** Share of users with a title of an executive or a director, 0 to 1. */
  readonly executiveRatio: number;
  /** Whether there are role groups beside those of the departments. */
  readonly hasComplexHierarchy: boolean;
  /** Advisory: only applications that the organization has are assigned. */
  readonly apps: readonly [min: number, max: number];
}

export const ORG_SIZES: Readonly<Record<OrgSize, OrgSizeFacts>> = {
  startup: { users: [10, 50], departments: 4, executiveRatio: 0.15, hasComplexHierarchy: false, apps: [8, 15] },
  midsize: { users: [100, 500], departments: 10, executiveRatio: 0.1, hasComplexHierarchy: true, apps: [20, 35] },
  enterprise: {
    users: [1_000, 10_000],
    departments: 16,
    executiveRatio: 0.08,
    hasComplexHierarchy: true,
    apps: [40, 80],
  },
};

export const ALL_EMPLOYEES_GROUP = {
  name: 'All Employees',
  description: 'Everyone who works for the company.',
} as const;

interface RoleGroup {
  readonly name: string;
  readonly description: string;
  /** Who belongs to it by title; contractors are drawn instead. */
  readonly levels: readonly TitleLevel[];
}

/** Groups across departments of an organization with a complex hierarchy. */
export const ROLE_GROUPS: readonly RoleGroup[] = [
  {
    name: 'Managers',
    description: 'Everyone who leads people, up to the executives.',
    levels: ['manager', 'director', 'executive'],
  },
  { name: 'Senior Engineers', description: 'Senior specialists with access to shared tools.', levels: ['senior'] },
  { name: 'Directors', description: 'Heads of departments and their deputies.', levels: ['director', 'executive'] },
  {
    name: 'Contractors',
    description: 'External staff with limited access for the length of their contract.',
    levels: [],
  },
];

/** Labels of applications that everybody gets. */
export const UNIVERSAL_APPS = ['Slack', 'Zoom', 'Microsoft 365', 'Google Workspace'] as const;
/** Labels of applications for whoever leads people. */
export const MANAGER_APPS = ['Workday', 'Tableau', 'Power BI'] as const;
