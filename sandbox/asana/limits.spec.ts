import { type Sandbox, startSandbox } from '../sandbox.js';
import { type Client, clientFor } from '../../test/conformance/twin-client.js';

describe('limits', () => {
  let sandbox: Sandbox;
  let ana: Client;

  beforeEach(async () => {
    sandbox = await startSandbox({ now: () => Date.UTC(2026, 0, 15, 12) });
    ana = clientFor(sandbox, 'ana.ruiz@example.com');
  });
  afterEach(() => sandbox.close());

  it('allows so many calls a minute, then asks to wait; refused calls count too', async () => {
    sandbox.asana.setLimits({ perMinute: 5 });
    for (let call = 0; call < 5; call += 1) expect((await ana.get('/users/me')).status).toBe(200);
    const refused = await ana.get('/users/me');
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(refused.body.errors[0].message).toContain('hit a rate limit');
    sandbox.asana.advanceClock(59);
    expect((await ana.get('/users/me')).headers.get('retry-after')).toBe('1');
    sandbox.asana.advanceClock(1);
    expect((await ana.get('/users/me')).status).toBe(200);
    expect((await clientFor(sandbox, 'ben.okafor@example.com').get('/users/me')).status).toBe(200);
  });

  it('gives 1,500 calls a minute to members of a paid workspace and 150 to others', async () => {
    const spend = async (client: Client, calls: number): Promise<number> => {
      const answers = [];
      for (let call = 0; call < calls; call += 1) answers.push((await client.get('/workspaces')).status);
      return answers.filter((status) => status === 200).length;
    };
    expect(await spend(ana, 160)).toBe(160);
    expect(await spend(clientFor(sandbox, 'gus.larsen@example.com'), 160)).toBe(150);
  });

  it('counts searches apart', async () => {
    sandbox.asana.setLimits({ searchPerMinute: 2 });
    const org = (await ana.get('/workspaces')).body.data[0].gid;
    const search = async () => (await ana.get(`/workspaces/${org}/tasks/search?text=x`)).status;
    expect([await search(), await search(), await search()]).toEqual([200, 200, 429]);
    expect((await ana.get('/users/me')).status).toBe(200);
  });

  it('counts each action of a batch, and refuses the batch that does not fit whole', async () => {
    sandbox.asana.setLimits({ perMinute: 8 });
    const actions = Array.from({ length: 4 }, () => ({ method: 'get', relative_path: '/users/me' }));
    expect((await ana.post('/batch', { actions })).status).toBe(200);
    expect((await ana.get('/users/me')).status).toBe(200);
    expect((await ana.post('/batch', { actions })).status).toBe(429);
  });

  it('bounds what runs at once, reads and writes apart', async () => {
    sandbox.asana.setLimits({ concurrentReads: 2, concurrentWrites: 1 });
    sandbox.asana.setFaults([{ match: { path: '/api/1.0/users/me' }, fault: { delayMs: 150 } }]);
    const statuses = await Promise.all([1, 2, 3].map(async () => (await ana.get('/users/me')).status));
    expect(statuses.sort()).toEqual([200, 200, 429]);
    const org = (await ana.get('/workspaces')).body.data[0].gid;
    expect((await ana.post('/tasks', { name: 'x', workspace: org })).status).toBe(201);
  });
});
