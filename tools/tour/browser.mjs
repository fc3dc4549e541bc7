const TIMEOUT_MS = 10_000;

/** @param {string} address */
const visit = (address, headers = {}) =>
  fetch(address, { redirect: 'manual', headers, signal: AbortSignal.timeout(TIMEOUT_MS) });

/**
 * What the browser does: opens the consent page of the sandbox, allows, and comes back to the server.
 * @param {string} url of the server
 * @param {string} address of the consent page
 * @param {string} cookie that the server set when the sign-in began
 * @returns {Promise<string>} where the server sends it in the end
 */
export async function signIn(url, address, cookie) {
  const page = new URL(address);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(page.hostname)) {
    throw new Error(`this server talks to the real ${page.hostname}; the tour needs the sandbox (SANDBOX=on)`);
  }
  page.searchParams.set('sandbox_auto_approve', 'ana.ruiz@example.com');
  const allowed = await visit(page.href);
  const back = allowed.headers.get('location');
  if (!back) throw new Error(`the sandbox answered ${allowed.status} without sending the browser back`);
  const { pathname, search } = new URL(back);
  const landed = await visit(url + pathname + search, { cookie });
  const target = landed.headers.get('location') ?? '';
  if (!target.includes('status=connected')) throw new Error(`the callback answered ${landed.status} to ${target}`);
  return target;
}

/** The cookies an answer sets, as a browser would send them back. @param {Response} response */
export const cookiesOf = (response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
