import { startTestApp, type TestApp } from '../support/app.js';
import { documentedOperations, readOpenApi } from '../support/openapi.js';

describe('the OpenAPI document', () => {
  let app: TestApp;
  beforeAll(async () => (app = await startTestApp()));
  afterAll(() => app.close());

  it('is OpenAPI 3.1 and has a human page', async () => {
    expect((await readOpenApi(app)).openapi).toMatch(/^3\.1\./);
    await app.http(null).get('/docs').redirects(1).expect(200).expect('content-type', /html/);
  });

  it('gives every operation a unique id, a summary, its errors and its security', async () => {
    const operations = await documentedOperations(app);
    const ids = operations.map((o) => o.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const operation of operations) {
      expect(operation.id).toMatch(/^[a-z]+(\.[a-zA-Z]+)+$/);
      expect([operation.id, operation.summary]).toEqual([operation.id, expect.stringMatching(/\S{3}/)]);
      const errors = Object.keys(operation.responses).filter((status) => Number(status) >= 400);
      expect([operation.id, errors]).toEqual([operation.id, expect.arrayContaining(['400', '429', '500', '503'])]);
      if (!operation.anonymous) expect(errors).toEqual(expect.arrayContaining(['401', '403', '404']));
    }
  });

  it('knows every route that the server serves', async () => {
    const documented = new Set((await documentedOperations(app)).map((o) => `${o.method} ${o.path}`));
    expect(documented.size).toBeGreaterThan(30);
    for (const path of ['GET /api/asana/tasks', 'GET /livez', 'GET /metrics', 'POST /api/keys']) {
      expect([...documented]).toContain(path);
    }
  });
});
