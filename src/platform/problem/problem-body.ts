import { type FieldError } from '../../contracts/index.js';
import { dialectMembers, type FailureStyle } from './dialects.js';
import { type ProblemError } from './problem.js';

/** Namespace of the RFC 9457 `type`; the last part is the key of the error table. */
const PROBLEM_TYPE_PREFIX = 'urn:switchyard:problem:';

/** The sentence a person reads: the operation's documented one where it has one, else the first thing that is wrong. */
function sentence(error: ProblemError, style: FailureStyle): string {
  if (error.code === 'not_connected' && style.notConnected) return style.notConnected;
  const errors = error.options.errors ?? [];
  if (errors.length === 0 || error.options.detail) return error.message;
  const missing = errors.filter((e) => e.missing);
  if (missing.length === 0) return errors.map(describe).join('; ');
  const documented = typeof style.required === 'object' ? style.required[missing[0]?.field ?? ''] : style.required;
  return documented ?? `${missing.map((e) => e.field).join(', ')} ${missing.length > 1 ? 'are' : 'is'} required.`;
}

const describe = (e: FieldError) => `${e.field}: ${e.message}`;

/** The RFC 9457 body with the family's members; `instance` is the path without its query, which may carry secrets. */
export function problemBody(error: ProblemError, style: FailureStyle, instance: string, requestId: string) {
  const detail = sentence(error, style);
  return {
    type: PROBLEM_TYPE_PREFIX + error.code,
    title: error.title,
    status: error.status,
    detail,
    instance,
    request_id: requestId,
    ...(error.options.errors && { errors: error.options.errors.map(({ field, message }) => ({ field, message })) }),
    ...dialectMembers(style, error.code, detail),
    ...error.options.extensions,
  };
}
