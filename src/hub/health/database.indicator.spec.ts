import { createServer, type Server, type Socket } from 'node:net';
import { HealthIndicatorService } from '@nestjs/terminus';
import { createTestDatabase } from '../../../test/support/database.js';
import { PrismaService } from '../../platform/database/index.js';
import { DatabaseIndicator } from './database.indicator.js';

async function probe(url: string) {
  const prisma = new PrismaService({ url, poolSize: 1 });
  const start = performance.now();
  const result = await new DatabaseIndicator(new HealthIndicatorService(), prisma).probe();
  return { ...result, waitedMs: performance.now() - start, prisma };
}

describe('the database probe', () => {
  it('is up, with the time of the query, when the database answers', async () => {
    const database = await createTestDatabase();
    const { up, seconds, prisma } = await probe(database.url);
    expect(up).toBe(true);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThan(1);
    await prisma.$disconnect();
    await database.drop();
  });

  it('is down when nothing listens', async () => {
    expect(await probe('postgresql://nobody@127.0.0.1:1/none')).toMatchObject({ up: false });
  });

  it('is down within two seconds when the database takes the connection and never answers', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => void sockets.push(socket));
    const { port } = await listen(server);
    const { up, waitedMs, prisma } = await probe(`postgresql://nobody@127.0.0.1:${port}/none`);
    expect(up).toBe(false);
    expect(waitedMs).toBeLessThan(2_000);
    for (const socket of sockets) socket.destroy();
    server.close();
    await prisma.$disconnect();
  });
});

const listen = (server: Server) =>
  new Promise<{ port: number }>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address() as { port: number }));
  });
