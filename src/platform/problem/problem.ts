import { type FieldError, type ProblemCode, problems } from '../../contracts/index.js';

export interface ProblemOptions {
  /** What happened this time, for a person. Must not contain anything secret or copied from a provider's answer. */
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  readonly retryAfterSeconds?: number;
  /** Members added to the answer as they are. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** An error of the table, on its way to the client. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly status: number;
  readonly title: string;

  constructor(
    readonly code: ProblemCode,
    readonly options: ProblemOptions = {},
  ) {
    super(options.detail ?? problems[code].detail, { cause: options.cause });
    this.status = problems[code].status;
    this.title = problems[code].title;
  }
}

/** `throw problem('not_found', { detail: 'No API key has this id.' })` */
export const problem = (code: ProblemCode, options?: ProblemOptions): ProblemError => new ProblemError(code, options);

/** A 400 that names one field and what was expected of it. */
export const invalidField = (field: string, message: string): ProblemError =>
  problem('validation_failed', { errors: [{ field, message }] });

/** A 400 for one absent field; the operation's documented sentence is used where it has one. */
export const missingField = (field: string): ProblemError =>
  problem('validation_failed', { errors: [{ field, message: 'is required', missing: true }] });
