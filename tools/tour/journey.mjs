const USER = 'tour';

/**
 * Connect an Asana account through OAuth, work with its tasks, see that everything is healthy, disconnect.
 * @param {{ url: string, key: string }} server
 */
export async function journey({ url, key }) {
  const call = caller(url, key);
  let number = 0;
  /**
   * @template T
   * @param {string} title
   * @param {() => Promise<[T, string]>} work what the step yields, and what to tell of it
   */
  const step = async (title, work) => {
    number += 1;
    const started = performance.now();
    const [result, told] = await work().catch((/** @type {Error} */ error) => {
      throw new Error(`${number}. ${title}: ${error.message}`);
    });
    const time = `${Math.round(performance.now() - started)} ms`;
    console.log(`  ✓ ${String(number).padStart(2)}. ${title.padEnd(34)} ${told} (${time})`);
    return result;
  };

  await step('The server is ready', async () => [null, (await call('GET', '/readyz')).body.status]);
  const authorization = await step('Ask where to sign in to Asana', async () => {
    const { body, cookie } = await call('GET', `/api/auth/asana/authorize?user_id=${USER}`);
    return [{ address: String(body.auth_url), cookie }, new URL(body.auth_url).host];
  });
  const back = await step('Sign in at the sandbox and allow', async () => {
    const location = await consent(authorization.address);
    return [location, 'the browser comes back with a code'];
  });
  await step('The callback stores the tokens', async () => {
    const { headers } = await call('GET', back, undefined, { cookie: authorization.cookie, expect: 302 });
    const target = headers.get('location') ?? '';
    if (!target.includes('status=connected')) throw new Error(`redirected to ${target}`);
    return [null, target];
  });
  await step('The status says connected', async () => {
    const { body } = await call('GET', `/api/auth/asana/status?user_id=${USER}`);
    if (!body.connected) throw new Error('not connected');
    return [null, `as ${body.tokens.user_info.name}`];
  });
  const project = await step('List the projects', async () => {
    const { body } = await call('GET', `/api/asana/projects?user_id=${USER}`);
    const first = body.projects[0];
    if (!first) throw new Error('there is none');
    return [first, `${body.projects.length}, the first is "${first.name}"`];
  });
  await step('List its tasks', async () => {
    const { body } = await call('GET', `/api/asana/tasks?user_id=${USER}&project_id=${project.gid}&limit=5`);
    return [null, `${body.tasks.length}, more: ${body.pagination.has_more}`];
  });
  const name = `Tour of ${new Date().toISOString()}`;
  const task = await step('Create a task', async () => {
    const { body } = await call(
      'POST',
      '/api/asana/tasks',
      { user_id: USER, name, project_id: project.gid },
      { expect: 201 },
    );
    return [body.task, body.task.gid];
  });
  await step('Complete it', async () => {
    const { body } = await call('PUT', `/api/asana/tasks/${task.gid}`, { user_id: USER, completed: true });
    if (body.task.completed !== true) throw new Error('it is still open');
    return [null, 'completed'];
  });
  await step('Find it again by search', async () => {
    const { body } = await call('POST', '/api/asana/search', { user_id: USER, project_id: project.gid, query: name });
    const found = body.tasks.some((/** @type {{ gid: string }} */ t) => t.gid === task.gid);
    if (!found) throw new Error('it was not found');
    return [null, `${body.tasks.length} found`];
  });
  await step('Everything is healthy', async () => {
    const { body } = await call('GET', `/api/asana/health/summary?user_id=${USER}`);
    if (body.overall_status !== 'healthy') throw new Error(`it is ${body.overall_status}`);
    return [null, body.overall_status];
  });
  await step('Disconnect: revoke and forget', async () => {
    const { body } = await call('POST', '/api/auth/asana/disconnect', { user_id: USER });
    return [null, body.message];
  });
}

/** What the browser does: opens the consent page of the sandbox, allows, and is sent back. @param {string} address */
async function consent(address) {
  const page = new URL(address);
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(page.hostname)) {
    throw new Error(`this server talks to the real ${page.hostname}; the tour needs the sandbox (SANDBOX=on)`);
  }
  page.searchParams.set('sandbox_auto_approve', 'ana.ruiz@example.com');
  const answer = await fetch(page, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
  const location = answer.headers.get('location');
  if (!location) throw new Error(`the sandbox answered ${answer.status} without sending the browser back`);
  const { pathname, search } = new URL(location);
  return pathname + search;
}

/**
 * @param {string} url
 * @param {string} key
 */
function caller(url, key) {
  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @param {{ cookie?: string, expect?: number }} [options]
   */
  return async (method, path, body, { cookie, expect = 200 } = {}) => {
    const response = await fetch(url + path, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
      headers: {
        // The browser that comes back from the provider has the cookie and no key.
        ...(cookie ? { cookie } : { authorization: `Bearer ${key}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
    if (response.status !== expect)
      throw new Error(
        `${method} ${path.split('?')[0]} answered ${response.status}: ${json.detail ?? text.slice(0, 200)}`,
      );
    const set = response.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    return { body: json, headers: response.headers, cookie: set.join('; ') };
  };
}
