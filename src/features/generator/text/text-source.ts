import type { Secret } from '../../../platform/vault/index.js';
import type { TitleLevel } from '../industries/okta/okta-industry.js';
import type { Random } from './random.js';
import type { TextKind } from './text-kinds.js';
import type { UserProfile } from './user-profile.js';

/** The job that texts are written for. */
export interface TextJob {
  readonly jobId: string;
  /** Key of the model's API; without one every text comes from a template. */
  readonly apiKey?: Secret | undefined;
  /** Id or alias of an industry; an unknown one is named to the model and has general templates. */
  readonly industry: string;
}

export type TimeOfDay = 'early morning' | 'morning' | 'midday' | 'afternoon' | 'evening' | 'night';
export type AbsenceReason = 'sick' | 'pto' | 'busy';
export type ProfileChange = 'promotion' | 'transfer' | 'location change';

export interface Remark {
  readonly author: string;
  readonly text: string;
}

/** What is known about the place a text is for. Everything is optional: what is there makes the text fit better. */
export interface TextContext {
  readonly timeOfDay?: TimeOfDay;
  /** Id of a use case of the Asana industry, such as `patient_onboarding`. */
  readonly useCase?: string;
  readonly projectName?: string;
  readonly projectDescription?: string;
  readonly sectionName?: string;
  readonly taskName?: string;
  readonly taskDescription?: string;
  /** Display name of whoever writes. */
  readonly author?: string;
  /** Display name of whoever is spoken to, or takes over. */
  readonly addressee?: string;
  /** The last comments, oldest first; at most five are used. */
  readonly comments?: readonly Remark[];
  readonly absence?: AbsenceReason;
  readonly blockedDays?: number;
  readonly department?: string;
  readonly level?: TitleLevel;
  readonly userName?: string;
  readonly title?: string;
  readonly groupName?: string;
  readonly change?: ProfileChange;
  /** What happened, for `activity_description`, such as `user_created`. */
  readonly activity?: string;
  /** Names that exist already; the text is none of them as long as the pools allow. At most twenty reach the model. */
  readonly avoid?: readonly string[];
}

/** Tokens as the model's API counts them, for one text alone. */
export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Requests that were sent, repeats included. */
  readonly calls: number;
}

/**
 * Why a text comes from a template:
 * - `not_configured`: the job has no key
 * - `budget_spent`: the day's tokens of the job are used up
 * - `refused`: the API does not accept the key or the request, or the model declined
 * - `rate_limited`: 429, also after the repeats
 * - `unavailable`: 5xx, time-out, no connection, an address that may not be called
 * - `invalid`: the answer was empty, cut off, not in the form asked for, or a name to be avoided
 */
export type TemplateReason = 'not_configured' | 'budget_spent' | 'refused' | 'rate_limited' | 'unavailable' | 'invalid';

type Written<Content> = Content & { readonly usage: TokenUsage } & (
    | { readonly source: 'anthropic'; readonly reason?: undefined }
    | { readonly source: 'template'; readonly reason: TemplateReason }
  );
export type WrittenText = Written<{ readonly text: string }>;
export type WrittenProfile = Written<{ readonly structured: UserProfile }>;

export interface TextRequest<K extends TextKind = TextKind> {
  readonly kind: K;
  readonly context: TextContext;
}

/** The words of the generator. Injection token and port of every activity that needs a text. */
export abstract class TextSource {
  /**
   * Writes one text: by the model where the job has a key and tokens left, else from a template, which `random` alone
   * decides. Never throws for a failure of the model; what was spent is told to the `TokenMeter` before it resolves.
   */
  abstract write<K extends TextKind>(
    job: TextJob,
    request: TextRequest<K>,
    random: Random,
  ): Promise<K extends 'user_profile' ? WrittenProfile : WrittenText>;
}
