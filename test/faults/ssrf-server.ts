import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createApp } from '../../src/app.js';
import { readSettings } from '../../src/platform/config/index.js';
import { type Resolve } from '../../src/platform/http/address-guard.js';
import { UpstreamHttp } from '../../src/platform/http/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { manifests } from '../support/app.js';
import { createTestDatabase } from '../support/database.js';
import { Evidence } from '../support/evidence.js';

const KEY = `sy_test_${'s'.repeat(40)}`;

/** A server as it stands in the world: no loopback address is allowed. It is asked past the network. */
export async function startStrictServer(resolve: Resolve) {
  const database = await createTestDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'switchyard-test-'));
  const evidence = new Evidence();
  const settings = readSettings(manifests, {
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    SWITCHYARD_API_KEY: KEY,
    LOG_LEVEL: 'trace',
    THROTTLE_LIMIT: '100000',
  });
  // Nobody waits between the tries of a call.
  const clock = { now: () => Date.now(), sleep: () => Promise.resolve() };
  const upstream = { ...settings.upstream, resolve, clock };
  const app = await createApp({ ...settings, upstream }, new Log(settings.log.level, evidence.logDestination));
  evidence.recordAnswers(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return {
    upstream: app.get(UpstreamHttp),
    evidence,
    databasePort: Number(new URL(database.url).port),
    /** @returns status and body of the answer */
    async post(url: string, body: object): Promise<{ status: number; text: string }> {
      const headers = { authorization: `Bearer ${KEY}` };
      const answer = await app.inject({ method: 'POST', url, headers, payload: body });
      return { status: answer.statusCode, text: answer.body };
    },
    async close() {
      await app.close();
      evidence.secrets.add(KEY);
      await evidence.assertNoLeak(database.url).finally(async () => {
        await database.drop();
        rmSync(dataDir, { recursive: true, force: true });
      });
    },
  };
}
export type StrictServer = Awaited<ReturnType<typeof startStrictServer>>;
