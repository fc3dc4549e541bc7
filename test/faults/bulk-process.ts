import 'reflect-metadata';
import { once } from 'node:events';
import { createApp } from '../../src/app.js';
import { BulkItems } from '../../src/features/bulk/bulk-items.js';
import { readSettings } from '../../src/platform/config/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { providerRooms } from '../../src/providers/index.js';

// A worker that is told when and how to begin, so that the next one is ready as soon as this one has been killed.
process.on('disconnect', () => process.exit());
const settings = readSettings(providerRooms.map((room) => room.provider.manifest));
const app = await createApp(settings, new Log('silent'));

const told = once(process, 'message');
process.send?.('ready');
const [variant] = await told;

if (variant === 'without-lookup') {
  // The broken variant: what was sent and not written down is simply sent again.
  const items = app.get(BulkItems, { strict: false });
  const prisma = app.get(PrismaService);
  items.stranded = async (operationId) => {
    await prisma.bulkItem.updateMany({ where: { operationId, status: 'sent' }, data: { status: 'pending' } });
    return [];
  };
}
await app.listen({ host: settings.http.host, port: settings.http.port });
