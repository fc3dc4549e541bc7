import { Prisma } from '../../platform/database/index.js';

/** Whether a row was refused because another one bears the same unique value. */
export const isTaken = (error: unknown): boolean =>
  error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
