import { startTestApp, type TestApp } from '../support/app.js';
import { connectAsana } from '../support/connect.js';

const CALLERS = 20;
const USER = { user_id: 'ada' };

describe('an orderly stop', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
    await connectAsana(app, USER.user_id);
  });
  afterAll(() => app.close());

  it('answers what is in flight before the server is gone', async () => {
    const twin = app.sandbox.asana;
    twin.setFaults([{ match: { path: '/api/1.0/workspaces' }, fault: { delayMs: 500 } }]);
    const path = '/api/asana/health/connection';
    const calls = Array.from({ length: CALLERS }, () => app.http().get(path).query(USER));
    const answers = Promise.all(calls.map(async (call) => (await call).status));
    while (twin.calls().filter((call) => call.path.endsWith('/workspaces')).length < CALLERS) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const started = performance.now();
    await app.app.close();
    expect(await answers).toEqual(Array(CALLERS).fill(200));
    expect(performance.now() - started).toBeLessThan(10_000);
    await expect(app.http().get('/livez')).rejects.toThrow(/ECONNREFUSED/);
  });
});
