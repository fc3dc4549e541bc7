import * as client from '../../client/index.js';
import { journey } from '../../tools/tour/journey.mjs';
import { startTestApp, type TestApp } from '../support/app.js';

describe('the tour, through the typed client', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp();
  });
  afterAll(() => server.close());

  it('walks from sign-in to disconnect', async () => {
    const told: string[] = [];
    await journey(server, client, (line) => told.push(line));
    expect(told).toHaveLength(37);
    expect(told.at(-1)).toContain('Asana was disconnected.');
    const granted = server.sandbox.asana.state().tokens.filter(({ kind }) => kind === 'oauth');
    expect(granted).toEqual([expect.objectContaining({ revoked: true })]);
  });

  it('stops at the step that fails, and says which and why', async () => {
    server.sandbox.asana.setFaults([{ match: { path: '/api/1.0/batch' }, fault: { status: 403 } }]);
    await expect(journey(server, client, () => {})).rejects.toThrow(/^12\. Watch them being made: 25 failed/);
  });
});
