import { startTestApp, type TestApp } from '../../../../test/support/app.js';
import { deliver, establishHook, type Hook, taskChanged } from '../../../../test/support/deliveries.js';
import { eventually } from '../../../../test/support/eventually.js';
import { PrismaService } from '../../../platform/database/index.js';
import { InboxHousekeeping } from './inbox-housekeeping.js';

const DAY = 86_400_000;

describe('the housekeeping of the inbox', () => {
  let app: TestApp;
  let hook: Hook;
  let offset = 0;
  const states = async () => {
    const rows = await app.app.get(PrismaService).webhookDelivery.findMany({ orderBy: { id: 'asc' } });
    return rows.map(({ status }) => status);
  };
  const sweepAfter = async (days: number) => {
    offset += days * DAY;
    await app.app.get(InboxHousekeeping).sweep();
  };

  beforeAll(async () => {
    app = await startTestApp({}, { now: () => Date.now() + offset });
    hook = await establishHook(app);
  });
  afterAll(() => app.close());

  it('keeps what was worked off for a week, what was given up for a month, and what is not done', async () => {
    for (const number of [1, 2, 3]) await deliver(app.url, hook, taskChanged(number));
    await eventually(async () => (await states()).every((status) => status === 'processed'));
    const prisma = app.app.get(PrismaService);
    const [dead, pending] = await prisma.webhookDelivery.findMany({ orderBy: { id: 'asc' }, select: { id: true } });
    await prisma.webhookDelivery.update({ where: { id: dead?.id ?? '' }, data: { status: 'dead' } });
    await prisma.webhookDelivery.update({
      where: { id: pending?.id ?? '' },
      data: { status: 'pending', nextAttemptAt: null },
    });
    await sweepAfter(6.9);
    expect(await states()).toEqual(['dead', 'pending', 'processed']);
    await sweepAfter(0.2);
    expect(await states()).toEqual(['dead', 'pending']);
    await sweepAfter(22.8);
    expect(await states()).toEqual(['dead', 'pending']);
    await sweepAfter(0.2);
    expect(await states()).toEqual(['pending']);
  });
});
