import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { PrismaService } from '../../platform/database/index.js';
import { JobQueue } from '../../platform/queue/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { Housekeeping } from './housekeeping.js';

const now = new Date('2026-11-21T10:00:00.000Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const DAY = 86_400;

describe('housekeeping', () => {
  let database: TestDatabase;
  let prisma: PrismaService;
  let queue: JobQueue;
  let housekeeping: Housekeeping;

  beforeAll(async () => {
    database = await createTestDatabase();
    prisma = new PrismaService({ url: database.url, poolSize: 2 });
    queue = new JobQueue({ url: database.url, works: false }, new Log('silent'));
    housekeeping = new Housekeeping(prisma, queue, Date.now);
  });

  afterAll(async () => {
    await queue.onModuleDestroy();
    await prisma.$disconnect();
    await database.drop();
  });

  it('deletes windows that are over, old audit entries, and nothing else', async () => {
    const { id: organizationId } = await prisma.organization.create({ data: { name: 'Acme' } });
    for (const [key, endsAt] of [
      ['over', before(1)],
      ['running', before(-1)],
    ] as const) {
      await prisma.throttleWindow.create({ data: { key, startsAt: before(60), endsAt, taken: 1 } });
    }
    for (const [action, at] of [
      ['old', before(401 * DAY)],
      ['kept', before(399 * DAY)],
    ] as const) {
      await prisma.auditEntry.create({ data: { at, organizationId, actor: randomUUID(), action, outcome: 'allowed' } });
    }

    await housekeeping.sweep(now);
    await housekeeping.sweep(now);

    expect((await prisma.throttleWindow.findMany()).map(({ key }) => key)).toEqual(['running']);
    expect((await prisma.auditEntry.findMany()).map(({ action }) => action)).toEqual(['kept']);
  });

  it('is scheduled once an hour for all processes', async () => {
    queue.start();
    for (let tries = 0; tries < 200; tries += 1) {
      const rows = await prisma.$queryRaw<object[]>`SELECT name, cron FROM pgboss.schedule`.catch(() => []);
      if (rows.length > 0) return expect(rows).toEqual([{ name: 'access.housekeeping', cron: '17 * * * *' }]);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('No schedule appeared.');
  });
});
