/** From the bottom to the head of a department. */
export const LEVELS = ['staff', 'senior', 'manager', 'director', 'executive'] as const;
export type Level = (typeof LEVELS)[number];

/** Whether somebody of this level has people who report to them. */
export const leads = (level: Level): boolean => LEVELS.indexOf(level) >= LEVELS.indexOf('manager');

/** What of an industry's department is needed to staff it: at least one title of each level, and its applications. */
export interface Department {
  readonly name: string;
  readonly titles: Readonly<Record<Level, readonly string[]>>;
  /** labels of applications */
  readonly apps: readonly string[];
}

export interface Place {
  readonly city: string;
  readonly state: string;
  /** ISO 3166-1 alpha-2 */
  readonly countryCode: string;
}

/** What profiles are drawn from; no list is empty. */
export interface PeopleSource {
  /** Such as `financial_services`: the domain of addresses. */
  readonly industry: string;
  readonly departments: readonly Department[];
  readonly firstNames: readonly string[];
  readonly lastNames: readonly string[];
  readonly places: readonly Place[];
}

/** How an organization of its size is led. */
export interface OrganizationShape {
  /** share of directors and executives, 0 to 1 */
  readonly executiveRatio: number;
  /** with managers between staff and directors, and groups for roles */
  readonly hasComplexHierarchy: boolean;
}

/** The profile of a user yet to be made. */
export interface Person {
  firstName: string;
  lastName: string;
  /** `first.last@{industry}.example.com`: e-mail and login in one */
  login: string;
  /** `EMP` and five digits */
  employeeNumber: string;
  /** yyyy-mm-dd */
  startDate: string;
  department: string;
  level: Level;
  title: string;
  place: Place;
  contractor: boolean;
  /** login of the manager; the head of the whole has none */
  manager?: string;
}
