import { createHash } from 'node:crypto';
import {
  acmeManifest,
  revealed,
  TestClock,
  type WireAnswer,
  WireProvider,
} from '../../../test/faults/refresh-support.js';
import { type ProviderManifest } from '../../contracts/index.js';
import { UpstreamHttp, UpstreamObserver } from '../../platform/http/index.js';
import { Secret } from '../../platform/vault/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { TokenEndpoint, TokenRequestError } from '../connections/index.js';
import { CodeGrant } from './code-grant.js';

describe('CodeGrant', () => {
  const wire = new WireProvider();
  const clock = new TestClock();
  const http = new UpstreamHttp({ allowLoopback: true, timeoutMs: 2_000, clock }, new UpstreamObserver());
  const grant = new CodeGrant(new TokenEndpoint(http, { clock, leaseMs: 20_000 }));
  let url = '';

  beforeAll(async () => void (url = await wire.start()));
  afterAll(async () => {
    await http.onApplicationShutdown();
    await wire.stop();
  });
  beforeEach(() => void (wire.calls.length = 0));

  const acme = (oauth: Partial<ProviderManifest['oauth']> = {}): InstalledProvider => ({
    manifest: { ...acmeManifest, oauth: { ...acmeManifest.oauth, ...oauth } },
    settings: {
      configured: true,
      missing: [],
      clientId: 'client-1',
      clientSecret: Secret.of('client-secret-1'),
      redirectUri: 'https://hub.example/cb',
      scopes: ['read'],
      apiBaseUrl: `${url}/v1`,
      authorizeUrl: `${url}/authorize?tenant=7`,
      tokenUrl: `${url}/token`,
      revokeUrl: undefined,
      allowedHosts: ['127.0.0.1'],
    },
  });

  const authorize = async (provider: InstalledProvider, scopes: readonly string[]) => {
    let verifier: Secret | undefined;
    const address = await grant.authorizationUrl(provider, scopes, async (kept) => {
      verifier = kept;
      return 'state-1';
    });
    return { verifier, query: Object.fromEntries(new URL(address).searchParams) };
  };
  const exchange = (answer: WireAnswer, verifier?: Secret, provider = acme()) => {
    wire.answer = () => answer;
    return grant.exchange(provider, { code: 'code-1', state: 'state-1', verifier });
  };

  it('asks with what the manifest says, and keeps what the operator put into the address', async () => {
    const { query, verifier } = await authorize(
      acme({ scopeSeparator: ',', authorizeParameters: { access_type: 'offline' } }),
      ['a', 'b'],
    );
    expect(query).toEqual({
      tenant: '7',
      access_type: 'offline',
      response_type: 'code',
      client_id: 'client-1',
      redirect_uri: 'https://hub.example/cb',
      scope: 'a,b',
      state: 'state-1',
      code_challenge: createHash('sha256')
        .update(verifier ? revealed(verifier) : '')
        .digest('base64url'),
      code_challenge_method: 'S256',
    });
  });

  it('leaves PKCE out where the provider has none', async () => {
    const { query, verifier } = await authorize(acme({ pkce: false }), ['a']);
    expect(verifier).toBeUndefined();
    expect(Object.keys(query)).not.toContain('code_challenge');
    await exchange({ body: { access_token: 'a-1' } }, undefined, acme({ pkce: false }));
    expect(wire.calls[0]?.form.has('code_verifier')).toBe(false);
  });

  it('does not lead anywhere when the state cannot be kept', async () => {
    const away = new Error('database away');
    await expect(grant.authorizationUrl(acme(), [], () => Promise.reject(away))).rejects.toBe(away);
  });

  it('trades code and verifier for tokens', async () => {
    const issued = await exchange(
      { body: { access_token: 'a-1', refresh_token: 'r-1', expires_in: 60, scope: 'a b' } },
      Secret.of('verifier-1'),
    );
    expect(revealed(issued.accessToken)).toBe('a-1');
    expect(issued.refreshToken && revealed(issued.refreshToken)).toBe('r-1');
    expect(issued).toMatchObject({ expiresAt: clock.in(60), scopes: ['a', 'b'] });
    expect(wire.calls.map(({ form }) => Object.fromEntries(form))).toEqual([
      {
        grant_type: 'authorization_code',
        code: 'code-1',
        redirect_uri: 'https://hub.example/cb',
        code_verifier: 'verifier-1',
        client_id: 'client-1',
        client_secret: 'client-secret-1',
      },
    ]);
  });

  it.each<[string, WireAnswer, string]>([
    ['a refusal', { status: 400, body: { error: 'invalid_grant' } }, 'invalid_grant'],
    ['a refusal with status 200', { body: { ok: false, error: 'invalid_code' } }, 'invalid_code'],
    ['an answer without a token', { body: { token_type: 'bearer' } }, 'response_unreadable'],
    ['a broken connection', { cut: true }, 'connection_lost'],
  ])('tells %s as what it was, after one call', async (_, answer, code) => {
    const error: unknown = await exchange(answer, Secret.of('verifier-1')).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TokenRequestError);
    expect((error as TokenRequestError).code).toBe(code);
    expect(wire.calls).toHaveLength(1);
  });
});
