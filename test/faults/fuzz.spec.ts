import { Agent, type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';
import { ANA, startAsanaApp } from '../contract/asana-support.js';
import { type TestApp } from '../support/app.js';
import { configureCallbacks } from '../support/callbacks.js';
import { documentedOperations, type DocumentedOperation } from '../support/openapi.js';
import { Random } from './fuzz-random.js';
import { RAW_REQUESTS, sendRaw } from './fuzz-raw.js';
import { type HostileRequest, hostileRequest, type Vocabulary } from './fuzz-requests.js';

const REQUESTS = 5_000;
const AT_ONCE = 8;
const LOOP_DELAY_MS = 100;
/** Each has a connection and so a rate budget of its own: the provider's limits should not answer for us. */
const USERS = 40;
/** Loses its connection now and then, so that the others keep theirs. */
const VICTIM = 'victim';
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000_000);

/** Beyond what operations document: whatever is wrong with a request before it has an operation. */
const BEFORE_ANY_OPERATION = new Set([404, 408, 413, 414, 415, 431]);
const PROBLEM_MEMBERS = ['type', 'title', 'status', 'detail'];
/** Nothing of our inside belongs into an answer. */
const INSIDES = /node_modules|\bat \S+ \(|Prisma|PostgreSQL|ECONN|SyntaxError|TypeError|Unexpected token|Invalid `/;

/** Its answers are the provider's own, passed on as they are. */
const PASSES_ON = /^proxy\./;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

interface Finding {
  readonly what: string;
  readonly request: HostileRequest;
  readonly answer: Answer;
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** An error of the connection alone says that the server closed it without a word. */
const send = (port: number, { method, target, headers, body }: HostileRequest) =>
  new Promise<Answer>((resolve, reject) => {
    const length = body && { 'content-length': String(body.length) };
    const options = { agent, host: '127.0.0.1', port, method, path: target, headers: { ...headers, ...length } };
    const call = httpRequest(options, (answer) => {
      const head = { status: answer.statusCode ?? 0, headers: answer.headers };
      // A stream of events has no end.
      if (head.headers['content-type']?.startsWith('text/event-stream')) {
        resolve({ ...head, text: '' });
        call.destroy();
        return;
      }
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ ...head, text }));
      answer.on('error', reject);
    });
    call.on('error', reject).end(body);
  });

function problemMembers(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** What is wrong with an answer; undefined when nothing is. */
function judge(
  { operation, method, mutations }: HostileRequest,
  { status, headers, text }: Answer,
): string | undefined {
  if (status >= 500) return `answered ${status}`;
  if (!headers['x-request-id']) return 'lacks X-Request-Id';
  if (headers['x-injected'] !== undefined) return 'let a header be injected';
  if (status < 400) return undefined;
  if (INSIDES.test(text)) return 'shows its inside';
  if (method === 'HEAD') return undefined;

  const type = headers['content-type']?.split(';', 1)[0] ?? '';
  if (PASSES_ON.test(operation.id) && type === 'application/json') return undefined;

  const strayed = mutations.some((name) => name.startsWith('path') || name === 'method');
  const documented = strayed ? undefined : operation.responses[String(status)]?.content;
  if (!documented && !strayed && !BEFORE_ANY_OPERATION.has(status)) return `answered ${status}, not documented`;
  if (documented && !(type in documented)) return `answered ${type}, not documented`;
  if (type === 'text/plain') return text.trim() === '' ? 'says nothing' : undefined;
  if (type !== 'application/problem+json') return `answered ${type} instead of a problem`;
  const body = problemMembers(text);
  const required = [...PROBLEM_MEMBERS, ...((documented?.[type]?.schema?.required ?? []) as string[])];
  const absent = required.find((member) => !(member in body));
  if (absent) return `lacks the documented member ${absent}`;
  return body.status === status ? undefined : `says ${String(body.status)} in an answer of ${status}`;
}

/** Sends the requests, some at once. */
async function fuzz(port: number, requests: Iterable<HostileRequest>) {
  const findings: Finding[] = [];
  const statuses = new Map<number, number>();
  const queue = requests[Symbol.iterator]();
  const worker = async () => {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const answer = await send(port, next.value).catch((error: Error): Answer => {
        return { status: 0, headers: { 'x-request-id': '-' }, text: error.message };
      });
      const what = answer.status === 0 ? `closed the connection: ${answer.text}` : judge(next.value, answer);
      if (what) findings.push({ what, request: next.value, answer });
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { findings, statuses };
}

function describeFinding({ what, request, answer }: Finding): string {
  const { operation, mutations, method, target, headers, body } = request;
  const shown = JSON.stringify({ ...headers, authorization: '…' }).slice(0, 200);
  return [
    `${operation.id} ${what} (${mutations.join(', ')})`,
    `  ${method} ${target.slice(0, 200)} ${shown}`,
    `  ${body?.toString().slice(0, 300) ?? ''}`,
    `  → ${answer.status} ${answer.text.slice(0, 300)}`,
  ].join('\n');
}

describe(`fuzz (FUZZ_SEED=${SEED})`, () => {
  let app: TestApp;
  let operations: DocumentedOperation[];
  let vocabulary: Vocabulary;
  beforeAll(async () => {
    const asana = await startAsanaApp({ LOG_LEVEL: 'error' });
    app = asana;
    app.sandbox.asana.setLimits({ perMinute: 1_000_000, concurrentReads: 1_000, concurrentWrites: 1_000 });
    for (let user = 0; user < USERS; user++) await asana.connect(`user-${user}`, ANA);
    await asana.connect(VICTIM, ANA);
    const workspace = await asana.gidOf('/workspaces', 'Meridian Labs');
    const project = await asana.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch');
    const [task] = (await asana.upstream(`/projects/${project}/tasks`)) as { gid: string }[];
    operations = await documentedOperations(app);
    const workflow = await configureCallbacks(app, project);
    vocabulary = vocabularyOf({ workspace, project, task: task?.gid ?? '' }, workflow);
  }, 60_000);
  afterAll(async () => {
    agent.destroy();
    await app.close();
  });

  function* requests(count: number, among: readonly DocumentedOperation[], seed: number) {
    const random = new Random(seed);
    for (let sent = 0; sent < count; sent++) {
      const operation = among[sent % among.length] as DocumentedOperation;
      yield hostileRequest(operation, vocabulary, app.key, random);
    }
  }

  it(`of ${REQUESTS} hostile requests none breaks the server or its manners`, async () => {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const started = performance.now();
    const { findings, statuses } = await fuzz(app.settings.http.port, requests(REQUESTS, operations, SEED));
    delay.disable();
    const seconds = (performance.now() - started) / 1000;
    const p99 = delay.percentile(99) / 1e6;
    const counts = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${status}: ${count}`);
    console.log(
      `fuzz: ${REQUESTS} requests over ${operations.length} operations in ${seconds.toFixed(0)} s, seed ${SEED}; ` +
        `${counts.join(', ')}; event loop p99 ${p99.toFixed(0)} ms`,
    );
    if (findings.length > 0) {
      const shown = [
        ...new Map(findings.map((finding) => [finding.request.operation.id + finding.what, finding])).values(),
      ];
      throw new Error(`${findings.length} findings, FUZZ_SEED=${SEED}:\n${shown.map(describeFinding).join('\n')}`);
    }
    const succeeded = [...statuses].filter(([status]) => status < 400).reduce((sum, [, count]) => sum + count, 0);
    // Requests that all fail at the first check would show little.
    expect(succeeded).toBeGreaterThan(REQUESTS / 20);
    expect(p99).toBeLessThanOrEqual(LOOP_DELAY_MS);
    await app.http(null).get('/livez').expect(200);
  }, 90_000);

  it.each(Object.entries(RAW_REQUESTS))('what is not HTTP, as %s, gets a problem or nothing', async (_, request) => {
    const said = await sendRaw(app.settings.http.port, request);
    const [head = '', body = ''] = said.split('\r\n\r\n', 2);
    if (said === '') return;
    expect(head).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(head.toLowerCase()).toContain('content-type: application/problem+json');
    expect(Object.keys(problemMembers(body))).toEqual(expect.arrayContaining(PROBLEM_MEMBERS));
  });

  it('a HEAD that cannot be read is answered without a body', async () => {
    const said = await sendRaw(
      app.settings.http.port,
      `HEAD /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    );
    expect(said).toMatch(/^HTTP\/1\.1 431 [^]*\r\n\r\n$/);
  });

  it('would be seen to fail if the database refused what the server had let pass', async () => {
    const database = new pg.Client({ connectionString: app.databaseUrl });
    await database.connect();
    await database.query('ALTER TABLE api_keys ADD CONSTRAINT picky CHECK (length(name) < 2) NOT VALID');
    const keys = operations.filter(({ id }) => id === 'access.keys.create');
    const { findings } = await fuzz(app.settings.http.port, requests(100, keys, SEED)).finally(async () => {
      await database.query('ALTER TABLE api_keys DROP CONSTRAINT picky');
      await database.end();
    });
    expect(findings.map(({ what }) => what)).toContain('answered 500');
  });

  it.each<[string, Partial<Answer>]>([
    ['answered 503', { status: 503 }],
    ['answered 418, not documented', { status: 418 }],
    ['lacks the documented member', { text: '{"type":"urn:x","title":"x","status":400,"detail":"x"}' }],
    ['lacks the documented member type', { text: '<html>' }],
    ['answered text/html, not documented', { headers: { 'x-request-id': 'r', 'content-type': 'text/html' } }],
    ['lacks X-Request-Id', { headers: {} }],
    ['shows its inside', { text: 'TypeError: x is not a function\n    at f (/app/dist/x.js:1:2)' }],
  ])('would be seen if a route %s', (what, change) => {
    const operation = operations.find(({ id }) => id === 'asana.tasks.list') as DocumentedOperation;
    const request = { operation, mutations: [], method: 'GET', target: '/', headers: {}, body: undefined };
    const headers = { 'x-request-id': 'r', 'content-type': 'application/problem+json; charset=utf-8' };
    expect(judge(request, { status: 400, headers, text: '{}', ...change })).toContain(what);
  });
});

/** Real things for the fields that name them; for others something that usually fits. */
function vocabularyOf(gids: { workspace: string; project: string; task: string }, workflow: object): Vocabulary {
  const endsConnections = /disconnect|connections\.delete/;
  const named: Readonly<Record<string, unknown>> = {
    provider: 'asana',
    id: 'asana_service',
    name: 'A name',
    query: 'plan',
    limit: 5,
    operation: 'create',
    comment: 'A comment',
    text: 'A comment',
    scopes: ['asana:read'],
    access_token: 'token-of-nobody',
    due_on: '2027-01-31',
    completed: false,
    archived: false,
    public: true,
    assignee: 'me',
    color: 'dark-blue',
    notes: 'Notes',
    service_id: 'asana_service',
    command: 'show my asana tasks',
    type: 'all',
    data: { name: 'A task' },
    projects: [gids.project],
    status: 'active',
    user: 'me',
    path: 'workspaces',
    action: 'create',
    items: [{ name: 'One of many' }],
    trigger: { type: 'manual', project_id: gids.project },
    conditions: [{ field: 'name', operator: 'contains', value: 'no such name' }],
    actions: [{ type: 'complete' }],
    dry_run: true,
    ...workflow,
    campaignId: 'spring',
    taskData: { type: 'callback', lead: { id: 'crm-1', name: 'A name' } },
    leads: [{ name: 'A name' }],
    target: gids.project,
  };
  const gidOf = (field: string) => {
    if (/workspace|organization/i.test(field)) return gids.workspace;
    if (/project/i.test(field)) return gids.project;
    if (/task|parent|gid/i.test(field)) return gids.task;
    return undefined;
  };
  return {
    value({ id }, field, random) {
      if (field === 'user_id') return endsConnections.test(id) ? VICTIM : `user-${random.below(USERS)}`;
      return named[field] ?? gidOf(field) ?? random.of(['x', 1, true, null]);
    },
  };
}
