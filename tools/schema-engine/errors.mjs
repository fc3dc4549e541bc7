/**
 * The migration history does not allow to go on. `message` says what to do next.
 * `code`: `migration_edited`, `migration_failed` or `migration_lock_timeout`.
 */
export class MigrationError extends Error {
  /**
   * @param {'migration_edited' | 'migration_failed' | 'migration_lock_timeout'} code
   * @param {string} message
   * @param {{ migrationNames?: string[], cause?: unknown }} [details]
   */
  constructor(code, message, { migrationNames = [], cause } = {}) {
    super(message, { cause });
    this.name = 'MigrationError';
    this.code = code;
    this.migrationNames = migrationNames;
  }
}

const RESOLVE = 'https://www.prisma.io/docs/orm/prisma-migrate/workflows/patching-and-hotfixing';

/** @param {string[]} names */
export const editedError = (names) =>
  new MigrationError(
    'migration_edited',
    `Already applied migrations were changed on disk: ${names.join(', ')}. ` +
      'Restore their migration.sql from version control and put the change into a new migration ' +
      '(npx prisma migrate dev --name CHANGE).',
    { migrationNames: names },
  );

/**
 * @param {string[]} names
 * @param {unknown} [cause] the engine's error, when a script failed just now
 */
export function failedError(names, cause) {
  // The engine's own trace begins with "   0: ".
  const reason = cause instanceof Error ? `\n${cause.message.split(/\n +0: /)[0]}\n` : ' ';
  return new MigrationError(
    'migration_failed',
    `Migration failed: ${names.join(', ')}.${reason}` +
      'Repair what it left in the database, then tell Prisma which way it went: ' +
      `npx prisma migrate resolve --rolled-back ${names[0]} (it will be applied again) or ` +
      `npx prisma migrate resolve --applied ${names[0]} (it will not). See ${RESOLVE}`,
    { migrationNames: names, cause },
  );
}
