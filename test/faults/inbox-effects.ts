import type { INestApplicationContext } from '@nestjs/common';
import { EventLog } from '../../src/hub/events/index.js';
import { type PrismaService } from '../../src/platform/database/index.js';

/**
 * An effect of events that can be counted: a row without any key that would keep it from being there twice. It is written
 * as every room reacts to events, in a hook of the log.
 */
export function countEffects(app: INestApplicationContext): void {
  app.get(EventLog).onAppend('effects', async (events, tx) => {
    const subjects = events.map(({ subject }) => subject);
    await tx.$executeRaw`INSERT INTO effects (subject) SELECT * FROM unnest(${subjects}::text[])`;
  });
}

export const makeEffectsTable = (prisma: PrismaService): Promise<number> =>
  prisma.$executeRaw`CREATE TABLE effects (position bigserial PRIMARY KEY, subject text NOT NULL)`;

/** Subjects in the order in which their effects came. */
export async function effects(prisma: PrismaService): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ subject: string }[]>`SELECT subject FROM effects ORDER BY position`;
  return rows.map(({ subject }) => subject);
}
