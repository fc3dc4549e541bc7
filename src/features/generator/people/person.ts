/** How high a title stands; `executive` leads a department, `manager` a team of it. */
export const LEVELS = ['staff', 'senior', 'manager', 'executive'] as const;
export type Level = (typeof LEVELS)[number];

/** What of an industry's department is needed to staff it: at least one title of each level, and its applications. */
export interface Department {
  name: string;
  titles: Readonly<Record<Level, readonly string[]>>;
  /** names of applications */
  apps: readonly string[];
}

/** What profiles are drawn from. */
export interface PeopleSource {
  /** Such as `financial_services`: the domain of addresses. */
  industry: string;
  departments: readonly Department[];
  firstNames: readonly string[];
  lastNames: readonly string[];
  /** cities */
  locations: readonly string[];
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
  city: string;
  contractor: boolean;
  /** login of the manager; the head of the whole has none */
  manager?: string;
}
