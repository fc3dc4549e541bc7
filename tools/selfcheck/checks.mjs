/**
 * @typedef {import('./client.mjs').Answer} Answer
 * @typedef {{ call: import('./client.mjs').Call, user: string, project: string, workspace: string }} Subject
 * @typedef {{
 *   group: string, name: string, status?: number,
 *   ask: (subject: Subject) => Promise<Answer>,
 *   expect: (body: any, answer: Answer) => boolean | readonly [unknown, unknown],
 * }} Check
 */

/**
 * @param {string} group
 * @param {readonly Omit<Check, 'group'>[]} checks
 * @returns {readonly Check[]}
 */
const grouped = (group, checks) => checks.map((check) => ({ group, ...check }));

/** @param {unknown} value */
const isList = (value) => Array.isArray(value);

/** @param {string} path @param {Record<string, string>} query */
const withQuery = (path, query) => `${path}?${new URLSearchParams(query).toString()}`;

/**
 * A read with the user's id and whatever else the path needs.
 * @param {string} path
 * @param {(subject: Subject) => Record<string, string>} [more]
 */
const read =
  (path, more = () => ({})) =>
  /** @param {Subject} subject */
  (subject) =>
    subject.call('GET', withQuery(path, { user_id: subject.user, ...more(subject) }));

/** @param {string} path @param {(subject: Subject) => object} body */
const post = (path, body) => (/** @type {Subject} */ subject) => subject.call('POST', path, body(subject));

/** @param {string} path @param {import('./client.mjs').CallOptions} [options] */
const plain = (path, options) => (/** @type {Subject} */ subject) => subject.call('GET', path, undefined, options);

const ofProject = (/** @type {Subject} */ { project }) => ({ project_id: project });
const ofWorkspace = (/** @type {Subject} */ { workspace }) => ({ workspace_id: workspace });

/**
 * A documented POST that answers the nested success.
 * @param {string} name
 * @param {(subject: Subject) => object} fields
 * @param {(data: any) => boolean} isRight
 * @returns {Check}
 */
const handler = (name, fields, isRight) => ({
  group: 'handler',
  name: `POST /api/asana/${name}`,
  ask: post(`/api/asana/${name}`, (subject) => ({ user_id: subject.user, ...fields(subject) })),
  expect: ({ ok, data }) => ok === true && data.status === 'success' && isRight(data.data),
});

/**
 * A documented POST that writes: its refusal of an empty body shows that it is there, and nothing is written.
 * @param {string} name
 * @param {string} message
 * @returns {Check}
 */
const refusal = (name, message) => ({
  group: 'handler',
  name: `POST /api/asana/${name} validates`,
  status: 400,
  ask: post(`/api/asana/${name}`, ({ user }) => ({ user_id: user })),
  expect: ({ ok, error }) => [
    { ok, error },
    { ok: false, error: { code: 'VALIDATION_ERROR', message } },
  ],
});

const service = grouped('service', [
  { name: 'lists tasks', ask: read('/api/asana/tasks', ofProject), expect: ({ tasks }) => isList(tasks) },
  {
    name: 'searches tasks',
    ask: read('/api/asana/search', (subject) => ({ ...ofProject(subject), query: 'a' })),
    expect: ({ tasks, results }) => isList(tasks ?? results),
  },
  { name: 'lists projects', ask: read('/api/asana/projects'), expect: ({ projects }) => projects.length > 0 },
  { name: 'lists teams', ask: read('/api/asana/teams'), expect: ({ teams }) => isList(teams) },
  { name: 'lists users', ask: read('/api/asana/users'), expect: ({ users }) => users.length > 0 },
  { name: 'shows the profile', ask: read('/api/asana/users/me'), expect: ({ user }) => typeof user.name === 'string' },
]);

/** @type {readonly Check[]} */
const handlers = [
  handler(
    'search',
    (subject) => ({ ...ofProject(subject), query: 'a' }),
    ({ files }) => isList(files),
  ),
  handler('list-tasks', ofProject, ({ files }) => isList(files)),
  handler(
    'projects',
    () => ({}),
    ({ projects }) => isList(projects),
  ),
  handler('sections', ofProject, ({ sections }) => isList(sections)),
  handler('teams', ofWorkspace, ({ teams }) => isList(teams)),
  handler('users', ofWorkspace, ({ users }) => isList(users)),
  {
    group: 'handler',
    name: 'POST /api/asana/user-profile',
    ask: post('/api/asana/user-profile', ({ user }) => ({ user_id: user })),
    expect: ({ ok, data }) => ok === true && typeof data.name === 'string',
  },
  refusal('create-task', 'user_id, project_id, and name are required.'),
  refusal('update-task', 'user_id and task_id are required.'),
  refusal('search', 'user_id, project_id, and query are required.'),
  {
    group: 'handler',
    name: 'a user without a connection is told so',
    status: 401,
    ask: (subject) => subject.call('POST', '/api/asana/user-profile', { user_id: `${subject.user}-nobody` }),
    expect: ({ error }) => [error, { code: 'AUTH_ERROR', message: 'User not authenticated with Asana.' }],
  },
  {
    group: 'handler',
    name: 'nobody is served without a credential',
    status: 401,
    ask: ({ call, user }) => call('GET', `/api/asana/users/me?user_id=${user}`, undefined, { credential: null }),
    expect: ({ ok, error }) => ok === false && error.code === 'UNAUTHENTICATED',
  },
  {
    group: 'handler',
    name: 'the sign-in status says connected',
    ask: read('/api/auth/asana/status'),
    expect: ({ ok, connected, expired }) => [
      { ok, connected, expired },
      { ok: true, connected: true, expired: false },
    ],
  },
];

const health = grouped('health', [
  {
    name: 'overall',
    ask: plain('/api/asana/health'),
    expect: ({ ok, service, status, checks }) =>
      ok === true && service === 'asana' && status === 'healthy' && checks.database.status === 'healthy',
  },
  {
    name: 'tokens',
    ask: read('/api/asana/health/tokens'),
    expect: ({ success, token_health }) => success === true && token_health.has_tokens === true,
  },
  {
    name: 'tokens need a user',
    status: 400,
    ask: plain('/api/asana/health/tokens'),
    expect: ({ success, error }) => [
      { success, error },
      { success: false, error: 'user_id parameter required' },
    ],
  },
  {
    name: 'connection',
    ask: read('/api/asana/health/connection'),
    expect: ({ connection_status, test_result }) =>
      connection_status === 'connected' && test_result.workspaces_retrieved > 0,
  },
  {
    name: 'connection of nobody',
    status: 401,
    ask: ({ call, user }) => call('GET', `/api/asana/health/connection?user_id=${user}-nobody`),
    expect: ({ connection_status }) => [connection_status, 'unauthenticated'],
  },
  {
    name: 'summary',
    ask: read('/api/asana/health/summary'),
    expect: ({ overall_status, components }) =>
      overall_status === 'healthy' && components.tokens.success && components.connection.success,
  },
  {
    name: 'diagnosis',
    ask: read('/api/asana/health/diagnosis'),
    expect: ({ connection }) => [connection.cause, 'healthy'],
  },
]);

const enhanced = grouped('enhanced', [
  { name: 'workflows', ask: read('/api/asana/enhanced/workflows', ofProject), expect: ({ ok }) => ok === true },
  { name: 'automation', ask: read('/api/asana/enhanced/automation'), expect: ({ ok }) => ok === true },
  { name: 'analytics', ask: read('/api/asana/enhanced/analytics', ofProject), expect: ({ ok }) => ok === true },
]);

const application = grouped('main app', [
  ...['/healthz', '/health', '/readyz'].map((path) => ({
    name: `GET ${path}`,
    ask: plain(path, { credential: null }),
    expect: (/** @type {any} */ body) => /** @type {const} */ ([body, { status: 'ok' }]),
  })),
  {
    name: 'describes itself in OpenAPI',
    ask: plain('/docs/openapi.json', { credential: null }),
    expect: ({ paths }) => Object.keys(paths).filter((path) => path.startsWith('/api/asana/')).length > 15,
  },
  {
    name: 'leads to the consent page',
    ask: read('/api/oauth/asana/url'),
    expect: ({ success, service, oauth_url }) => success === true && service === 'asana' && URL.canParse(oauth_url),
  },
]);

const registry = grouped('registry', [
  {
    name: 'lists Asana with all it offers',
    ask: plain('/api/services/asana_service'),
    expect: ({ service }) => [
      [service.name, service.type, service.capabilities.length, service.chat_commands.length],
      ['Asana', 'project_management', 11, 5],
    ],
  },
  {
    name: 'knows its health',
    ask: read('/api/services/health'),
    expect: ({ overall_health, healthy_services, total_services }) =>
      overall_health === 'healthy' && healthy_services === total_services,
  },
  {
    name: 'carries out a chat command',
    ask: post('/api/services/test-chat-command', ({ user }) => ({
      user_id: user,
      service_id: 'asana_service',
      command: 'use asana',
    })),
    expect: ({ success, simulated }) => success === true && simulated === false,
  },
]);

/** The 37 checks. They read, or are refused: nothing is written. */
export const CHECKS = [...service, ...handlers, ...health, ...enhanced, ...application, ...registry];
