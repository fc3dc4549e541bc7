import { z } from 'zod';
import { type ProblemCode, problems } from '../../contracts/index.js';
import { problem, type ProblemError } from '../problem/index.js';

const answerSchema = z.object({
  kind: z.literal('answer'),
  status: z.int(),
  location: z.string().optional(),
  body: z.unknown(),
});

const problemSchema = z.object({
  kind: z.literal('problem'),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string(), missing: z.boolean().optional() })).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});

/** What the repetitions of a request are told: the answer, or the problem that its family shows in its own form. */
export const keptSchema = z.discriminatedUnion('kind', [answerSchema, problemSchema]);
export type Kept = z.output<typeof keptSchema>;
export type KeptAnswer = z.output<typeof answerSchema>;

export const keptProblem = ({ code, options }: ProblemError): Kept => ({
  kind: 'problem',
  code,
  detail: options.detail,
  errors: options.errors?.map((error) => ({ ...error })),
  extensions: options.extensions,
});

export const problemOf = ({ code, detail, errors, extensions }: Extract<Kept, { kind: 'problem' }>): ProblemError =>
  problem(code, { detail, errors, extensions });

/**
 * What a failure says about the work:
 * - `not_begun`: refused before anything was done, so it may be done later
 * - `definite`: the request itself was at fault, and will be again
 * - `unclear`: something broke on the way, and what was asked for may have happened
 */
export type Verdict = 'not_begun' | 'definite' | 'unclear';

/** Not signed in, not allowed, too slow, in the way, too often: about the moment, not about what was asked for. */
const PASSING = new Set([401, 403, 408, 409, 429]);

export function verdictOn({ code, status }: ProblemError): Verdict {
  if (status < 500 ? code === 'idempotency_outcome_unknown' : code !== 'overloaded') return 'unclear';
  return PASSING.has(status) || code === 'overloaded' ? 'not_begun' : 'definite';
}
