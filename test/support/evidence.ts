import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { findLeaks } from './leak-search.js';

/** Routes that show a new credential once, by design: the member is cut out and remembered as a secret. */
const SHOWN_ONCE: Readonly<Record<string, string>> = {
  'POST /api/keys': 'key',
  'POST /api/sessions': 'token',
  'POST /api/webhooks/endpoints': 'secret',
  'POST /api/webhooks/endpoints/:id/rotate-secret': 'secret',
};

/**
 * Everything that one test server let out: its log, its answers with their headers and, at the end, its database.
 * Each server of the whole test run is searched for secrets when it closes.
 */
export class Evidence {
  private readonly log: string[] = [];
  private readonly answers: string[] = [];
  readonly secrets = new Set<string>();

  readonly logDestination = { write: (line: string) => void this.log.push(line) };

  /** The log so far, a JSON line each. */
  logLines(): readonly string[] {
    return this.log;
  }

  recordAnswers(app: NestFastifyApplication): void {
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onSend', (request, reply, payload, done) => {
        const route = `${request.method} ${request.routeOptions.url ?? ''}`;
        const body = typeof payload === 'string' ? this.withoutNewCredential(route, payload) : '';
        // What a request brought goes back in the same header: a handshake does that, and tells nobody anything new.
        const headers = Object.entries(reply.getHeaders()).filter(([name, value]) => value !== request.headers[name]);
        this.answers.push(`${route} ${reply.statusCode} ${JSON.stringify(headers)}\n${body}\n`);
        done(null, payload);
      });
  }

  private withoutNewCredential(route: string, payload: string): string {
    const member = SHOWN_ONCE[route];
    if (!member) return payload;
    const body = JSON.parse(payload) as Record<string, unknown>;
    const credential = body[member];
    if (typeof credential !== 'string') return payload;
    this.secrets.add(credential);
    return JSON.stringify({ ...body, [member]: undefined });
  }

  /** @throws Error that names each place where a secret stands, without the secret */
  async assertNoLeak(databaseUrl: string): Promise<{ secrets: number; characters: number }> {
    const texts = {
      log: this.log.join(''),
      answers: this.answers.join(''),
      database: await dumpDatabase(databaseUrl),
    };
    const leaks = findLeaks(texts, this.secrets);
    if (leaks.length > 0) {
      throw new Error(`Secrets leaked:\n${leaks.map((l) => `  ${l.place}: ${l.around}`).join('\n')}`);
    }
    return { secrets: this.secrets.size, characters: Object.values(texts).reduce((sum, t) => sum + t.length, 0) };
  }
}

/** Every row of every table as text; bytes appear as hex. */
async function dumpDatabase(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema')`,
    );
    const dump: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      dump.push(name, ...rows.rows.map((r) => r.row));
    }
    return dump.join('\n');
  } finally {
    await client.end();
  }
}
