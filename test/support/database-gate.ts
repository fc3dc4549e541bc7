import type pg from 'pg';
import { until } from './eventually.js';

/** A place in the database before which statements wait while the gate is closed, so that their process can be killed there. */
export class DatabaseGate {
  /** For a function of the database: waits here. */
  readonly passing: string;

  /** @param key any number that nothing else of the same database locks */
  constructor(
    private readonly admin: pg.Client,
    private readonly key: number,
  ) {
    this.passing = `PERFORM pg_advisory_xact_lock_shared(${key});`;
  }

  close = () => this.admin.query('SELECT pg_advisory_lock($1)', [this.key]);
  open = () => this.admin.query('SELECT pg_advisory_unlock($1)', [this.key]);

  /** @returns the database process of the statement that waits */
  untilOneWaits = () => until('a statement waits at the gate', () => this.waiting());

  /** The statement must die with its process: PostgreSQL alone would finish it for a client that is gone. */
  async endWaiting(): Promise<void> {
    await this.admin.query('SELECT pg_terminate_backend($1)', [await this.waiting()]);
    await until('no statement waits at the gate', async () => (await this.waiting()) === undefined);
  }

  private async waiting(): Promise<number | undefined> {
    const { rows } = await this.admin.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = $1
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [this.key],
    );
    return rows[0]?.pid;
  }
}
