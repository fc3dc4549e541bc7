import type { Response } from 'supertest';
import { startTestApp, type TestApp } from '../support/app.js';
import { documentedOperations, type DocumentedOperation, type JsonSchema } from '../support/openapi.js';

/**
 * A value that no scalar or list of ours accepts, one that no object accepts, and one that neither texts nor objects
 * accept. A query value is wrong when sent twice.
 */
const WRONG = { $wrong: [null] };
const WRONG_OBJECT = 'text';
const WRONG_TEXT_OR_OBJECT = [null];
/** Where no body at all is a request too; of what is not there. */
const TAKES_NO_BODY: ReadonlySet<string> = new Set(['jobs.clone', 'jobs.cleanup']);
const FILLER: Readonly<Record<string, string>> = { provider: 'asana', id: '01890000-0000-7000-8000-000000000000' };
const USER = 'wrong-input-user';

const fill = (path: string) => path.replace(/\{(\w+)\}/g, (_, name: string) => FILLER[name] ?? '1200000000000001');

const takesObjects = ({ type, anyOf = [] }: JsonSchema): boolean => type === 'object' || anyOf.some(takesObjects);
const wrongFor = (schema: JsonSchema) => {
  if (schema.type === 'object') return WRONG_OBJECT;
  return takesObjects(schema) ? WRONG_TEXT_OR_OBJECT : WRONG;
};

/** The documented error of an operation, in the form of its family. */
function expectDocumentedError(answer: Response, operation: DocumentedOperation, field: string) {
  const where = `${operation.method} ${operation.path} with a wrong ${field}: ${answer.text.slice(0, 300)}`;
  const documented = operation.responses[String(answer.status)]?.content ?? {};
  const type = (answer.headers['content-type'] ?? '').split(';', 1)[0] ?? '';
  if (answer.status !== 400) throw new Error(`answered ${answer.status} instead of 400: ${where}`);
  if (!(type in documented))
    throw new Error(`answered ${type}, documented ${Object.keys(documented).join()}: ${where}`);
  if (type === 'text/plain') return;
  const body = answer.body as { errors?: { field: string; message: string }[] } & Record<string, unknown>;
  for (const member of (documented[type]?.schema?.required ?? []) as string[]) {
    if (!(member in body)) throw new Error(`lacks the documented member ${member}: ${where}`);
  }
  const named = body.errors?.map((e) => e.field) ?? [];
  if (!named.some((name) => name === field || name.startsWith(`${field}.`))) {
    throw new Error(`names ${named.join() || 'nothing'} instead: ${where}`);
  }
  if (body.errors?.some((e) => e.message.trim() === '')) throw new Error(`says nothing about the field: ${where}`);
}

describe('wrong input', () => {
  let app: TestApp;
  let operations: DocumentedOperation[];
  beforeAll(async () => {
    app = await startTestApp();
    operations = await documentedOperations(app);
  });
  afterAll(() => app.close());

  it('gets the documented error with the name of the field, on every route', async () => {
    let requests = 0;
    for (const operation of operations) {
      const url = fill(operation.path);
      const send = (query: object, body?: object) => {
        requests += 1;
        const call = app.http()[operation.method.toLowerCase() as 'get'](url).redirects(0).query(query);
        return body ? call.send(body) : call;
      };
      for (const { name } of operation.query) {
        const others = name === 'user_id' ? {} : { user_id: USER };
        expectDocumentedError(await send({ ...others, [name]: ['a', 'b'] }), operation, name);
      }
      for (const [name, schema] of Object.entries(operation.body)) {
        const others = name === 'user_id' ? {} : { user_id: USER };
        expectDocumentedError(await send({}, { ...others, [name]: wrongFor(schema) }), operation, name);
      }
    }
    console.log(`wrong input: ${requests} requests over ${operations.length} operations, each names its field`);
    expect(requests).toBeGreaterThan(operations.length);
  });

  it.each([
    ['truncated', '{"user_id":'],
    ['an array', '[]'],
    ['text', '"x"'],
    ['null', 'null'],
    ['empty', ''],
  ])('gets the documented error for a body that is %s', async (_, body) => {
    for (const operation of operations.filter((o) => o.hasBody && o.method !== 'GET')) {
      const send = app.http()[operation.method.toLowerCase() as 'post'](fill(operation.path));
      const answer = await send.redirects(0).set('content-type', 'application/json').send(body);
      const status = body === '' && TAKES_NO_BODY.has(operation.id) ? 404 : 400;
      const documented = operation.responses[status]?.content ?? {};
      const type = (answer.headers['content-type'] ?? '').split(';', 1)[0] ?? '';
      expect([operation.id, answer.status, type in documented]).toEqual([operation.id, status, true]);
    }
  });

  it('answers 413, 415 and 404 as problems', async () => {
    const big = { user_id: USER, name: 'x'.repeat(1_100_000) };
    await app
      .http()
      .post('/api/keys')
      .send(big)
      .expect(413)
      .expect('content-type', /problem\+json/);
    await app.http().post('/api/keys').set('content-type', 'text/xml').send('<a/>').expect(415);
    const unknown = await app.http().get('/api/nothing/here').expect(404);
    expect(unknown.headers['content-type']).toMatch(/problem\+json/);
    expect(unknown.body).toMatchObject({ type: 'urn:switchyard:problem:not_found', instance: '/api/nothing/here' });
  });

  it('notices a route that would not name its field', async () => {
    const operation = operations.find((o) => o.id === 'access.keys.create') as DocumentedOperation;
    const answer = await app.http().post('/api/keys').send({ name: WRONG });
    expect(() => expectDocumentedError(answer, operation, 'scopes')).not.toThrow();
    expect(() => expectDocumentedError(answer, operation, 'nonsense')).toThrow(/instead/);
  });
});
