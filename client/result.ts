import { NetworkError } from './switchyard.js';

/** What an operation came to; it never throws. */
export type Result<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly error: SkillError };

export interface SkillError {
  /**
   * - `HTTP_<status>` the server refused, e.g. `HTTP_401`; `details.code` says what it calls that
   * - `PYTHON_API_ERROR` it answered 200 without success
   * - `NETWORK_ERROR` no answer came
   * - `REQUEST_SETUP_ERROR` the request could not be made
   * - `CONFIG_ERROR` nobody has said where the server is
   */
  readonly code: string;
  readonly message: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

export const failed = (code: string, message: string, details?: SkillError['details']): Result<never> => ({
  ok: false,
  error: { code, message, ...(details && { details }) },
});

interface Answer<Body> {
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}

/** Waits for an answer, and says what came of it. */
export async function settled<Body, T>(call: Promise<Answer<Body>>, read: (body: Body) => T): Promise<Result<T>> {
  try {
    const { data, error, response } = await call;
    if (data === undefined) return refused(response, error);
    const value = read(data);
    return value === undefined ? failed('PYTHON_API_ERROR', 'The answer has no data.') : { ok: true, data: value };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return failed(error instanceof NetworkError ? 'NETWORK_ERROR' : 'REQUEST_SETUP_ERROR', message);
  }
}

/** Every error of the server is problem+json: https://www.rfc-editor.org/rfc/rfc9457 */
function refused({ status, headers }: Response, body: unknown): Result<never> {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const { code } = (typeof problem.error === 'object' && problem.error !== null ? problem.error : problem) as {
    code?: unknown;
  };
  const message = typeof problem.detail === 'string' ? problem.detail : `The server answered ${status}.`;
  const retryAfter = Number(headers.get('retry-after'));
  return failed(`HTTP_${status}`, message, {
    ...(typeof code === 'string' && { code }),
    ...(Array.isArray(problem.errors) && { errors: problem.errors }),
    ...(typeof problem.request_id === 'string' && { requestId: problem.request_id }),
    ...(retryAfter > 0 && { retryAfterSeconds: retryAfter }),
  });
}
