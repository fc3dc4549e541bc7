/** From the head of a department down. */
export type TitleLevel = 'executive' | 'director' | 'manager' | 'senior' | 'staff';

export interface OktaDepartment {
  readonly name: string;
  readonly titles: Readonly<Record<TitleLevel, readonly string[]>>;
  /** Labels of applications that its people get, where the organization has them. */
  readonly apps: readonly string[];
}

/** The world of an industry in Okta. */
export interface OktaIndustry {
  readonly id: string;
  readonly label: string;
  readonly departments: readonly OktaDepartment[];
}
