import { randomUUID } from 'node:crypto';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo } from 'node:net';
import { type Fault, type FaultRule } from '../../sandbox/shared/faults.js';
import { ChangeFeed, PrismaService } from '../../src/platform/database/index.js';
import { generateKeyRing } from '../../src/platform/vault/index.js';
import { freePort } from '../../tools/network/ports.mjs';
import { startTestApp, type TestApp } from '../support/app.js';
import { ANA } from '../support/connect.js';
import { DatabaseLine } from '../support/database-line.js';

/** Whom to ask about whom, and how to end the fault. */
export interface Patient {
  readonly server: TestApp;
  readonly userId: string;
  readonly heal?: () => Promise<void>;
}

export interface InjectedFault {
  readonly name: string;
  readonly cause: string;
  readonly action: string;
  inject(ward: Ward): Promise<Patient>;
}

interface TokenWishes {
  readonly scopes?: string;
  readonly refresh?: boolean;
  readonly personal?: boolean;
}

/** A server with its twin, users on demand, and further servers over the same database that are set up wrongly. */
export class Ward {
  private constructor(
    readonly server: TestApp,
    private readonly keyRing: string,
  ) {}

  static async open(): Promise<Ward> {
    const keyRing = generateKeyRing();
    return new Ward(await startTestApp({ ENCRYPTION_KEYS: keyRing }), keyRing);
  }

  get twin() {
    return this.server.sandbox.asana;
  }

  async admit({ refresh = true, ...token }: TokenWishes = {}): Promise<string> {
    const userId = `patient-${randomUUID()}`;
    const { accessToken, refreshToken } = this.twin.issueToken({ person: ANA, expiresIn: 7200, ...token });
    await this.server
      .http()
      .post('/api/connections')
      .send({
        provider: 'asana',
        user_id: userId,
        access_token: accessToken,
        refresh_token: refresh ? refreshToken : null,
        expires_at: token.personal ? null : new Date(Date.now() + 7_200_000).toISOString(),
      })
      .expect(201);
    return userId;
  }

  /** Changes the row and waits until every server over the database knows. */
  async alter(userId: string, data: Parameters<PrismaService['connection']['updateMany']>[0]['data']): Promise<void> {
    await this.announced(() => this.server.app.get(PrismaService).connection.updateMany({ where: { userId }, data }));
  }

  async remove(userId: string): Promise<void> {
    await this.announced(() => this.server.app.get(PrismaService).connection.deleteMany({ where: { userId } }));
  }

  /** A user whose access token has run out here, so that the next call renews it. */
  async admitDue(wishes: TokenWishes = {}): Promise<string> {
    const userId = await this.admit(wishes);
    await this.alter(userId, { expiresAt: new Date(Date.now() - 1_000) });
    return userId;
  }

  struck(userId: string, rules: FaultRule[]): Patient {
    this.twin.setFaults(rules);
    return { server: this.server, userId, heal: async () => this.twin.clearFaults() };
  }

  /** Another server of the same installation, with some variables changed. */
  async sibling(userId: string, env: Record<string, string>, atEnd?: () => Promise<void>): Promise<Patient> {
    const shared = { DATABASE_URL: this.server.databaseUrl, ENCRYPTION_KEYS: this.keyRing };
    const server = await startTestApp({ ...this.server.sandbox.env.asana, ...shared, ...env });
    const heal = async () => {
      await server.close();
      await atEnd?.();
    };
    return { server, userId, heal };
  }

  private async announced(change: () => Promise<unknown>): Promise<void> {
    const heard = new Promise<void>((resolve) => {
      const unsubscribe = this.server.app.get(ChangeFeed).on('connections', () => {
        unsubscribe();
        resolve();
      });
    });
    await change();
    await heard;
  }
}

const MINUTE = 60;
const HOUR = 3_600;

/** The twin's API misbehaves; its token endpoint is well. */
const api = (name: string, fault: Fault, cause: string, action: string): InjectedFault => ({
  name: `API: ${name}`,
  cause,
  action,
  inject: async (ward) => ward.struck(await ward.admit(), [{ match: { path: '/api/1.0' }, fault }]),
});

/** The twin's token endpoint misbehaves when the access token must be renewed. */
const renewal = (name: string, fault: Fault, cause: string, action: string): InjectedFault => ({
  name: `renewal: ${name}`,
  cause,
  action,
  inject: async (ward) => ward.struck(await ward.admitDue(), [{ match: { path: '/-/oauth_token' }, fault }]),
});

/** One variable of the server is wrong. */
const misconfigured = (
  name: string,
  env: (ward: Ward) => Record<string, string> | Promise<Record<string, string>>,
  cause: string,
  action: string,
  due = false,
): InjectedFault => ({
  name: `configuration: ${name}`,
  cause,
  action,
  inject: async (ward) => ward.sibling(await (due ? ward.admitDue() : ward.admit()), await env(ward)),
});

const skewed = (name: string, seconds: number): InjectedFault => ({
  name: `clock: ${name}`,
  cause: 'clock_skew',
  action: 'fix_clock',
  async inject(ward) {
    const userId = await ward.admit({ personal: true });
    ward.twin.advanceClock(seconds);
    const heal = async () => void ward.twin.advanceClock(-seconds);
    return { server: ward.server, userId, heal };
  },
});

export const INJECTED_FAULTS: readonly InjectedFault[] = [
  api('answers 500', { status: 500 }, 'provider_down', 'contact_provider_status'),
  api('answers 502', { status: 502 }, 'provider_down', 'contact_provider_status'),
  api('answers 503 until in 2 min', { status: 503, retryAfter: 2 * MINUTE }, 'provider_down', 'wait'),
  api('cuts the connection', { reset: true }, 'provider_down', 'contact_provider_status'),
  api('cuts the answer short', { truncate: true }, 'provider_down', 'contact_provider_status'),
  api('sends broken JSON', { malformed: true }, 'provider_down', 'contact_provider_status'),
  api('sends JSON of another shape', { status: 200, body: { ok: 1 } }, 'provider_down', 'contact_provider_status'),
  api('never answers', { hang: true }, 'provider_down', 'contact_provider_status'),
  api('answers after 8 s', { delayMs: 8_000 }, 'provider_down', 'contact_provider_status'),
  api('sends 11 MB', { hugeBytes: 11 * 1024 * 1024 }, 'provider_down', 'contact_provider_status'),
  api('redirects to a sign-in page', { redirect: 'https://portal.example/' }, 'address_wrong', 'check_network'),
  api('answers 400', { status: 400 }, 'provider_rejects', 'contact_provider_status'),
  api('answers 402', { status: 402 }, 'plan_required', 'upgrade_plan'),
  api('answers 403', { status: 403 }, 'access_forbidden', 'ask_administrator'),
  api('answers 404', { status: 404 }, 'address_wrong', 'check_network'),
  api('answers 429 until in 90 s', { status: 429, retryAfter: 90 }, 'rate_limited', 'wait'),
  api('answers 429 without a time', { status: 429 }, 'rate_limited', 'wait'),
  {
    name: 'token: granted without the scope',
    cause: 'scope_missing',
    action: 'add_scopes',
    inject: async (ward) => ({ server: ward.server, userId: await ward.admit({ scopes: 'users:read tasks:read' }) }),
  },
  {
    name: 'token: grant revoked at the provider',
    cause: 'revoked',
    action: 'reconnect',
    async inject(ward) {
      const userId = await ward.admit();
      ward.twin.revoke({ person: ANA });
      return { server: ward.server, userId };
    },
  },
  {
    name: 'token: revoked, without a refresh token',
    cause: 'revoked',
    action: 'reconnect',
    async inject(ward) {
      const userId = await ward.admit({ personal: true });
      ward.twin.revoke({ person: ANA });
      return { server: ward.server, userId };
    },
  },
  {
    name: 'token: run out, without a refresh token',
    cause: 'expired',
    action: 'reconnect',
    async inject(ward) {
      const userId = await ward.admitDue({ refresh: false });
      ward.twin.expire({ person: ANA });
      return { server: ward.server, userId };
    },
  },
  renewal('invalid_grant', { status: 400, body: { error: 'invalid_grant' } }, 'revoked', 'reconnect'),
  renewal('invalid_client', { status: 401, body: { error: 'invalid_client' } }, 'refresh_failing', 'configure_client'),
  renewal('answers 503', { status: 503 }, 'refresh_failing', 'wait'),
  renewal('never answers', { hang: true }, 'refresh_failing', 'wait'),
  renewal('sends broken JSON', { malformed: true }, 'refresh_failing', 'wait'),
  renewal('cuts the connection', { reset: true }, 'refresh_failing', 'wait'),
  renewal('answers 429', { status: 429, retryAfter: MINUTE }, 'rate_limited', 'wait'),
  renewal('address is gone', { status: 404 }, 'address_wrong', 'check_network'),
  skewed('the provider is an hour ahead', HOUR),
  skewed('the provider is an hour behind', -HOUR),
  {
    name: 'clock: ours was set back since',
    cause: 'clock_skew',
    action: 'fix_clock',
    async inject(ward) {
      const userId = await ward.admit();
      await ward.alter(userId, { createdAt: new Date(Date.now() + 86_400_000), version: { increment: 1 } });
      return { server: ward.server, userId };
    },
  },
  {
    name: 'stored: the row was deleted',
    cause: 'not_connected',
    action: 'connect',
    async inject(ward) {
      const userId = await ward.admit();
      await ward.remove(userId);
      return { server: ward.server, userId };
    },
  },
  {
    name: 'stored: the sealed token was changed',
    cause: 'tokens_damaged',
    action: 'reconnect',
    async inject(ward) {
      const userId = await ward.admit();
      await ward.alter(userId, { accessToken: 'not-sealed', version: { increment: 1 } });
      return { server: ward.server, userId };
    },
  },
  misconfigured(
    'the key is not in the key ring',
    () => ({ ENCRYPTION_KEYS: generateKeyRing() }),
    'keys_missing',
    'restore_keys',
  ),
  misconfigured('no OAuth client', () => ({ ASANA_CLIENT_ID: '' }), 'not_configured', 'configure_client'),
  {
    name: 'configuration: no OAuth client, nobody connected',
    cause: 'not_configured',
    action: 'configure_client',
    inject: (ward) => ward.sibling('newcomer', { ASANA_CLIENT_ID: '' }),
  },
  misconfigured(
    'the client secret is wrong',
    () => ({ ASANA_CLIENT_SECRET: 'not-the-client-secret' }),
    'refresh_failing',
    'configure_client',
    true,
  ),
  misconfigured(
    'nothing listens at the address',
    async () => ({ ASANA_API_BASE_URL: `http://127.0.0.1:${await freePort()}/api/1.0` }),
    'provider_down',
    'contact_provider_status',
  ),
  misconfigured(
    'the address has another path',
    (ward) => ({ ASANA_API_BASE_URL: `${ward.server.sandbox.url}/asana/api/9.9` }),
    'address_wrong',
    'check_network',
  ),
  misconfigured(
    'the host name does not resolve',
    () => ({ ASANA_API_BASE_URL: 'https://no-such-host.invalid/api/1.0' }),
    'name_unresolved',
    'check_network',
  ),
  misconfigured(
    'the address is a private one',
    () => ({ ASANA_API_BASE_URL: 'https://10.1.2.3/api/1.0' }),
    'address_refused',
    'check_network',
  ),
  {
    name: 'TLS: the certificate is not trusted',
    cause: 'tls_untrusted',
    action: 'check_network',
    async inject(ward) {
      const server = createTlsServer(UNTRUSTED, (_, answer) => answer.end('{}'));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
      return ward.sibling(await ward.admit(), { ASANA_API_BASE_URL: `https://127.0.0.1:${port}/api/1.0` }, close);
    },
  },
  {
    name: 'database: cut off',
    cause: 'database_down',
    action: 'wait',
    async inject(ward) {
      const line = new DatabaseLine(new URL(ward.server.databaseUrl));
      const patient = await ward.sibling(await ward.admit(), { DATABASE_URL: await line.mend() });
      await line.cut();
      const heal = async () => {
        await line.mend();
        await patient.heal?.();
        await line.cut();
      };
      return { ...patient, heal };
    },
  },
];

/** Signed by itself for localhost; guards nothing. */
const UNTRUSTED = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgcmG3tXdbq60CS2IH
oOSnif3iKgLAtrH9gZeft2VFjmihRANCAARtcO6e0meZ+bnbRTc2T/imVlg/ZmGs
xLVVJeODUmmSr5Z3Fm2CQpmp1iRltINwwOqt/m3/ReXPo2h3+ovZ/Pmu
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBnDCCAUGgAwIBAgIUKm2OqEJY5q1dheNO4UXALvcxc0wwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMTE1MDk1OVoYDzIxMjYxMDI4
MTUwOTU5WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAARtcO6e0meZ+bnbRTc2T/imVlg/ZmGsxLVVJeODUmmSr5Z3Fm2CQpmp
1iRltINwwOqt/m3/ReXPo2h3+ovZ/Pmuo28wbTAdBgNVHQ4EFgQUc2IkRiEN8XkG
eXqKY0K/PMTctTQwHwYDVR0jBBgwFoAUc2IkRiEN8XkGeXqKY0K/PMTctTQwDwYD
VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
zj0EAwIDSQAwRgIhAI3jSDVuDfDHIhOujrnpqxaoXifS26BK6XRz0QIzTWt2AiEA
8BrO/wU62Nb99Ks/shHZpNi9a4W0fCGOb4E0Nhr6odI=
-----END CERTIFICATE-----`,
};
