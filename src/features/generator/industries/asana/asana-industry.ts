/**
 * A custom field that is made in a project; its type is one of Asana's.
 * https://developers.asana.com/reference/custom-fields
 */
export type CustomFieldDefinition =
  | { readonly name: string; readonly type: 'text'; readonly examples: readonly string[] }
  | {
      readonly name: string;
      readonly type: 'number';
      /** Digits after the point. */
      readonly precision: number;
      readonly min: number;
      readonly max: number;
    }
  | { readonly name: string; readonly type: 'enum' | 'multi_enum'; readonly options: readonly string[] }
  /** A day this many days after the task was created. */
  | { readonly name: string; readonly type: 'date'; readonly daysAhead: readonly [min: number, max: number] };

/**
 * Name and description of a task. Texts of use cases may have slots: `{deliverable}` and `{blocker}` come from the use
 * case, `{team}`, `{system}`, `{stakeholder}` and `{region}` from the industry, `{quarter}`, `{number}` and `{day}` are
 * general.
 */
export type TaskTemplate = readonly [name: string, description: string];

/** A kind of project that people of an industry run. */
export interface UseCase {
  /** Unique within its industry, such as `patient_onboarding`. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly customFields: readonly CustomFieldDefinition[];
  /** In the order of the work. */
  readonly sections: readonly string[];
  readonly tags: readonly string[];
  readonly milestones: readonly string[];
  readonly portfolios: readonly string[];
  /** The portfolio that projects of this kind are put into. */
  readonly portfolioName: string;
  /** With slots. */
  readonly projectNames: readonly string[];
  readonly tasks: readonly TaskTemplate[];
  /** Steps of any task, with slots. */
  readonly subtasks: readonly string[];
  /** What the work produces, each fit for "the …". */
  readonly deliverables: readonly string[];
  /** What holds the work up, each a main clause without its point, lower case. */
  readonly blockers: readonly string[];
}

/** The world of an industry in Asana. */
export interface AsanaIndustry {
  readonly id: string;
  readonly label: string;
  readonly teams: readonly string[];
  readonly systems: readonly string[];
  readonly stakeholders: readonly string[];
  readonly regions: readonly string[];
  readonly useCases: readonly UseCase[];
}
