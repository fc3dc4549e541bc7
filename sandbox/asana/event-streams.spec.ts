import { clientFor } from '../../test/conformance/twin-client.js';
import { type EventStage, HOUR, openEventStage } from '../../test/conformance/twin-events.js';

describe('streams of events', () => {
  let stage: EventStage;

  beforeEach(async () => {
    stage = await openEventStage();
  });
  afterEach(() => stage.sandbox.close());

  it('come in pages of 100, in order, and the same for the same token', async () => {
    const { person, project, poll } = stage;
    let { sync } = stage;
    const gids = person.createTasks(project, 80);
    const seen: string[] = [];
    let pages = 0;
    for (let more = true; more; pages += 1) {
      const { body } = await poll(project, sync);
      expect((await poll(project, sync)).body.data).toEqual(body.data);
      seen.push(
        ...body.data
          .filter(({ parent }: ReturnType<typeof JSON.parse>) => parent.gid === project)
          .map(({ resource }: ReturnType<typeof JSON.parse>) => resource.gid as string),
      );
      expect(body.data.length).toBe(pages < 2 ? 100 : 40);
      more = body.has_more;
      sync = body.sync;
    }
    expect(pages).toBe(3);
    expect(seen).toEqual(gids);
  });

  it('can be asked for with a token of the last 24 hours, for its own resource', async () => {
    const { sandbox, ana, person, project, sync, poll } = stage;
    const other = (await ana.get('/projects')).body.data[0].gid as string;
    expect((await poll(other, sync)).status).toBe(412);
    expect((await poll(project, 'de4774f6915eae04714ca93bb2f5ee81')).status).toBe(412);
    const [position, expiresAt, signature] = sync.split('.');
    expect((await poll(project, `${position}.${Number(expiresAt) + 1}.${signature}`)).status).toBe(412);
    person.createTasks(project, 1);
    sandbox.asana.advanceClock(24 * HOUR - 1);
    const fresh = await poll(project, sync);
    expect([fresh.status, fresh.body.data.length]).toEqual([200, 3]);
    sandbox.asana.advanceClock(1);
    const stale = await poll(project, sync);
    expect([stale.status, Object.keys(stale.body)]).toEqual([412, ['errors', 'sync']]);
    sandbox.asana.advanceClock(12 * HOUR);
    const later = (await poll(project, stale.body.sync)).body.sync as string;
    sandbox.asana.advanceClock(12 * HOUR);
    expect((await poll(project, stale.body.sync)).status).toBe(412);
    person.createTasks(project, 1);
    expect((await poll(project, later)).body.data).toHaveLength(3);
  });

  it('are kept only while a token can ask for them', async () => {
    const { sandbox, start, peek, newTask } = stage;
    await start(await newTask());
    expect(sandbox.asana.state().event_streams).toBe(2);
    sandbox.asana.advanceClock(24 * HOUR - 1);
    await peek();
    sandbox.asana.advanceClock(1);
    expect(sandbox.asana.state().event_streams).toBe(1);
    sandbox.asana.advanceClock(24 * HOUR);
    expect(sandbox.asana.state().event_streams).toBe(0);
  });

  it.each([
    ['', 400, 'resource: Missing input'],
    ['?resource=1', 400, 'resource: Unknown object: 1'],
    ['?resource=WORKSPACE', 400, 'resource: Not a task, project or goal'],
  ])('need a task or a project: %s', async (query, status, message) => {
    const { ana, org } = stage;
    const { body, ...reply } = await ana.get(`/events${query.replace('WORKSPACE', org)}`);
    expect([reply.status, body.errors[0].message]).toEqual([status, message]);
  });

  it('are for members of the workspace', async () => {
    const { sandbox, ana } = stage;
    const club = (await ana.get('/workspaces')).body.data[1].gid as string;
    const garden = (await ana.get(`/workspaces/${club}/projects`)).body.data[0].gid as string;
    expect((await clientFor(sandbox, 'farid.haddad@example.com').get(`/events?resource=${garden}`)).status).toBe(403);
  });
});
