import { okta } from '../../src/providers/okta/index.js';
import { DescribedOkta } from '../conformance/described-okta.js';
import { eventually } from '../support/eventually.js';
import { type OktaTestApp, startOktaApp } from './okta-support.js';

let server: OktaTestApp;
const user_id = 'ana';
beforeAll(async () => {
  server = await startOktaApp();
  await server.connect(user_id);
}, 60_000);
afterAll(async () => {
  for (const { authScheme } of server.okta.eventHooks()) server.evidence.secrets.add(authScheme?.value ?? 'none');
  await server.close();
});

const wish = { provider: 'okta', user_id, resource: 'org', events: ['group.lifecycle.create'] };
const subscribe = (more: object = {}) =>
  server
    .http()
    .post('/api/webhooks/subscriptions')
    .send({ ...wish, ...more });
const newGroup = async (name: string): Promise<string> =>
  (await server.http().post('/api/okta/groups').send({ user_id, profile: { name } }).expect(201)).body.group.id;
const eventsOf = async () => {
  const query = { user_id, types: 'group.lifecycle.create' };
  return (await server.http().get('/api/events/log').query(query).expect(200)).body.events as Record<string, unknown>[];
};
const hook = () => {
  const [found] = server.okta.eventHooks();
  if (!found) throw new Error('The twin has no event hook.');
  return found;
};

describe('event hooks of Okta', () => {
  it.each([{ resource: '00g1' }, { events: [] }, { events: ['group.*'] }])('are refused for %j', async (more) => {
    await subscribe(more).expect(400);
    expect(server.okta.eventHooks()).toEqual([]);
  });

  it('are made with a secret of their own, and verified', async () => {
    await subscribe().expect(({ status }) => expect([200, 201, 202]).toContain(status));
    await eventually(() => server.okta.eventHooks()[0]?.verificationStatus === 'VERIFIED');
    expect(server.okta.eventHooks()).toHaveLength(1);
    expect(hook().authScheme).toEqual({ key: 'authorization', value: expect.stringMatching(/^[\w-]{43}$/) });
  });

  it('become events', async () => {
    const id = await newGroup('Delivered');
    await server.okta.settle();
    await eventually(async () => (await eventsOf()).length > 0);
    expect(await eventsOf()).toHaveLength(1);
    expect((await eventsOf())[0]).toMatchObject({
      type: 'group.lifecycle.create',
      subject: `usergroup:${id}`,
      data: { outcome: 'SUCCESS', targets: [{ id, type: 'UserGroup' }] },
    });
  });

  it('are taken once, however often they come', async () => {
    server.okta.setDeliveryFaults([{ fault: { copies: 3 } }]);
    await newGroup('Thrice');
    await server.okta.settle();
    await eventually(async () => (await eventsOf()).length > 1);
    expect(await eventsOf()).toHaveLength(2);
    const outcomes = server.okta.deliveries().slice(-3);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(Array(3).fill('delivered'));
    server.okta.setDeliveryFaults([]);
  });

  it('leave nothing unread: the system log tells what no delivery brought', async () => {
    const described = new DescribedOkta(server.orgUrl, server.token);
    const known = { resource: 'org', events: wish.events };
    const missed = async (syncToken?: string) => {
      const page = await okta.webhooks?.missed?.(described.send, known, syncToken);
      if (!page) throw new Error('Okta cannot tell what was missed.');
      return page;
    };
    const before = await missed((await missed()).syncToken);
    const id = await newGroup('Missed');
    const after = await missed(before.syncToken);
    expect(after.events.map(({ subject }) => subject)).toEqual([`usergroup:${id}`]);
    const [logged] = server.okta.logEvents().slice(-1);
    expect(after.events[0]?.identity).toBe(logged?.uuid);
    expect((await missed(after.syncToken)).events).toEqual([]);
    await described.close();
  });

  it('are refused without the secret, or with another one', async () => {
    const body = { eventType: 'com.okta.event_hook', data: { events: [] } };
    const deliver = (authorization?: string) => {
      const request = server.http(null).post(new URL(hook().uri).pathname).send(body);
      return authorization === undefined ? request : request.set('authorization', authorization);
    };
    const { value = '' } = hook().authScheme ?? {};
    await deliver().expect(401);
    await deliver('Bearer something').expect(401);
    await deliver(`${value}x`).expect(401);
    await deliver(value.slice(1)).expect(401);
    await deliver(value.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))).expect(401);
    await deliver(value).expect(200);
  });

  it('answer a challenge only at an address that is theirs', async () => {
    const ask = (path: string, challenge?: string) => {
      const request = server.http(null).get(path);
      return challenge === undefined ? request : request.set('x-okta-verification-challenge', challenge);
    };
    const { pathname } = new URL(hook().uri);
    await ask(pathname, 'a-challenge').expect(200, { verification: 'a-challenge' });
    await ask(pathname).expect(400);
    await ask(`/api/webhooks/okta/${'A'.repeat(43)}`, 'a-challenge').expect(404);
    await ask(pathname.replace('/okta/', '/asana/'), 'a-challenge').expect(404);
    await ask('/api/webhooks/nothing/here', 'a-challenge').expect(404);
  });

  it('are removed with the subscription', async () => {
    const { value = '' } = hook().authScheme ?? {};
    server.evidence.secrets.add(value);
    const { body } = await server.http().get('/api/webhooks/subscriptions').query({ user_id }).expect(200);
    const [{ id }] = body.subscriptions;
    await server.http().delete(`/api/webhooks/subscriptions/${id}`).query({ user_id });
    await eventually(() => server.okta.eventHooks().length === 0);
  });
});
