import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { createApp } from '../../src/app.js';
import { type Clock } from '../../src/platform/clock/index.js';
import { readSettings, type Settings } from '../../src/platform/config/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { providerRooms } from '../../src/providers/index.js';
import { freePort } from '../../tools/network/ports.mjs';
import { createTestDatabase } from './database.js';
import { Evidence } from './evidence.js';

export interface TestApp {
  readonly app: NestFastifyApplication;
  /** Base URL; the server really listens. */
  readonly url: string;
  readonly settings: Settings;
  readonly databaseUrl: string;
  readonly sandbox: Sandbox;
  /** What the server let out; searched for secrets when it closes. */
  readonly evidence: Evidence;
  /** The bootstrap API key: all scopes of the first organization, no user of its own. */
  readonly key: string;
  /** supertest with the bootstrap key, unless another credential is given; `null` sends none. */
  http(credential?: string | null): ReturnType<typeof request.agent>;
  close(): Promise<void>;
}

export const manifests = providerRooms.map((room) => room.provider.manifest);

const BOOTSTRAP_KEY = `sy_test_${'k'.repeat(40)}`;

/**
 * A whole server on its own database, with the sandbox as its provider.
 * @param env overrides single variables
 * @param clock of server and sandbox, for tests in which time passes
 */
export async function startTestApp(env: Record<string, string> = {}, clock?: Clock): Promise<TestApp> {
  const database = await createTestDatabase();
  const sandbox = await startSandbox(clock && { now: () => clock.now() });
  const dataDir = mkdtempSync(path.join(tmpdir(), 'switchyard-test-'));
  const evidence = new Evidence();
  const release = async () => {
    await sandbox.close();
    await database.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const settings = readSettings(manifests, {
      NODE_ENV: 'test',
      PORT: String(await freePort()),
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      SWITCHYARD_API_KEY: BOOTSTRAP_KEY,
      UPSTREAM_ALLOW_LOOPBACK: 'true',
      LOG_LEVEL: 'trace',
      THROTTLE_LIMIT: '100000',
      THROTTLE_ANONYMOUS_LIMIT: '100000',
      ...Object.assign({}, ...Object.values(sandbox.env)),
      ...env,
    });
    const app = await listen(settings, evidence, clock);
    const url = settings.http.publicUrl;
    return {
      app,
      url,
      settings,
      databaseUrl: database.url,
      sandbox,
      evidence,
      key: BOOTSTRAP_KEY,
      http(credential: string | null = BOOTSTRAP_KEY) {
        const agent = request.agent(url);
        return credential === null ? agent : agent.set('authorization', `Bearer ${credential}`);
      },
      async close() {
        await app.close();
        for (const secret of [BOOTSTRAP_KEY, ...twinSecrets(sandbox)]) evidence.secrets.add(secret);
        await evidence.assertNoLeak(database.url).finally(release);
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function listen(settings: Settings, evidence: Evidence, clock?: Clock): Promise<NestFastifyApplication> {
  const app = await createApp(settings, new Log(settings.log.level, evidence.logDestination), clock);
  evidence.recordAnswers(app);
  try {
    await app.listen({ host: settings.http.host, port: settings.http.port });
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Client secrets, every token that the twins hold, and the secret of every webhook they have or had. */
function twinSecrets(sandbox: Sandbox): string[] {
  const { client, tokens, webhooks } = sandbox.asana.snapshot();
  const issued = [...tokens.access, ...tokens.refresh].map((token) => token.value);
  const asana = [client.secret, ...issued, ...webhooks.formerSecrets, ...webhooks.webhooks.map(({ secret }) => secret)];
  return [...asana, ...oktaSecrets(sandbox)];
}

function oktaSecrets(sandbox: Sandbox): string[] {
  const { client, tokens, state } = sandbox.okta.snapshot();
  const issued = [...tokens.apiTokens, ...tokens.access, ...tokens.refresh].map((token) => token.value);
  return [client.secret, ...issued, ...state.eventHooks.flatMap(({ authScheme }) => authScheme?.value ?? [])];
}
