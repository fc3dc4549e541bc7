import 'reflect-metadata';
import { createApp } from '../../src/app.js';
import { BulkItems } from '../../src/features/bulk/bulk-items.js';
import { readSettings } from '../../src/platform/config/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { providerRooms } from '../../src/providers/index.js';

const settings = readSettings(providerRooms.map((room) => room.provider.manifest));
const app = await createApp(settings, new Log('silent'));

if (process.argv.includes('without-lookup')) {
  // The broken variant: what was sent and not written down is simply sent again.
  const items = app.get(BulkItems, { strict: false });
  const prisma = app.get(PrismaService);
  items.stranded = async (operationId) => {
    await prisma.bulkItem.updateMany({ where: { operationId, status: 'sent' }, data: { status: 'pending' } });
    return [];
  };
}

await app.listen({ host: settings.http.host, port: settings.http.port });
process.on('disconnect', () => process.exit());
process.send?.('ready');
