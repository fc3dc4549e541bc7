import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import request, { type Response } from 'supertest';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { freePort } from '../../tools/network/ports.mjs';
import { startTestApp, type TestApp } from '../support/app.js';
import { compiled } from '../support/compiled.mjs';
import { connectAsana } from '../support/connect.js';
import { readOpenApi } from '../support/openapi.js';
import { DatabaseGate } from '../support/database-gate.js';
import { until } from '../support/eventually.js';
import { kill } from './processes.js';

const REPETITIONS = 100;
const MAIN = compiled('src/main.ts');
/** Any number: the gate before which an answer waits to be stored. */
const GATE = 6_749_002;
const USER = 'ada';
const KEY_HEADER = 'Idempotency-Key';
/** POSTs that create nothing, or nothing twice, and why. */
const TAKES_NO_KEY: Readonly<Record<string, readonly string[]>> = {
  'only reads': [
    ...['search', 'listTasks', 'sections', 'teams', 'users', 'userProfile'].map((name) => `asana.post.${name}`),
    ...['search', 'sections', 'teams', 'users', 'profile'].map((name) => `integrations.${name}.post`),
    ...['connections.test', 'services.chatCommands.test', 'jobs.dryRun'],
  ],
  'sets something to what it may be already': [
    ...['asana.post.updateTask', 'asana.tasks.complete', 'asana.projects.archive', 'asana.bulk.cancel'],
    ...['asana.tasks.addTag', 'asana.tasks.addFollowers', 'asana.tasks.addProject', 'asana.sections.addTask'],
    ...['asana.dependencies.add', 'asana.dependents.add', 'oauth.disconnect', 'oauth.refresh'],
    ...['okta.users.update', 'okta.users.changeStatus', 'okta.groups.addMember'],
    ...['jobs.pause', 'jobs.resume', 'jobs.stop', 'callbacks.config.save'],
  ],
  'only reads, with a token that the caller brings': [
    ...['okta.orgs.check', 'okta.apps.listing', 'jobs.validateToken', 'jobs.workspaces'],
  ],
  'removes what is still there': ['jobs.cleanup', 'jobs.workspace.cleanup'],
  'works off items whose creation is looked for first': ['asana.bulk.retry'],
  'mints what is not kept: a repeated one would only be older': ['access.sessions.create', 'oauth.authorize.create'],
  'does again what has its effects once': [
    ...['webhooks.deliveries.replay', 'webhooks.deliveries.replayMany'],
    ...['outgoing.messages.replay', 'outgoing.messages.replayMany'],
  ],
  'sends a message that says that it is a test': ['outgoing.endpoints.test'],
  'tries what it takes and leaves nothing': ['callbacks.config.test'],
  'is known again by its bytes': ['webhooks.receive', 'callbacks.webhook.receive'],
  'looks whether there is something to do': ['webhooks.subscriptions.check'],
  'is good for one use by its code': ['oauth.callback.create'],
  'passes on what the provider makes of it': ['proxy.post'],
};

/** A server in a process of its own, to be killed. */
interface Victim {
  readonly port: number;
  readonly process: ChildProcess;
  /** The first word it says. */
  readonly ready: Promise<object>;
}

describe('idempotency', () => {
  /** Two instances over one database, and others that come later. */
  let one: TestApp;
  let two: TestApp;
  let env: Record<string, string>;
  let admin: pg.Client;
  let gate: DatabaseGate;
  let dataDir: string;
  const victims: Victim[] = [];
  let used = 0;
  let keys = 0;
  const newKey = () => `key-${++keys}`;

  beforeAll(async () => {
    const shared = { ENCRYPTION_KEYS: generateKeyRing(), LOG_LEVEL: 'info' };
    one = await startTestApp(shared);
    env = { ...shared, ...Object.assign({}, ...Object.values(one.sandbox.env)), DATABASE_URL: one.databaseUrl };
    two = await startTestApp(env);
    await connectAsana(one, USER);
    one.sandbox.asana.setLimits({ perMinute: 1_000_000, concurrentWrites: 1_000, concurrentReads: 1_000 });
    admin = new pg.Client({ connectionString: one.databaseUrl });
    await admin.connect();
    gate = new DatabaseGate(admin, GATE);
    dataDir = mkdtempSync(path.join(tmpdir(), 'switchyard-idempotency-'));
    // They come up while the tests run that do not need them.
    victims.push(await startVictim(), await startVictim());
  }, 60_000);
  afterAll(async () => {
    await Promise.all(victims.map((victim) => kill(victim.process)));
    rmSync(dataDir, { recursive: true, force: true });
    await admin.end();
    await two.close();
    await one.close();
  });
  beforeEach(() => one.sandbox.asana.clearFaults());

  async function startVictim(): Promise<Victim> {
    const port = await freePort();
    const child = fork(MAIN, {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: {
        ...process.env,
        ...env,
        NODE_ENV: 'test',
        PORT: String(port),
        DATA_DIR: dataDir,
        DATABASE_POOL_SIZE: '3',
        SWITCHYARD_API_KEY: one.key,
        UPSTREAM_ALLOW_LOOPBACK: 'true',
        THROTTLE_LIMIT: '100000',
      },
    });
    return { port, process: child, ready: once(child, 'message').then(([message]) => message as object) };
  }

  const post = (server: Pick<TestApp, 'http'>, key: string | undefined, route: string, body: object) => {
    const call = server.http().post(route);
    return (key === undefined ? call : call.set('Idempotency-Key', key)).send({ user_id: USER, ...body });
  };
  const create = (server: Pick<TestApp, 'http'>, key: string | undefined, name: string) =>
    post(server, key, '/api/asana/tasks', { name });
  /** What the provider has of it. */
  const created = (name: string) => one.sandbox.asana.snapshot().state.tasks.filter((task) => task.name === name);
  const commented = (text: string) => one.sandbox.asana.snapshot().state.stories.filter((story) => story.text === text);
  const atTheTwin = async (match: string) =>
    until('the twin was called', async () =>
      one.sandbox.asana.calls().some((call) => JSON.stringify(call).includes(match)),
    );
  const slowly = (delayMs: number) =>
    one.sandbox.asana.setFaults([{ match: { method: 'POST', path: '/api/1.0/tasks' }, fault: { delayMs } }]);

  /** A hundred posts with one key, over both instances. @throws unless they created once */
  async function storm(key: string, name: string) {
    slowly(200);
    const posts = Array.from({ length: REPETITIONS }, (_, i) => create(i % 2 ? one : two, key, name));
    const answers = await Promise.all(posts.map(async (answer) => answer));
    const count = created(name).length;
    if (count !== 1) throw new Error(`${REPETITIONS} posts with one key created ${count} tasks`);
    return answers;
  }

  it('is offered by every POST that creates', async () => {
    const { paths } = await readOpenApi(one);
    const posts = Object.values(paths).flatMap(({ post: operation }) => (operation ? [operation] : []));
    const takesKey = ({ parameters }: (typeof posts)[number]) => parameters?.some(({ name }) => name === KEY_HEADER);
    const without = posts.filter((operation) => !takesKey(operation)).map(({ operationId }) => operationId);
    // Whoever adds a POST decides: a key, or the reason why none is needed.
    expect(without.sort()).toEqual(Object.values(TAKES_NO_KEY).flat().sort());
    expect(posts.length - without.length).toBeGreaterThan(10);
  });

  it(`of ${REPETITIONS} posts with one key over two instances one creates`, async () => {
    const key = newKey();
    const answers = await storm(key, 'Once');
    const [task] = created('Once');
    const outcomes = answers.map(({ status, body }) => (status === 201 ? body.task.gid : body.error.code));
    expect(new Set(outcomes)).toEqual(new Set([task?.gid, 'IDEMPOTENCY_CONFLICT']));
    const again = await create(two, key, 'Once').expect(201).expect('idempotency-replayed', 'true');
    expect(again.body.task.gid).toBe(task?.gid);
    const refused = outcomes.filter((outcome) => outcome === 'IDEMPOTENCY_CONFLICT').length;
    console.log(`idempotency: ${REPETITIONS} posts, 2 instances, 1 task created, ${refused} refused while in flight`);
  });

  it('would be seen to create more without the claim', async () => {
    await admin.query(`
      CREATE FUNCTION lose_key() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.key := gen_random_uuid(); RETURN NEW; END $$;
      CREATE TRIGGER lose_key BEFORE INSERT ON idempotent_requests FOR EACH ROW EXECUTE FUNCTION lose_key();`);
    const broken = storm(newKey(), 'Many times').finally(() => admin.query('DROP FUNCTION lose_key CASCADE'));
    await expect(broken).rejects.toThrow(/created \d{2,} tasks/);
  });

  it('answers 409 while the first is in flight, and its answer afterwards', async () => {
    const key = newKey();
    slowly(500);
    const first = create(one, key, 'Slow one').then((answer) => answer);
    await atTheTwin('Slow one');
    const refused = await create(two, key, 'Slow one').expect(409);
    expect(refused.headers['retry-after']).toBe('1');
    expect(refused.headers['content-type']).toMatch(/problem\+json/);
    expect(refused.body).toMatchObject({
      type: 'urn:switchyard:problem:idempotency_conflict',
      status: 409,
      ok: false,
      error: { code: 'IDEMPOTENCY_CONFLICT' },
    });
    const { body, headers } = await first;
    expect(headers['idempotency-replayed']).toBeUndefined();
    const replay = await create(two, key, 'Slow one').expect(201).expect('idempotency-replayed', 'true');
    expect(replay.body).toEqual(body);
  });

  it('answers 422 for another request under the same key, and 400 for what is no key', async () => {
    const key = newKey();
    await create(one, key, 'First').expect(201);
    const refused = await create(two, key, 'Second').expect(422);
    expect(refused.body).toMatchObject({ ok: false, error: { code: 'IDEMPOTENCY_MISMATCH' } });
    const malformed = await create(one, 'a, b', 'Third').expect(400);
    expect(malformed.body.errors).toEqual([{ field: 'Idempotency-Key', message: expect.any(String) }]);
    expect([...created('Second'), ...created('Third')]).toEqual([]);
  });

  it('repeats a definite failure, in the form of its route', async () => {
    const key = newKey();
    const first = await post(one, key, '/api/asana/tasks', { due_on: 'never' }).expect(400);
    const again = await post(two, key, '/api/asana/tasks', { due_on: 'never' }).expect(400);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.body).toEqual({ ...first.body, request_id: again.headers['x-request-id'] });
    expect(again.body.errors.length).toBeGreaterThan(1);
  });

  it('carries on after the provider refused because of its limits', async () => {
    const key = newKey();
    const fault = { status: 429, retryAfter: 0 };
    one.sandbox.asana.setFaults([{ match: { method: 'POST', path: '/api/1.0/tasks' }, fault }]);
    await create(one, key, 'Later').expect(429);
    one.sandbox.asana.clearFaults();
    await until('it was created', async () => (await create(two, key, 'Later')).status === 201);
    expect(created('Later')).toHaveLength(1);
  });

  it('shows a new API key to the repetition too, and never keeps it in the open', async () => {
    const key = newKey();
    const body = { name: 'crm', scopes: ['asana:read'] };
    const [first, again] = [
      await one.http().post('/api/keys').set('Idempotency-Key', key).send(body).expect(201),
      await two.http().post('/api/keys').set('Idempotency-Key', `"${key}"`).send(body).expect(201),
    ];
    expect(again.body).toEqual(first.body);
    const { rows } = await admin.query('SELECT answer FROM idempotent_requests WHERE key = $1', [key]);
    expect(rows).toEqual([{ answer: expect.not.stringContaining(String(first.body.key)) }]);
  });

  it('keeps users apart', async () => {
    const key = newKey();
    await create(one, key, 'Mine').expect(201);
    const other = await post(one, key, '/api/asana/tasks', { name: 'Mine', user_id: 'nobody-connected' });
    expect(other.status).toBe(401);
    expect(other.headers['idempotency-replayed']).toBeUndefined();
  });

  it('finds what a lost answer had created, and says so where it cannot', async () => {
    const lost = [{ match: { method: 'POST' }, times: 1, fault: { reset: 'after' as const } }];
    const [taskKey, commentKey] = [newKey(), newKey()];
    one.sandbox.asana.setFaults(lost);
    await create(one, taskKey, 'Answer lost').expect(500);
    await letLeasesRunOut();
    await create(two, taskKey, 'Answer lost').expect(201);
    const [task, ...more] = created('Answer lost');
    expect(more).toEqual([]);

    const comments = `/api/asana/tasks/${task?.gid}/comments`;
    one.sandbox.asana.setFaults(lost);
    await post(one, commentKey, comments, { comment: 'Answer lost too' }).expect(500);
    await letLeasesRunOut();
    const unknown = await post(two, commentKey, comments, { comment: 'Answer lost too' }).expect(409);
    expect(unknown.body.error.code).toBe('IDEMPOTENCY_OUTCOME_UNKNOWN');
    expect(commented('Answer lost too')).toHaveLength(1);
  });

  it('remembers over a restart', async () => {
    const key = newKey();
    const { body } = await create(two, key, 'Before the restart').expect(201);
    await two.close();
    two = await startTestApp(env);
    const again = await create(two, key, 'Before the restart').expect(201).expect('idempotency-replayed', 'true');
    expect(again.body).toEqual(body);
    expect(created('Before the restart')).toHaveLength(1);
  });

  /** What the time of a silent process would do by itself a little later. */
  const letLeasesRunOut = () =>
    admin.query(`UPDATE idempotent_requests SET lease_until = now() - interval '1 s' WHERE lease_until IS NOT NULL`);

  describe('when the process is killed after the provider has created and before anybody was told', () => {
    beforeAll(async () => {
      // Lets the storing of an answer stop in the database while this session holds the gate.
      await admin.query(`
        CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN ${gate.passing} RETURN NEW; END $$;
        CREATE TRIGGER gate BEFORE UPDATE ON idempotent_requests FOR EACH ROW
          WHEN (NEW.status IS NOT NULL) EXECUTE FUNCTION wait_at_gate();`);
    });

    /** Kills the process while it is about to store the answer of a post. */
    async function killAtGate(send: (server: Pick<TestApp, 'http'>) => PromiseLike<Response>) {
      const { port, process: child, ready } = victims[used++] as Victim;
      expect(await ready).toMatchObject({ type: 'ready' });
      await gate.close();
      const http = () => request.agent(`http://127.0.0.1:${port}`).set('authorization', `Bearer ${one.key}`);
      let answer: string | undefined;
      const answered = send({ http }).then(
        ({ status, text }) => (answer = `${status} ${text}`),
        (error: Error) => (answer = error.message),
      );
      const isAnswered = answered.then(() => Promise.reject(new Error(`The gate did not hold: ${answer}`)));
      await Promise.race([gate.untilOneWaits(), isAnswered]);
      await kill(child);
      await gate.endWaiting();
      await gate.open();
      await answered;
      expect(answer).toMatch(/hang up|ECONNRESET/);
    }

    it('the repetition finds the task and does not create another', async () => {
      const key = newKey();
      await killAtGate((server) => create(server, key, 'Killed in the middle'));
      expect(created('Killed in the middle')).toHaveLength(1);
      await create(one, key, 'Killed in the middle').expect(409);

      await letLeasesRunOut();
      const { body } = await create(one, key, 'Killed in the middle').expect(201);
      expect(created('Killed in the middle').map((task) => task.gid)).toEqual([body.task.gid]);
      await create(two, key, 'Killed in the middle').expect(201).expect('idempotency-replayed', 'true');
      console.log('idempotency: SIGKILL between creation and answer, repeated: 1 task created');
    }, 30_000);

    it('the repetition of what cannot be found again is told so', async () => {
      const key = newKey();
      const { body } = await create(one, undefined, 'Commented').expect(201);
      const comments = `/api/asana/tasks/${body.task.gid}/comments`;
      await killAtGate((server) => post(server, key, comments, { comment: 'Killed too' }));
      await letLeasesRunOut();
      const unknown = await post(one, key, comments, { comment: 'Killed too' }).expect(409);
      expect(unknown.body.error.code).toBe('IDEMPOTENCY_OUTCOME_UNKNOWN');
      expect(commented('Killed too')).toHaveLength(1);
    }, 30_000);
  });
});
