export { DatabaseModule } from './database.module.js';
export { Prisma } from './generated/client.js';
export type { ApiKey, Connection, ConnectionStatus, OAuthFlow } from './generated/client.js';
export { DatabaseHousekeeping } from './housekeeping.js';
export { migrateDatabase } from './migrate.js';
export { PrismaService } from './prisma.service.js';
export { isDatabaseUnavailable } from './unavailable.js';
