/** Longest an answer may take, in milliseconds. */
const TIMEOUT_MS = 30_000;

/**
 * @typedef {{ status: number, body: any, text: string }} Answer
 * @typedef {{ credential?: string | null, cookie?: string }} CallOptions
 * @typedef {(method: string, path: string, body?: object, options?: CallOptions) => Promise<Answer & { headers: Headers }>} Call
 */

/**
 * Calls of one server with its API key, unless told otherwise; `credential: null` sends none.
 * @param {{ url: string, key: string }} server
 * @returns {Call}
 */
export const callerOf =
  ({ url, key }) =>
  async (method, path, body, { credential = key, cookie } = {}) => {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {
        ...(credential && { authorization: `Bearer ${credential}` }),
        ...(cookie && { cookie }),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
  };

/**
 * Connects the user through the sandbox's sign-in, as a browser would.
 * @param {Call} call
 * @param {string} user
 */
export async function connect(call, user) {
  const begun = await call('GET', `/api/auth/asana/authorize?user_id=${user}`);
  if (begun.status !== 200) throw new Error(`the sign-in did not begin: ${begun.status} ${begun.body?.error ?? ''}`);
  const consent = new URL(begun.body.auth_url);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(consent.hostname)) {
    throw new Error(`this server talks to the real ${consent.hostname}: the self-check needs the sandbox (SANDBOX=on)`);
  }
  consent.searchParams.set('sandbox_auto_approve', 'ana.ruiz@example.com');
  const allowed = await fetch(consent, { redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS) });
  const { pathname, search } = new URL(allowed.headers.get('location') ?? '');
  const cookie = begun.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  const done = await call('GET', pathname + search, undefined, { credential: null, cookie });
  if (!done.headers.get('location')?.includes('status=connected')) throw new Error('the sign-in did not end connected');
}
