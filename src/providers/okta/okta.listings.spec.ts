import { type Caller, GivenTokens, type ProviderCall, ProviderError } from '../../contracts/index.js';
import { OktaListings } from './okta.listings.js';

const caller: Caller = {
  kind: 'api_key',
  credentialId: 'key',
  keyId: 'key',
  organizationId: 'org',
  scopes: new Set(['okta:read']),
};
const ana = {
  id: '00u1',
  status: 'ACTIVE',
  profile: { login: 'ana', email: 'ana@acme.example.com', firstName: ' Ana' },
};

/** The port with the wire behind it. */
class Wire extends GivenTokens {
  constructor(private readonly answer: ProviderCall) {
    super();
  }
  override call(): ProviderCall {
    return this.answer;
  }
}
const answering = (body: unknown) =>
  new OktaListings(new Wire(() => Promise.resolve({ status: 200, headers: {}, body })));
const failing = (error: Error) => new OktaListings(new Wire(() => Promise.reject(error)));

describe('the name of an organization', () => {
  it.each([
    ['https://acme.okta.com', 'acme'],
    ['https://acme.okta.com/', 'acme'],
    ['https://acme.oktapreview.com', 'acme'],
    ['https://acme.okta-emea.com', 'acme.okta-emea.com'],
    ['https://login.acme.example.com', 'login.acme.example.com'],
  ])('of %s is %s', async (org_url, org_name) => {
    const org = await answering(ana).org(caller, { token: 't', org_url });
    expect(org).toEqual({
      org_url: org_url.replace(/\/$/, ''),
      org_name,
      accessible: true,
      authenticated_user: { name: 'Ana', email: 'ana@acme.example.com' },
    });
  });
});

describe('failures of a listing', () => {
  const given = { token: 't', org_url: 'https://acme.okta.com' };
  const run = async (error: Error) => failing(error).run(caller, given, (client) => client.me());

  it('name a host that DNS does not know an unknown organization', async () => {
    const cause = Object.assign(new Error('lookup'), { code: 'ENOTFOUND' });
    const error = new ProviderError('unavailable', 'okta could not be reached', { code: 'connect_failed', cause });
    await expect(run(error)).rejects.toMatchObject({ status: 404, message: 'Okta organization not found' });
  });

  it('leave every other one as it is', async () => {
    const refused = new ProviderError('unavailable', 'okta could not be reached', { code: 'connect_failed' });
    const limited = new ProviderError('rate_limited', 'okta answered 429', { retryAfterSeconds: 7 });
    await expect(run(refused)).rejects.toBe(refused);
    await expect(run(limited)).rejects.toBe(limited);
  });
});
