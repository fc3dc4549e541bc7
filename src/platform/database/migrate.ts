import { migrateDeploy, MigrationError } from '#schema-engine';

export { MigrationError };

/** Where the migrations lie, from the folder the server is started in (the project root, or /app in the image). */
const MIGRATIONS_DIR = 'prisma/migrations';

/**
 * Applies pending migrations in this process, under PostgreSQL's advisory lock: of several instances that start
 * together one works and the others wait, then find nothing to do.
 * @returns the names of the migrations applied by this call
 */
export async function migrateDatabase(url: string): Promise<readonly string[]> {
  const { appliedMigrationNames } = await migrateDeploy({ url, dir: MIGRATIONS_DIR });
  return appliedMigrationNames;
}
