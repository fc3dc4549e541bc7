import type { TestApp } from '../support/app.js';
import { documentedOperations } from '../support/openapi.js';
import { ANA, type AsanaTestApp, BEN, startAsanaApp } from './asana-support.js';

const LIMIT = 1_000;
const USER = 'levelled';
const ASANA = /^\/api\/(asana|integrations\/asana|proxy)\//;

/** Of an answer: what is left of the provider's limit for the user's connection. */
function levelIn({ headers }: { readonly headers: Record<string, string | undefined> }) {
  const of = (name: string) => headers[`upstream-ratelimit-${name}`];
  return { limit: of('limit'), remaining: of('remaining'), reset: of('reset') };
}

describe('the level of the provider’s limit', () => {
  let app: AsanaTestApp;
  beforeAll(async () => {
    app = await startAsanaApp({ ASANA_RATE_PER_MINUTE: String(LIMIT) });
    await app.connect(USER, ANA);
    await app.connect('other', BEN);
    await workspaces(app, USER).expect(200);
  });
  afterAll(() => app.close());

  const workspaces = (server: TestApp, user: string) =>
    server.http().get('/api/proxy/asana/workspaces').query({ user_id: user });
  const callsAtTheTwin = (person: string) =>
    app.sandbox.asana.calls().filter(({ owner, path }) => owner === person && path.startsWith('/api/1.0/')).length;

  it('stands in every answer about Asana, whether it succeeds or fails', async () => {
    // The callback workflow acts for the organization, not for a user.
    const operations = (await documentedOperations(app)).filter(
      ({ path, id }) => ASANA.test(path) && !/health|^callbacks\./.test(id),
    );
    expect(operations.length).toBeGreaterThan(60);
    const without: string[] = [];
    for (const { method, path, hasBody, id } of operations) {
      const target = path.replace('{provider}', 'asana').replace(/\{\w+\}/g, '1200000000000001');
      const call = app.http()[method.toLowerCase() as 'get'](target).query({ user_id: USER }).redirects(0);
      const answer = await (hasBody ? call.send({ user_id: USER }) : call);
      const { limit, remaining, reset } = levelIn(answer);
      if (limit !== String(LIMIT) || remaining === undefined || reset === undefined)
        without.push(`${id} ${answer.status}`);
    }
    expect(without).toEqual([]);
  }, 60_000);

  it('counts what the provider counts, for each connection apart', async () => {
    const before = levelIn(await workspaces(app, USER).expect(200));
    const from = callsAtTheTwin(ANA);
    for (let call = 0; call < 5; call++) await workspaces(app, USER).expect(200);
    const after = levelIn(await workspaces(app, USER).expect(200));
    expect(callsAtTheTwin(ANA) - from).toBe(6);
    // A call that is a minute old by now no longer counts.
    expect(Number(before.remaining) - Number(after.remaining)).toBeLessThanOrEqual(6);
    expect(Number(after.remaining)).toBeLessThan(LIMIT);
    expect(Number(after.reset)).toBeGreaterThan(0);
    expect(Number(after.reset)).toBeLessThanOrEqual(61);
    const other = levelIn(await workspaces(app, 'other').expect(200));
    expect(Number(other.remaining)).toBe(LIMIT - callsAtTheTwin(BEN));
  });

  it('is not told to who does not act for the user', async () => {
    const answer = await app.http(null).get('/api/asana/tasks').query({ user_id: USER }).expect(401);
    expect(levelIn(answer)).toEqual({});
    expect(levelIn(await app.http().get('/api/asana/tasks').query({ user_id: 'nobody' }).expect(401))).toEqual({});
  });

  it('is measured for the connection that has least left', async () => {
    const { text } = await app.http().get('/metrics').expect(200);
    const ratio = Number(/^switchyard_rate_budget_remaining_ratio\{provider="asana"\} (\S+)$/m.exec(text)?.[1]);
    const { remaining } = levelIn(await workspaces(app, USER).expect(200));
    expect(ratio * LIMIT).toBeGreaterThanOrEqual(Number(remaining));
    expect(ratio).toBeLessThan(1);
  });
});
