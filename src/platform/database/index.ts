export { DatabaseModule } from './database.module.js';
export { Prisma } from './generated/client.js';
export type { ApiKey, Connection, ConnectionStatus, OAuthFlow } from './generated/client.js';
export { migrateDatabase, MigrationError } from './migrate.js';
export { PrismaService } from './prisma.service.js';
export { isDatabaseUnavailable } from './unavailable.js';
