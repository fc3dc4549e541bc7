import { type ProblemCode, type ProblemDefinition, problems } from '../../contracts/index.js';

/**
 * How an endpoint family shows an error beside the RFC 9457 members:
 * - `problem`: nothing more than a machine-readable `code`
 * - `atom`: `{ok:false, success:false, error:{code,message}}`
 * - `text`: `{ok:false, success:false, error:"…"}`
 * - `plain`: the sentence alone, as text/plain, for a browser in the middle of a redirect
 */
export type Dialect = 'problem' | 'atom' | 'text' | 'plain';

/** How one operation reports failure. */
export interface FailureStyle {
  readonly dialect: Dialect;
  /** ATOM code for whatever is not the client's fault, e.g. `LIST_TASKS_FAILED`. */
  readonly failure?: string;
  /** ATOM code for faults of this server, where the family tells them from the provider's. */
  readonly internal?: string;
  /** The documented sentence for absent required fields. */
  readonly required?: string;
}

export const PROBLEM_STYLE: FailureStyle = { dialect: 'problem' };

/** The family's members for one problem. `plain` has none: its body is the sentence. */
export function dialectMembers(style: FailureStyle, code: ProblemCode, message: string): Record<string, unknown> {
  const { atomCode }: ProblemDefinition = problems[code];
  const own = code === 'internal' ? (style.internal ?? style.failure) : style.failure;
  const familyCode = atomCode ?? own ?? code.toUpperCase();
  switch (style.dialect) {
    case 'atom':
      return { ok: false, success: false, message, error: { code: familyCode, message } };
    case 'text':
      return { ok: false, success: false, error: message };
    case 'problem':
    case 'plain':
      return { code };
  }
}
