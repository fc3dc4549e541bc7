import { type OktaTwin } from '../../sandbox/okta/index.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** Administrator of the twin's seed. */
export const ADMIN = 'ana.ruiz@acme.example.com';

export interface OktaTestApp extends TestApp {
  readonly okta: OktaTwin;
  /** Address of the twin, as a caller names an organization. */
  readonly orgUrl: string;
  /** API token of the super administrator. */
  readonly token: string;
  /** Connects the user to the twin with an API token. */
  connect(userId: string, token?: string): Promise<void>;
}

export async function startOktaApp(env: Record<string, string> = {}): Promise<OktaTestApp> {
  const server = await startTestApp(env);
  const { okta } = server.sandbox;
  const orgUrl = `${server.sandbox.url}/okta`;
  const { admin, readOnly } = okta.sswsTokens;
  for (const secret of [admin, readOnly, okta.env().OKTA_CLIENT_SECRET ?? '']) server.evidence.secrets.add(secret);
  return {
    ...server,
    okta,
    orgUrl,
    token: admin,
    async connect(userId, token = admin) {
      const body = { provider: 'okta', user_id: userId, site: orgUrl, token_type: 'SSWS', access_token: token };
      await server.http().post('/api/connections').send(body).expect(201);
    },
  };
}

/** The error body of the family. */
export const textError = (status: number, error: unknown = expect.any(String)) => ({
  status,
  ok: false,
  success: false,
  type: expect.stringMatching(/^urn:switchyard:problem:/),
  error,
});
