import { type ProblemCode, type ProblemDefinition, problems } from '../../contracts/index.js';

/**
 * How an endpoint family shows an error beside the RFC 9457 members:
 * - `problem`: nothing more than a machine-readable `code`
 * - `atom`: `{ok:false, success:false, error:{code,message}}`
 * - `enhanced`: `atom`, with service and endpoint in the error object, and when and by what it was answered
 * - `text`: `{ok:false, success:false, error:"…"}`
 * - `quantum`: `{error:"…", details?:"…"}`, the error one of the family's sentences
 * - `plain`: the sentence alone, as text/plain, for a browser in the middle of a redirect
 */
export type Dialect = 'problem' | 'atom' | 'enhanced' | 'text' | 'quantum' | 'plain';

/** How one operation reports failure. */
export interface FailureStyle {
  readonly dialect: Dialect;
  /** For whatever is not the client's fault: an ATOM code such as `LIST_TASKS_FAILED`, a Quantum sentence. */
  readonly failure?: string;
  /** ATOM code for faults of this server, where the family tells them from the provider's. */
  readonly internal?: string;
  /** The documented sentence for absent required fields; by field where the family has one for each. */
  readonly required?: string | Readonly<Record<string, string>>;
  /** The documented sentence for a user without a usable connection. */
  readonly notConnected?: string;
  /** Quantum sentences for single errors. */
  readonly sentences?: Readonly<Partial<Record<ProblemCode, string>>>;
  /** What an `enhanced` error names. */
  readonly origin?: Origin;
}

export interface Origin {
  /** Provider id, e.g. `asana`. */
  readonly service: string;
  /** Last part of the path, e.g. `tasks`. */
  readonly endpoint: string;
  /** Where the data comes from, e.g. `asana_api`. */
  readonly source: string;
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
    case 'enhanced': {
      const { service, endpoint, source } = style.origin ?? {};
      const error = { code: familyCode, message, service, endpoint };
      return { ok: false, success: false, message, error, timestamp: new Date().toISOString(), source };
    }
    case 'text':
      return { ok: false, success: false, error: message };
    case 'quantum':
      return quantumMembers(style, code, message);
    case 'problem':
    case 'plain':
      return { code };
  }
}

/** What is not the client's fault, or was found out at the provider, is named as the operation's failure. */
function quantumMembers({ sentences, failure }: FailureStyle, code: ProblemCode, message: string) {
  const isFailure = problems[code].status >= 500 || code.startsWith('provider_');
  const error = sentences?.[code] ?? (isFailure ? failure : undefined) ?? message;
  return error === message ? { error } : { error, details: message };
}
