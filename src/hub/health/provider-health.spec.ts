import { ConfigService } from '@nestjs/config';
import { HealthCheckService, HealthIndicatorService, TerminusModule } from '@nestjs/terminus';
import { Test } from '@nestjs/testing';
import { type Provider, providerManifestSchema } from '../../contracts/index.js';
import { readSettings, type Settings } from '../../platform/config/index.js';
import { PrismaService } from '../../platform/database/index.js';
import { type ProblemError } from '../../platform/problem/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { DatabaseIndicator } from './database.indicator.js';
import { ProviderHealth } from './provider-health.js';
import { ProviderHealthController } from './provider-health.controller.js';
import { UserHealth } from './user-health.js';
import { type EnhancedApis, ProviderIndicators } from './provider-indicators.js';

const acme: Provider = {
  manifest: providerManifestSchema.parse({
    id: 'acme',
    label: 'Acme',
    apiBaseUrl: 'https://api.acme.example/v1',
    hosts: ['api.acme.example'],
    oauth: {
      authorizeUrl: 'https://acme.example/authorize',
      tokenUrl: 'https://acme.example/token',
      scopes: [],
      pkce: true,
    },
    docs: 'https://acme.example/docs',
    checked: '2026-11-21',
  }),
  test: async () => ({}),
};
const CLIENT = { ACME_CLIENT_ID: 'id', ACME_CLIENT_SECRET: 'secret-of-the-client' };
/** Nothing listens on port 1. */
const NO_DATABASE = 'postgresql://nobody@127.0.0.1:1/none';

let database: TestDatabase;
let opened: PrismaService[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(opened.map((prisma) => prisma.$disconnect()));
  opened = [];
});
afterAll(() => database.drop());

interface World {
  provider?: Provider;
  url?: string;
  env?: Record<string, string>;
  enhanced?: EnhancedApis;
}

async function build({ provider = acme, url = database.url, env = CLIENT, enhanced }: World) {
  const settings = readSettings([provider.manifest], {
    NODE_ENV: 'test',
    DATABASE_URL: url,
    SWITCHYARD_API_KEY: 'k'.repeat(40),
    ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
    ...env,
  });
  const terminus = await Test.createTestingModule({ imports: [TerminusModule.forRoot({ logger: false })] }).compile();
  const prisma = new PrismaService({ url, poolSize: 1 });
  opened.push(prisma);
  const indicators = terminus.get(HealthIndicatorService);
  const directory = new ProviderDirectory(
    [provider],
    new ConfigService<Settings, true>({ ...settings } as Record<string, unknown>),
  );
  const health = new ProviderHealth(
    terminus.get(HealthCheckService),
    new ProviderIndicators(indicators, new DatabaseIndicator(indicators, prisma), enhanced),
  );
  return { health, directory };
}

async function overall(world: World) {
  const { health, directory } = await build(world);
  return health.overall(directory.get('acme'));
}

describe('overall health of a provider', () => {
  it('is healthy when the database answers, the OAuth client is configured and the service is installed', async () => {
    const health = await overall({});
    expect(health).toEqual({
      ok: true,
      service: 'acme',
      status: 'healthy',
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      message: 'Acme is registered.',
      needs_oauth: true,
      checks: {
        database: { status: 'healthy', message: expect.any(String) },
        oauth_config: { status: 'healthy', message: expect.any(String) },
        service: { status: 'healthy', message: expect.any(String) },
        enhanced_api: { status: 'unavailable', message: expect.any(String) },
      },
    });
    expect(JSON.stringify(health)).not.toContain('secret-of-the-client');
  });

  it('is degraded while the database is away', async () => {
    const { status, checks } = await overall({ url: NO_DATABASE });
    expect(status).toBe('degraded');
    expect(checks.database.status).toBe('unavailable');
    expect(checks.oauth_config.status).toBe('healthy');
  });

  it.each(['ACME_CLIENT_ID', 'ACME_CLIENT_SECRET'])('is degraded without %s', async (variable) => {
    const { status, checks } = await overall({ env: { ...CLIENT, [variable]: '' } });
    expect(status).toBe('degraded');
    expect(checks.oauth_config.status).toBe('misconfigured');
    expect(checks.oauth_config.message).toBe(`The OAuth client of Acme is not configured. Not set: ${variable}.`);
  });

  describe('whose customers have sites', () => {
    const site = { variable: 'ORG_URL' } as const;
    const provider: Provider = { ...acme, manifest: { ...acme.manifest, apiBaseUrl: '{site}/v1', site } };

    it('names the site too when nothing is configured', async () => {
      const { status, checks } = await overall({ provider, env: {} });
      expect(status).toBe('degraded');
      expect(checks.oauth_config.message).toContain('ACME_ORG_URL, ACME_CLIENT_ID, ACME_CLIENT_SECRET');
    });

    it('is degraded without its own site, and healthy with it', async () => {
      expect((await overall({ provider })).checks.oauth_config.message).toContain('Not set: ACME_ORG_URL.');
      const env = { ...CLIENT, ACME_ORG_URL: 'https://id.acme.example' };
      expect(await overall({ provider, env })).toMatchObject({ status: 'healthy' });
    });
  });

  it('is degraded when the service is not installed', async () => {
    const { status, checks } = await overall({ provider: { manifest: acme.manifest } });
    expect(status).toBe('degraded');
    expect(checks.service.status).toBe('unavailable');
  });

  it('shows an enhanced API that a feature has announced', async () => {
    const { status, checks } = await overall({ enhanced: new Set(['acme']) });
    expect(status).toBe('healthy');
    expect(checks.enhanced_api.status).toBe('healthy');
  });

  it('is unhealthy, a 500 that shows nothing of the cause, when a check itself breaks', async () => {
    const enhanced = new (class extends Set<string> {
      override has(): boolean {
        throw new Error('canary');
      }
    })();
    const { health, directory } = await build({ enhanced });
    const users = new UserHealth(health, undefined as never, undefined as never);
    const controller = new ProviderHealthController(directory, health, users);
    for (const [answer, word] of [
      [controller.overall('acme', {}), { status: 'unhealthy' }],
      [controller.summary('acme', {}, undefined), { overall_status: 'unhealthy' }],
    ] as const) {
      const error: unknown = await answer.catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'internal', status: 500 });
      const body = extensionsOf(error);
      expect(body).toMatchObject({ service: 'acme', timestamp: expect.any(String), ...word });
      expect(JSON.stringify(body)).not.toContain('canary');
    }
  });
});

const extensionsOf = (error: unknown) => (error as ProblemError).options.extensions;
