import path from 'node:path';
import { defineConfig } from 'prisma/config';

// Prisma's CLI would download its native schema engine before every command, `generate` included.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= path.join(import.meta.dirname, 'tools/schema-engine/bin.mjs');

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // `generate` and `migrate diff` between files need no database.
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
