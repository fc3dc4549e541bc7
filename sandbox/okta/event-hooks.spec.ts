import {
  addHook,
  hookBody,
  type HookReceiver,
  oktaClient,
  type OktaClient,
  profileOf,
  startHookReceiver,
} from '../../test/conformance/okta-client.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

const CREATE = 'user.lifecycle.create';

describe('event hooks', () => {
  let sandbox: Sandbox;
  let okta: OktaClient;
  let receiver: HookReceiver;

  beforeEach(async () => {
    sandbox = await startSandbox();
    receiver = await startHookReceiver();
    okta = oktaClient(sandbox);
  });
  afterEach(async () => {
    await sandbox.close();
    await receiver.close();
  });

  const addUser = (name: string) => okta.post('/users?activate=false', { profile: profileOf(name) });
  const outcomes = async () => (await sandbox.okta.settle()).map(({ attempt, outcome }) => [attempt, outcome]);

  it('hear of what they subscribed to, with the secret they were given', async () => {
    const id = await addHook(okta, receiver, [CREATE, 'group.user_membership.add']);
    const user = (await addUser('ada')).body.id;
    await okta.post('/groups', { profile: { name: 'Not heard of' } });
    await sandbox.okta.settle();
    expect(receiver.received).toHaveLength(1);
    const [{ body, authorization } = { body: {}, authorization: '' }] = receiver.received;
    expect(authorization).toBe('a-shared-secret');
    expect(body).toMatchObject({
      eventType: 'com.okta.event_hook',
      eventTypeVersion: '1.0',
      cloudEventsVersion: '0.1',
      contentType: 'application/json',
      source: `${sandbox.url}/okta/api/v1/eventHooks/${id}`,
      data: { events: [{ eventType: CREATE, target: [{ id: user }] }] },
    });
    const logged = sandbox.okta.logEvents().find(({ eventType }) => eventType === CREATE);
    expect(body.data.events).toEqual([logged]);
    expect(JSON.stringify((await okta.get(`/eventHooks/${id}`)).body)).not.toContain('a-shared-secret');
  });

  it('hear nothing before they are verified, while inactive, and after a new target', async () => {
    const { id } = (await okta.post('/eventHooks', hookBody(receiver.url, [CREATE]))).body;
    await addUser('unverified');
    receiver.verifies = false;
    const refused = await okta.post(`/eventHooks/${id}/lifecycle/verify`);
    expect([refused.status, refused.body.errorCode]).toEqual([400, 'E0000001']);
    receiver.verifies = true;
    const verified = await okta.post(`/eventHooks/${id}/lifecycle/verify`);
    expect(verified.body).toMatchObject({ status: 'ACTIVE', verificationStatus: 'VERIFIED' });
    await okta.post(`/eventHooks/${id}/lifecycle/deactivate`);
    await addUser('inactive');
    await okta.post(`/eventHooks/${id}/lifecycle/activate`);
    await addUser('heard');
    await sandbox.okta.settle();
    const moved = await okta.put(`/eventHooks/${id}`, hookBody(`${receiver.url}/moved`, [CREATE]));
    expect(moved.body.verificationStatus).toBe('UNVERIFIED');
    await addUser('moved');
    await sandbox.okta.settle();
    expect(receiver.events().map(({ target }) => target[0].displayName)).toEqual(['heard New']);
  });

  it('are tried once more after a failure, by the clock, and not after that', async () => {
    await addHook(okta, receiver, [CREATE]);
    receiver.status = 503;
    await addUser('ada');
    expect(await outcomes()).toEqual([[1, 'failed']]);
    sandbox.okta.advanceClock(2);
    receiver.status = 500;
    expect(await outcomes()).toEqual([
      [1, 'failed'],
      [2, 'failed'],
    ]);
    sandbox.okta.advanceClock(3_600);
    expect(await outcomes()).toHaveLength(2);
    expect(receiver.received.map(({ body }) => body.eventId)).toEqual(
      Array(2).fill(receiver.received[0]?.body.eventId),
    );
  });

  it('are not tried again after a refusal, and are after silence', async () => {
    sandbox.okta.setHookSettings({ timeoutMs: 100, retrySeconds: 0 });
    await addHook(okta, receiver, [CREATE]);
    receiver.status = 400;
    await addUser('ada');
    expect(await outcomes()).toEqual([[1, 'failed']]);
    receiver.status = null;
    await addUser('bob');
    expect((await outcomes()).slice(1)).toEqual([
      [1, 'failed'],
      [2, 'failed'],
    ]);
  });

  it('are lost, doubled and held back on request', async () => {
    await addHook(okta, receiver, [CREATE]);
    const names = () => receiver.events().map(({ target }) => target[0].displayName);
    sandbox.okta.setDeliveryFaults([
      { times: 1, fault: { drop: true } },
      { times: 1, fault: { copies: 3 } },
    ]);
    await addUser('lost');
    await sandbox.okta.settle();
    await addUser('doubled');
    await sandbox.okta.settle();
    sandbox.okta.setDeliveryFaults([{ times: 2, fault: { hold: true } }]);
    for (const name of ['held', 'later', 'onward']) {
      await addUser(name);
      await sandbox.okta.settle();
    }
    expect(names()).toEqual(['doubled New', 'doubled New', 'doubled New', 'onward New']);
    expect(await sandbox.okta.release('reversed')).toBe(2);
    expect(names().slice(-2)).toEqual(['later New', 'held New']);
    sandbox.okta.pauseDeliveries();
    await addUser('paused');
    await sandbox.okta.settle();
    expect(names()).not.toContain('paused New');
    sandbox.okta.pauseDeliveries(false);
    await sandbox.okta.settle();
    expect(names().at(-1)).toBe('paused New');
  });

  it('are deleted only when inactive, and are not more than the organization may have', async () => {
    sandbox.okta.setHookSettings({ maxHooks: 1 });
    const id = await addHook(okta, receiver, [CREATE]);
    expect((await okta.post('/eventHooks', hookBody(receiver.url, [CREATE]))).status).toBe(400);
    expect((await okta.remove(`/eventHooks/${id}`)).status).toBe(403);
    await okta.post(`/eventHooks/${id}/lifecycle/deactivate`);
    expect((await okta.remove(`/eventHooks/${id}`)).status).toBe(204);
    expect((await okta.post('/eventHooks', hookBody(receiver.url, ['no.such.event']))).status).toBe(400);
    expect((await okta.post('/eventHooks', hookBody('http://example.com/', [CREATE]))).status).toBe(400);
  });
});
