import { startTestApp, type TestApp } from '../../../../test/support/app.js';
import { connectAsana } from '../../../../test/support/connect.js';
import { signatureOf, taskChanged } from '../../../../test/support/deliveries.js';
import { PrismaService } from '../../../platform/database/index.js';
import { Secret } from '../../../platform/vault/index.js';
import { Intake } from '../inbox/intake.js';
import { WebhookSubscriptions } from './webhook-subscriptions.js';

const HOUR = 3_600_000;

describe('a webhook that was made elsewhere', () => {
  let app: TestApp;
  let offset = 0;
  const resource = '1207310000009999';
  const ref = { organizationId: '', userId: 'adopter', provider: 'asana' };
  const adopt = (secret: string) => subscriptions().adopt(ref, { resource }, Secret.of(secret));
  const subscriptions = () => app.app.get(WebhookSubscriptions);
  const prisma = () => app.app.get(PrismaService);
  const receive = (secret: string, body: Buffer) =>
    app.app.get(Intake).receive('asana', undefined, { 'x-hook-signature': signatureOf(secret, body) }, body);

  beforeAll(async () => {
    app = await startTestApp({}, { now: () => Date.now() + offset });
    await connectAsana(app, ref.userId);
    ref.organizationId = (await prisma().organization.findFirstOrThrow()).id;
  });
  afterAll(() => app.close());

  it('is heard with the secret that it was given', async () => {
    expect(await adopt('a-known-secret-1')).toMatchObject({ status: 'active', resource });
    await expect(receive('a-known-secret-1', Buffer.from(taskChanged(901)))).resolves.toEqual({ kind: 'received' });
    await expect(receive('an-unknown-secret', Buffer.from(taskChanged(902)))).rejects.toMatchObject({
      code: 'invalid_webhook_signature',
    });
  });

  it('is the same when it is given again, and another secret takes its place', async () => {
    const { id } = await adopt('a-known-secret-1');
    const count = (status: 'active' | 'retired') =>
      prisma().webhookRegistration.count({ where: { subscriptionId: id, status } });
    expect([await count('active'), await count('retired')]).toEqual([1, 0]);
    expect(await adopt('a-known-secret-2')).toMatchObject({ id, status: 'active' });
    expect([await count('active'), await count('retired')]).toEqual([1, 1]);
    await expect(receive('a-known-secret-1', Buffer.from(taskChanged(903)))).rejects.toMatchObject({
      code: 'invalid_webhook_signature',
    });
    await expect(receive('a-known-secret-2', Buffer.from(taskChanged(903)))).resolves.toEqual({ kind: 'received' });
  });

  it('is not made anew by this server, which says when nothing comes', async () => {
    const { id } = await adopt('a-known-secret-2');
    expect(await subscriptions().check(id)).toMatchObject({ status: 'active' });
    offset += 11 * HOUR;
    expect(await subscriptions().check(id)).toMatchObject({ status: 'failing', failureCode: 'silent' });
    const heartbeat = Buffer.from('{"events":[]}');
    await receive('a-known-secret-2', heartbeat);
    expect(await subscriptions().check(id)).toMatchObject({ status: 'active', failureCode: null });
    expect(app.sandbox.asana.webhooks.list()).toEqual([]);
  });

  it('goes on beside one that this server makes because more is wanted', async () => {
    const asana = app.sandbox.asana;
    const [project = ''] = asana.snapshot().state.projects.map(({ gid }) => gid);
    const wish = { resource: project, events: ['task.added'] };
    await subscriptions().adopt(ref, wish, Secret.of('a-known-secret-3'));
    const more = { resource: project, events: ['task.changed'] };
    expect(await subscriptions().ensure(ref, more, { wait: true })).toMatchObject({ status: 'active' });
    expect(asana.webhooks.list()).toHaveLength(1);
    await expect(receive('a-known-secret-3', Buffer.from(taskChanged(904)))).resolves.toEqual({ kind: 'received' });
  });
});
