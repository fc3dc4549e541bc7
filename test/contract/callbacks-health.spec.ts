import { BASE, type Callbacks, startCallbacks } from './callbacks-support.js';

const HOUR = 3_600_000;

let at: Callbacks;
beforeAll(async () => void (at = await startCallbacks()), 60_000);
afterAll(() => at.server.close());
beforeEach(() => at.prisma.asanaIntegrationLog.deleteMany());

const health = () => at.get(`${BASE}/health`, { organizationId: at.organizationId });
/** The newest entry is a webhook of so long ago. */
async function logged(errors: number, others: number, webhookAgo?: number): Promise<void> {
  const entry = (eventType: string, createdAt = new Date()) => ({
    organizationId: at.organizationId,
    eventType,
    createdAt,
  });
  const webhooks = webhookAgo === undefined ? [] : [entry('webhook_received', new Date(Date.now() - webhookAgo))];
  await at.prisma.asanaIntegrationLog.createMany({
    data: [
      ...Array.from({ length: errors }, () => entry('error')),
      ...Array.from({ length: others - webhooks.length }, () => entry('task_created')),
      ...webhooks,
    ],
  });
}

describe('GET /health of the workflow', () => {
  it('is degraded for a new organization, to which nothing was delivered yet', async () => {
    expect(await health()).toEqual({
      status: 'degraded',
      metrics: { successRate: 100, totalEvents: 0, errorEvents: 0, lastWebhook: null, webhookActive: false },
      recentEvents: [],
    });
  });

  it.each([
    [4, 96, 'healthy'],
    [5, 95, 'degraded'],
    [19, 81, 'degraded'],
    [20, 80, 'unhealthy'],
    [99, 1, 'unhealthy'],
  ])('with %i errors and %i other entries is %s', async (errors, others, status) => {
    await logged(errors, others, 0);
    expect(await health()).toMatchObject({
      status,
      metrics: { successRate: others, totalEvents: 100, errorEvents: errors, webhookActive: true },
    });
  });

  it('is degraded at best when no webhook has arrived for an hour, and unhealthy without one as with one', async () => {
    await logged(0, 10, HOUR + 1_000);
    const { status, metrics } = await health();
    expect({ status, ...metrics }).toMatchObject({
      status: 'degraded',
      webhookActive: false,
      lastWebhook: expect.any(String),
    });
    await at.prisma.asanaIntegrationLog.deleteMany();
    await logged(2, 2);
    expect((await health()).status).toBe('unhealthy');
  });

  it('counts the last 100 entries, and shows the last 10, newest first', async () => {
    await logged(50, 0);
    await logged(0, 100, 0);
    const { status, metrics, recentEvents } = await health();
    expect({ status, ...metrics }).toMatchObject({ status: 'healthy', totalEvents: 100, errorEvents: 0 });
    expect(recentEvents).toHaveLength(10);
    expect(recentEvents[0]).toMatchObject({ event_type: 'webhook_received', event_data: {} });
  });
});
