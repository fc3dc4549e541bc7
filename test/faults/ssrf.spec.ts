import { type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { type UpstreamHttp } from '../../src/platform/http/index.js';
import { ProviderError } from '../../src/contracts/index.js';
import { type OktaTestApp, startOktaApp } from '../contract/okta-support.js';
import { REBINDINGS, refusedAddresses } from './ssrf-payloads.js';
import { startStrictServer, type StrictServer } from './ssrf-server.js';
import { Watch } from './ssrf-watch.js';

const TOKEN = '00ssrf-token-of-somebody';

const OF_A_TOKEN = 'jobs/start, of a token';
/** Every place in which a caller names an address of Okta. */
const FIELDS: Readonly<Record<string, (address: string, token?: string) => { url: string; body: object }>> = {
  validate_token: (org_url, token = TOKEN) => ({
    url: '/api/validate_token',
    body: { connection_type: 'okta', token, org_url },
  }),
  ...Object.fromEntries(
    ['orgs', 'apps', 'users', 'groups'].map((path) => [
      `okta/${path}`,
      (org_url: string, token = TOKEN) => ({ url: `/api/okta/${path}`, body: { token, org_url } }),
    ]),
  ),
  'jobs/start': (address, token) => jobStart(address, address, token),
  [OF_A_TOKEN]: (address, token) => jobStart('https://acme.okta.com', address, token),
  connections: (site, access_token = TOKEN) => ({
    url: '/api/connections',
    body: { provider: 'okta', user_id: 'ssrf', site, token_type: 'SSWS', access_token },
  }),
};
const fields = Object.keys(FIELDS);
/** A token's address has to be the job's: another one is refused before anybody looks where it leads. */
const leading = fields.filter((field) => field !== OF_A_TOKEN);

function jobStart(org_url: string, ofToken: string, token = TOKEN) {
  const user_tokens = [{ name: 'Admin', token, org_url: ofToken }];
  const settings = { industry: 'technology', org_size: 'startup', anthropic_api_key: '', initial_users: 1 };
  return { url: '/api/jobs/start', body: { connection_type: 'okta', org_url, user_tokens, ...settings } };
}

/** What names stand for, look-up by look-up; the last answer stays. */
class Names {
  #answers: readonly (readonly string[] | null)[] = [];
  lookups = 0;

  answer(answers: readonly (readonly string[] | null)[]): void {
    this.#answers = answers;
    this.lookups = 0;
  }

  readonly resolve = async (): Promise<LookupAddress[]> => {
    const addresses = this.#answers[Math.min(this.lookups, this.#answers.length - 1)];
    this.lookups += 1;
    if (!addresses) throw Object.assign(new Error('no name'), { code: 'EAI_AGAIN' });
    return addresses.map((address) => ({ address, family: isIP(address) }));
  };
}

let watch: Watch;
beforeAll(async () => (watch = await Watch.open()));
afterAll(() => watch.close());
beforeEach(() => watch.reset());

const nothing = { reached: 0, begun: [] };
const seen = () => ({ reached: watch.reached, begun: [...watch.begun] });

describe('a server that may call Okta only', () => {
  const names = new Names();
  let server: StrictServer;
  beforeAll(async () => {
    server = await startStrictServer(names.resolve);
    server.evidence.secrets.add(TOKEN);
    watch.expect(server.databasePort);
  }, 60_000);
  beforeEach(() => names.answer([['127.0.0.1']]));
  afterAll(() => server.close());

  const ask = (field: string, address: string) => {
    const { url, body } = FIELDS[field]?.(address) ?? { url: '', body: {} };
    return server.post(url, body);
  };

  it.each(fields)(
    'refuses what is no address of Okta’s, and says so: %s',
    async (field) => {
      const payloads = refusedAddresses(watch.canary);
      expect(new Set(payloads).size).toBeGreaterThanOrEqual(60);
      const named = field === 'connections' ? 'site' : 'org_url';
      const wrong: string[] = [];
      for (const address of payloads) {
        const { status, text } = await ask(field, address);
        if (status !== 400 || !text.includes(named)) wrong.push(`${address}: ${status} ${text}`);
      }
      expect(wrong).toEqual([]);
      expect(names.lookups).toBe(0);
      expect(seen()).toEqual(nothing);
      console.log(`ssrf: ${field}: ${payloads.length} addresses refused, 0 connections`);
    },
    60_000,
  );

  it.each(leading)(
    'does not follow a name to an address that is not public: %s',
    async (field) => {
      for (const [place, answers] of REBINDINGS.entries()) {
        names.answer(answers);
        const { status } = await ask(field, `https://acme${place}.okta.com`);
        expect(status).toBeGreaterThanOrEqual(400);
        expect(names.lookups).toBeGreaterThan(0);
      }
      expect(seen()).toEqual(nothing);
    },
    60_000,
  );

  it('would be found out: without its guard it calls whatever is named', async () => {
    const unchecked: LookupFunction = (_name, _options, done) => {
      void names.resolve().then((addresses) => done(null, addresses));
    };
    const agent = new Agent({
      connect: { lookup: unchecked, timeout: 500 },
    });
    const send = async ({ method, url }: Parameters<UpstreamHttp['send']>[0]) => {
      await request(url, { method, dispatcher: agent }).catch(() => undefined);
      throw new ProviderError('rejected', 'Whatever came of it.');
    };
    const unguarded = [
      jest.spyOn(server.upstream, 'readSite').mockImplementation((text) => text),
      jest.spyOn(server.upstream, 'send').mockImplementation(send),
    ];
    for (const field of leading) {
      watch.reset();
      await ask(field, `https://127.0.0.1:${watch.canary.port}`);
      expect(watch.reached).toBeGreaterThan(0);
      watch.reset();
      await ask(field, 'https://acme.okta.com');
      expect(watch.begun).toContain('[127.0.0.1]:443');
    }
    for (const mock of unguarded) mock.mockRestore();
    await agent.close();
  }, 60_000);
});

describe('an address that is allowed', () => {
  let server: OktaTestApp;
  beforeAll(async () => {
    server = await startOktaApp({ ROLE: 'web' });
    const ports = [server.databaseUrl, server.url, server.orgUrl].map((url) => Number(new URL(url).port));
    watch.expect(...ports);
  }, 60_000);
  afterAll(() => server.close());
  afterEach(() => server.okta.clearFaults());

  const ask = (field: string, address: string) => {
    const { url, body } = FIELDS[field]?.(address, server.token) ?? { url: '', body: {} };
    return server.http().post(url).send(body);
  };

  it.each(fields)(
    'does not lead elsewhere by a redirect: %s',
    async (field) => {
      const { port, others } = watch.canary;
      const hosts = ['127.0.0.1', 'localhost', ...others].map((host) => `http://${host}:${port}/`);
      for (const redirect of [...hosts, `//127.0.0.1:${port}/`, 'https://169.254.169.254/latest/meta-data/']) {
        for (const status of [301, 302, 303, 307, 308]) {
          server.okta.setFaults([{ fault: { redirect, status } }]);
          expect((await ask(field, server.orgUrl)).status).toBeGreaterThanOrEqual(400);
        }
      }
      expect(seen()).toEqual(nothing);
    },
    60_000,
  );

  it.each(leading)('works: %s', async (field) => {
    server.okta.clearCalls();
    const { status, body } = await ask(field, server.orgUrl);
    const isConnection = field === 'connections';
    expect({ status, body }).toMatchObject({
      status: isConnection ? 201 : 200,
      body: isConnection ? { ok: true } : { success: true },
    });
    expect(server.okta.calls()).not.toEqual([]);
    expect(seen()).toEqual(nothing);
  });
});
