export interface MigrateDeployOptions {
  /** PostgreSQL URL of an existing database. */
  url: string;
  /** The folder `prisma/migrations`. */
  dir: string;
  /** How long to wait for another process that migrates, in milliseconds; default 10 minutes. */
  lockWaitMs?: number;
}

export interface MigrateDeployResult {
  /** Applied now, in order; empty when the database was up to date. */
  appliedMigrationNames: string[];
  /** Those of them that a killed process had begun before. */
  recoveredMigrationNames: string[];
}

/** The migration history does not allow to go on; `message` says what to do next. */
export declare class MigrationError extends Error {
  readonly code: 'migration_edited' | 'migration_failed' | 'migration_lock_timeout';
  readonly migrationNames: string[];
}

/**
 * `prisma migrate deploy` in this process. Several processes may call it at once: one applies, the others wait and
 * find nothing to do. A process killed in the middle is recovered from by the next call.
 * @throws {MigrationError} an applied migration was edited, one has failed, or the lock is not to be had
 */
export declare function migrateDeploy(options: MigrateDeployOptions): Promise<MigrateDeployResult>;
