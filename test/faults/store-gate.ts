import pg from 'pg';
import { DatabaseGate } from '../support/database-gate.js';

const KEY = 6_749_001;

/** Stops stores of new tokens in the database itself, so that a process can be killed between answer and store. */
export class StoreGate extends DatabaseGate {
  private constructor(private readonly client: pg.Client) {
    super(client, KEY);
  }

  static async build(databaseUrl: string): Promise<StoreGate> {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    const gate = new StoreGate(client);
    await client.query(`
      CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN ${gate.passing} RETURN NEW; END $$;
      CREATE TRIGGER gate BEFORE UPDATE ON connections FOR EACH ROW
        WHEN (NEW.version > OLD.version) EXECUTE FUNCTION wait_at_gate();`);
    return gate;
  }

  end = () => this.client.end();
}
