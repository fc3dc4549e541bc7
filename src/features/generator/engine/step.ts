import { type Random } from '../schedule/random.js';
import { type TextKind } from '../text/text-kinds.js';
import { type TextContext } from '../text/text-source.js';
import { type UserProfile } from '../text/user-profile.js';
import { type JobConfig } from '../jobs/job-config.js';

/** An account that a job works with. */
export interface JobAccount {
  /** Reserved user of its connection. */
  readonly userId: string;
  /** As the request named it. */
  readonly name: string;
  /** The account at the provider. */
  readonly accountId: string;
  readonly fullName: string | null;
  readonly email: string | null;
}

/** Something to be made at the provider, once. */
export interface Effect {
  /** Tells the effects of one step apart; the same when the step is repeated. */
  readonly key: string;
  /** A kind of the worker's `objects`. */
  readonly kind: string;
  /** What it is called where its draft has no name. */
  readonly name: string;
  /** The provider's id of what it belongs to. */
  readonly parentId?: string;
  /** What the provider is told, as JSON. Asked for once: a repeated step gets what was written down. */
  readonly draft: () => object | Promise<object>;
}

/** What is known of something that a job made, or meant to make. */
export interface MadeObject {
  readonly kind: string;
  readonly externalId: string | null;
  readonly parentId: string | null;
  readonly name: string;
  readonly draft: object;
  /** When the intent was written down. */
  readonly intendedAt: Date;
}

/** What came of an effect. */
export interface Made<Draft extends object = object> {
  /** The provider's id. */
  readonly id: string;
  /** What the provider was told when it was made, in an earlier try of the step perhaps. */
  readonly draft: Draft;
}

/** Calls the provider as one of the job's accounts. */
export interface Hands {
  readonly organizationId: string;
  /** Reserved user of the connection that is to be used. */
  readonly userId: string;
  readonly signal: AbortSignal;
  readonly jobId: string;
}

/** How one kind of object is made, found again after a lost answer, and removed. Every call throws ProviderError. */
export interface ObjectKind {
  /** @returns the provider's id */
  make(hands: Hands, object: MadeObject): Promise<string>;
  /**
   * Looks for what may have been made although no answer came. Absent: making it again changes nothing.
   * @returns the provider's ids of all that look like it and were made after the intent; those that are known already
   * are left out by whoever asks
   */
  find?(hands: Hands, object: MadeObject): Promise<readonly string[]>;
  /** Also succeeds when it is gone already. Absent: it goes with what it belongs to. */
  remove?(hands: Hands, object: MadeObject & { readonly externalId: string }): Promise<void>;
}

export type PlainText = Exclude<TextKind, 'user_profile'>;

/** What an activity works with. It may be repeated from its start: everything it does must go through here. */
export interface Step {
  readonly jobId: string;
  readonly organizationId: string;
  readonly config: JobConfig;
  readonly accounts: readonly JobAccount[];
  /** The time of the step, the same when it is repeated. */
  readonly at: Date;
  /** Somebody asked for an activity. */
  readonly isForced: boolean;
  /** The same numbers when it is repeated. */
  readonly random: Random;
  readonly signal: AbortSignal;
  /**
   * Makes something once, however often the step is repeated.
   * @param as reserved user of the account that makes it; default the first one
   * @returns the provider's id
   * @throws ProviderError
   */
  once(effect: Effect, as?: string): Promise<string>;
  /** The same, for whoever goes on with what the draft said. @throws ProviderError */
  make<Draft extends object>(effect: Effect & { draft(): Draft | Promise<Draft> }, as?: string): Promise<Made<Draft>>;
  /** A change that may be carried out again, such as marking a task as done. @throws ProviderError */
  change<T>(call: (hands: Hands) => Promise<T>, as?: string): Promise<T>;
  /** Text of the model or, without one, of the templates. Only for drafts: what a repeated step writes may differ. */
  write(kind: PlainText, context: TextContext): Promise<string>;
  /** The same for an employee. */
  profile(context: TextContext): Promise<UserProfile>;
  /** Into the job's activity log, with the step. */
  log(action: string, details: Readonly<Record<string, unknown>>): void;
  count(stat: string, by?: number): void;
  /** Into the job's errors, with the step. */
  fail(type: string, message: string): void;
}

/** What a kind of job does. `State` is plain JSON; a step changes the object it is handed, and it is stored when all is done. */
export interface JobWorker<State extends object = object> {
  readonly connection: 'asana' | 'okta';
  /** Statistics at zero, in the order in which they are shown. */
  readonly stats: readonly string[];
  /** Kinds in the order in which they are cleaned up; those not named go with what they belong to. */
  readonly cleanupOrder: readonly string[];
  readonly objects: Readonly<Record<string, ObjectKind>>;
  /** What a new job begins with, and how many units the initialization has. */
  begin(config: JobConfig, random: Random, startedAt: Date): { readonly state: State; readonly initialUnits: number };
  /** What the initialization that is planned in a new state makes, by kind. */
  planned(config: JobConfig, state: State): Readonly<Record<string, number>>;
  /** What a state knows of, for cleaning up after jobs that come from files: the last made is the last. */
  madeIn(state: State): readonly Omit<MadeObject, 'intendedAt'>[];
  /**
   * Unit number `unit` of the initialization; one that the provider refuses is left out.
   * @returns milliseconds to wait before the next one, if any
   * @throws ProviderError
   */
  initialize(step: Step, state: State, unit: number): Promise<number | void>;
  /** One activity of everyday life. @throws ProviderError */
  act(step: Step, state: State): Promise<void>;
  /** The state that a file of the generator before this one holds; undefined when it holds none. */
  adopted(file: Readonly<Record<string, unknown>>): State | undefined;
  /** What happens when the provider asks for a pause. */
  onRateLimit?(step: Step, state: State): Promise<void>;
}
