import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ProviderManifest, providerManifestSchema } from '../../contracts/index.js';
import { ConfigurationError } from './configuration-error.js';
import { atSite } from './provider-settings.js';
import { readSettings } from './settings.js';

const manifest: ProviderManifest = providerManifestSchema.parse({
  id: 'road-runner',
  label: 'Road Runner',
  apiBaseUrl: 'https://api.example.com/v1',
  hosts: ['api.example.com'],
  oauth: {
    authorizeUrl: 'https://example.com/authorize',
    tokenUrl: 'https://example.com/token',
    scopes: ['read'],
    pkce: true,
  },
  docs: 'https://example.com/docs',
  checked: '2026-11-21',
});
const KEY = Buffer.alloc(32, 7).toString('base64');
const database = 'postgresql://u:p@127.0.0.1:5432/hub';

describe('readSettings', () => {
  let dir: string;
  beforeEach(() => (dir = mkdtempSync(path.join(tmpdir(), 'switchyard-config-'))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const read = (env: Record<string, string | undefined>, manifests = [manifest]) =>
    readSettings(manifests, { DATA_DIR: dir, DATABASE_URL: database, ...env });
  const issuesOf = (env: Record<string, string | undefined>) => {
    try {
      read(env);
    } catch (error) {
      if (error instanceof ConfigurationError) return error.issues;
      throw error;
    }
    return [];
  };

  it('has a default for everything but the database', () => {
    const settings = read({});
    expect(settings.http).toEqual({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      trustProxy: false,
      corsOrigins: [],
    });
    expect(settings.role).toBe('all');
    expect(issuesOf({ DATABASE_URL: undefined })).toEqual([
      { variable: 'DATABASE_URL', expected: 'is not set: expected postgresql://user:password@host:port/database' },
    ]);
  });

  it.each([
    ['PORT', '0', /from 1 to 65535/],
    ['PORT', 'http', /from 1 to 65535/],
    ['PORT', '80.5', /whole number/],
    ['DATABASE_URL', 'mysql://x/y', /postgresql:\/\//],
    ['PUBLIC_URL', 'ftp://x', /http/],
    ['NODE_ENV', 'prod', /development/],
    ['UPSTREAM_ALLOW_LOOPBACK', 'yes', /true or false/],
    ['CORS_ORIGINS', 'https://a.example/path', /origins/],
    ['ANTHROPIC_BASE_URL', 'ftp://x', /http/],
    ['ANTHROPIC_MODEL', 'two words', /id of a model/],
    ['ANTHROPIC_TIMEOUT_MS', '99', /from 100 to 120000/],
    ['OAUTH_RETURN_URLS', 'not a url', /absolute URLs/],
    ['SWITCHYARD_API_KEY', 'short', /32 to 200/],
    ['ENCRYPTION_KEYS', 'k1:AAAA', /instead of 32/],
    ['ROAD_RUNNER_TOKEN_URL', 'nope', /http/],
    ['ROAD_RUNNER_RATE_PER_MINUTE', '0', /from 1 to 1000000/],
    ['ROAD_RUNNER_RATE_PER_MINUTE', 'many', /whole number/],
  ])('refuses %s=%s, naming it and what was expected, never the value', (variable, value, expected) => {
    const issues = issuesOf({ [variable]: value });
    expect(issues).toHaveLength(1);
    expect(issues[0]?.variable).toBe(variable);
    expect(issues[0]?.expected).toMatch(expected);
    if (value.length > 4) expect(issues[0]?.expected).not.toContain(value);
  });

  it('names every wrong variable at once', () => {
    const variables = issuesOf({ PORT: 'x', ROLE: 'y', ROAD_RUNNER_API_BASE_URL: 'z' }).map((i) => i.variable);
    expect(variables.sort()).toEqual(['PORT', 'ROAD_RUNNER_API_BASE_URL', 'ROLE']);
  });

  it('takes an empty value as absent, as a copied .env.example has them', () => {
    expect(read({ PORT: '', ROAD_RUNNER_CLIENT_ID: ' ' }).http.port).toBe(3000);
  });

  it('makes the bootstrap key and the key ring once, mode 0600', () => {
    const first = read({});
    const file = path.join(dir, 'api-key');
    expect(first.access.bootstrapKeyFile).toBe(file);
    const key = readFileSync(file, 'utf8');
    expect(key.trim()).toMatch(/^sy_[A-Za-z0-9_-]{43}$/);
    for (const name of ['api-key', 'encryption-keys']) expect(statSync(path.join(dir, name)).mode & 0o777).toBe(0o600);
    read({});
    expect(readFileSync(file, 'utf8')).toBe(key);
  });

  it('prefers the environment and writes nothing then', () => {
    const settings = read({ SWITCHYARD_API_KEY: 'x'.repeat(40), ENCRYPTION_KEYS: `k1:${KEY}` });
    expect(settings.access.bootstrapKeyFile).toBeNull();
    expect(JSON.stringify(settings)).not.toContain('x'.repeat(40));
  });

  it('demands ENCRYPTION_KEYS in production', () => {
    expect(issuesOf({ NODE_ENV: 'production' })[0]?.variable).toBe('ENCRYPTION_KEYS');
    expect(read({ NODE_ENV: 'production', ENCRYPTION_KEYS: `k1:${KEY}` }).mode).toBe('production');
  });

  it('reads a provider by its prefix and fills in the manifest', () => {
    const provider = read({
      ROAD_RUNNER_CLIENT_ID: 'id',
      ROAD_RUNNER_CLIENT_SECRET: 'hush',
      ROAD_RUNNER_SCOPES: 'a, b c',
      PUBLIC_URL: 'https://hub.example.com/',
    }).providers['road-runner'];
    expect(provider).toMatchObject({
      configured: true,
      clientId: 'id',
      scopes: ['a', 'b', 'c'],
      apiBaseUrl: 'https://api.example.com/v1',
      redirectUri: 'https://hub.example.com/api/auth/road-runner/callback',
      revokeUrl: undefined,
    });
    expect(JSON.stringify(provider)).not.toContain('hush');
    expect(read({}).providers['road-runner']?.configured).toBe(false);
  });

  it("takes the operator's rate limit for the plan's", () => {
    const limitsOf = (env: Record<string, string>) => read(env).providers['road-runner']?.rateLimits;
    expect(limitsOf({})).toBeUndefined();
    expect(limitsOf({ ROAD_RUNNER_RATE_PER_MINUTE: '90' })).toEqual({ perMinute: [90], rules: [] });
  });

  describe('of a provider whose customers have sites', () => {
    const sited = providerManifestSchema.parse({
      ...manifest,
      apiBaseUrl: '{site}/api/v1',
      site: { variable: 'ORG_URL' },
      oauth: { ...manifest.oauth, tokenUrl: '{site}/token' },
    });
    const CLIENT = { ROAD_RUNNER_CLIENT_ID: 'id', ROAD_RUNNER_CLIENT_SECRET: 'hush' };
    const readSited = (env: Record<string, string>) => read(env, [sited]).providers['road-runner'];

    it('is configured once its own site is', () => {
      expect(readSited(CLIENT)).toMatchObject({ configured: false, apiBaseUrl: '{site}/api/v1' });
      expect(readSited(CLIENT)?.site).toBeUndefined();
      const own = readSited({ ...CLIENT, ROAD_RUNNER_ORG_URL: 'https://ID.Example.com/' });
      expect(own).toMatchObject({ configured: true, site: 'https://id.example.com' });
      expect(own?.allowedHosts).toContain('id.example.com');
      expect(readSited({ ROAD_RUNNER_ORG_URL: 'https://id.example.com' })?.configured).toBe(false);
    });

    it('fills the site into what begins with it, and leaves an override alone', () => {
      const overridden = readSited({ ROAD_RUNNER_API_BASE_URL: 'https://proxy.example.com/v1/' });
      expect(atSite(sited.apiBaseUrl, 'https://a.example.com')).toBe('https://a.example.com/api/v1');
      expect(atSite(overridden?.apiBaseUrl ?? '', 'https://a.example.com')).toBe('https://proxy.example.com/v1');
      expect(URL.canParse(atSite(sited.apiBaseUrl, undefined))).toBe(false);
    });

    it.each([
      'x',
      'ftp://a.example.com',
      'https://a.example.com?x',
      'https://u@a.example.com',
      'https://a.example.com#x',
    ])('refuses the site %s', (site) => {
      expect(() => readSited({ ROAD_RUNNER_ORG_URL: site })).toThrow(/ROAD_RUNNER_ORG_URL/);
    });

    it('is not read for others', () => {
      expect(read({ ROAD_RUNNER_ORG_URL: 'https://id.example.com' }).providers['road-runner']?.site).toBeUndefined();
    });
  });
});
