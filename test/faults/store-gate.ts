import pg from 'pg';
import { until } from './refresh-processes.js';

/** Any number: the gate before which a store waits. */
const GATE = 6_749_001;

/** Stops stores of new tokens in the database itself, so that a process can be killed between answer and store. */
export class StoreGate {
  private constructor(private readonly admin: pg.Client) {}

  static async build(databaseUrl: string): Promise<StoreGate> {
    const admin = new pg.Client({ connectionString: databaseUrl });
    await admin.connect();
    await admin.query(`
      CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${GATE}); RETURN NEW; END $$;
      CREATE TRIGGER gate BEFORE UPDATE ON connections FOR EACH ROW
        WHEN (NEW.version > OLD.version) EXECUTE FUNCTION wait_at_gate();`);
    return new StoreGate(admin);
  }

  close = () => this.admin.query('SELECT pg_advisory_lock($1)', [GATE]);
  open = () => this.admin.query('SELECT pg_advisory_unlock($1)', [GATE]);

  untilOneWaits = () => until('the store was about to happen', async () => (await this.waiting()) !== undefined);

  /** The statement must die with its process: PostgreSQL alone would finish it for a client that is gone. */
  async endWaiting(): Promise<void> {
    await this.admin.query('SELECT pg_terminate_backend($1)', [await this.waiting()]);
    await until('the store is gone', async () => (await this.waiting()) === undefined);
  }

  end = () => this.admin.end();

  private async waiting(): Promise<number | undefined> {
    const { rows } = await this.admin.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND objid = $1
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
      [GATE],
    );
    return rows[0]?.pid;
  }
}
