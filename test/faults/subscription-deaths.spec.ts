import { createApp } from '../../src/app.js';
import { MissedEventsPoll } from '../../src/hub/webhooks/subscriptions/missed-events.js';
import { Registrations } from '../../src/hub/webhooks/inbox/registrations.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { freePort } from '../../tools/network/ports.mjs';
import { eventually } from '../support/eventually.js';
import { WebhookWorld } from './webhook-world.js';

/** Nothing is missing and nothing was made up, once all deliveries are worked off. */
async function expectAll(world: WebhookWorld): Promise<void> {
  await world.settle();
  await eventually(async () => (await world.difference()).missing === 0).catch(() => undefined);
  expect(await world.difference()).toMatchObject({ missing: 0, invented: 0 });
}

describe('a subscription', () => {
  let world: WebhookWorld;

  beforeEach(async () => {
    world = await WebhookWorld.open();
    await world.work();
    await expectAll(world);
  }, 60_000);
  afterEach(() => world.close());

  it('that the provider deleted is made anew, and the gap is filled', async () => {
    const [killed = ''] = world.remotes();
    world.asana.webhooks.kill(killed);
    await world.work();
    expect((await world.difference()).missing).toBeGreaterThan(0);
    expect(await world.check()).toMatchObject({ status: 'active' });
    await expectAll(world);
    expect((await world.ledger()).slice(3)).toEqual(['lost: deleted_by_provider', 'renewed: lost', 'gap_filled: lost']);
    expect(world.remotes()).toHaveLength(1);
    expect(world.remotes()).not.toContain(killed);
    // From here on by deliveries: nobody polls.
    await world.work();
    await expectAll(world);
  }, 60_000);

  it('that went silent gets another webhook before the old one is removed', async () => {
    const [silent = ''] = world.remotes();
    world.asana.webhooks.setFaults([{ webhook: silent, fault: { drop: true } }]);
    await world.work();
    await world.pass(11);
    // Its hour has come too: the lane looks after it by itself.
    await eventually(async () => (await world.ledger()).includes('renewed: silent'));
    await eventually(() => !world.remotes().includes(silent));
    expect(world.remotes()).toHaveLength(1);
    await expectAll(world);
    expect(await world.subscription()).toMatchObject({ status: 'active', failureCode: null });
    await world.work();
    await expectAll(world);
  }, 60_000);

  it('whose deliveries fail for 25 hours says so, is lost, and is there again with all that happened', async () => {
    world.isReachable = false;
    await world.work();
    await world.pass(0);
    const failing = await world.check();
    expect(failing).toMatchObject({ status: 'failing', failureCode: 'deliveries_failing' });
    expect(failing.failureDeletionAt?.getTime()).toBeGreaterThan(Date.now());
    for (let hours = 0; hours < 25; hours += 5) {
      await world.pass(5);
      await world.check();
      await world.work();
    }
    expect(world.remotes()).toEqual([]);
    expect(await world.subscription()).toMatchObject({ status: 'lost', failureCode: 'webhook_refused' });
    world.isReachable = true;
    await world.work();
    expect(await world.check()).toMatchObject({ status: 'active', failures: 0, failureDeletionAt: null });
    await expectAll(world);
    expect(await world.ledger()).toEqual(expect.arrayContaining(['lost: deleted_by_provider', 'renewed: lost']));
  }, 120_000);

  it('whose deliveries get lost finds them within the hour', async () => {
    world.asana.webhooks.setFaults([{ times: 3, heartbeats: false, fault: { drop: true } }]);
    await world.work();
    await world.settle();
    await world.pass(1.1);
    await expectAll(world);
    await eventually(async () => (await world.ledger()).includes('gap_filled: missed_deliveries'));
    expect(world.remotes()).toHaveLength(1);
  }, 60_000);

  it('that could not ask for longer than a day says that what happened is not known', async () => {
    world.asana.setFaults([{ match: { path: '/api/1.0/' }, fault: { status: 503 } }]);
    await world.check();
    await world.pass(26);
    expect(await world.check()).toMatchObject({ status: 'failing', failureCode: 'provider_down' });
    world.asana.clearFaults();
    expect(await world.check()).toMatchObject({ status: 'active' });
    const resets = await world.prisma.event.findMany({ where: { type: 'subscription.reset' } });
    expect(resets).toMatchObject([{ source: 'switchyard', userId: 'ana', data: { resource: world.project } }]);
  }, 60_000);

  it('is made and told by way of another instance than the one that asked', async () => {
    const { settings } = world.server;
    const port = await freePort();
    // It only serves: the turns, and with them the create calls, stay where they were.
    const http = { ...settings.http, port, publicUrl: `http://127.0.0.1:${port}` };
    const other = await createApp({ ...settings, role: 'web', http }, new Log('silent'));
    try {
      await other.listen({ host: http.host, port });
      world.instance = http.publicUrl;
      world.asana.webhooks.kill(world.remotes()[0] ?? '');
      expect(await world.check()).toMatchObject({ status: 'active' });
      await world.work();
      await expectAll(world);
    } finally {
      world.instance = '';
      await other.close();
    }
  }, 60_000);

  it('gives up what a process that died had begun', async () => {
    const { id, organizationId } = await world.subscription();
    await world.server.app.get(Registrations).open({ id, organizationId });
    await world.check();
    const registrations = await world.prisma.webhookRegistration.findMany({ orderBy: { id: 'asc' } });
    expect(registrations.map(({ status }) => status)).toEqual(['active', 'retired']);
    await world.work();
    await expectAll(world);
  }, 60_000);

  it('broken on purpose, without asking for what was missed, lacks events', async () => {
    const poll = world.server.app.get(MissedEventsPoll);
    poll.read = async () => ({ count: 0, oldest: undefined, hasMore: false });
    world.asana.webhooks.kill(world.remotes()[0] ?? '');
    await world.work();
    expect(await world.check()).toMatchObject({ status: 'active' });
    await world.settle();
    const { missing, happened } = await world.difference();
    console.info(`subscription deaths, without the events endpoint: ${missing} of ${happened} events missing`);
    expect(missing).toBeGreaterThan(0);
  }, 60_000);
});
