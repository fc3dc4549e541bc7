import { type ProviderCall, type ProviderRequest } from '../../contracts/index.js';
import { OktaClient, pagesOf } from './okta.client.js';

/** A wire that answers what it is told, in turn, and keeps what was asked. */
function wire(...answers: { body?: unknown; link?: string }[]) {
  const asked: ProviderRequest[] = [];
  const call: ProviderCall = (request) => {
    asked.push(request);
    const { body, link } = answers[asked.length - 1] ?? {};
    const headers: Record<string, string> = link === undefined ? {} : { link };
    return Promise.resolve({ status: 200, headers, body });
  };
  return { asked, client: new OktaClient(call) };
}
const user = (id: string) => ({ id, status: 'ACTIVE', profile: { login: id } });
const SELF = '<https://acme.okta.com/api/v1/users?limit=2>; rel="self"';
const next = (query: string) => `${SELF}, <https://acme.okta.com/api/v1/users?${query}>; rel="next"`;

describe('pages', () => {
  it('follow the cursor of the Link header to the end', async () => {
    const { asked, client } = wire(
      { body: [user('a'), user('b')], link: next('after=b%2C%3Bx&limit=2') },
      { body: [user('c')], link: SELF },
    );
    const ids: string[] = [];
    for await (const users of pagesOf((page) => client.users({}, page), 2)) ids.push(...users.map(({ id }) => id));
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(asked.map(({ path, query }) => [path, query?.after])).toEqual([
      ['/users', undefined],
      ['/users', 'b,;x'],
    ]);
  });

  it('never call the address of the next page', async () => {
    const { asked, client } = wire(
      { body: [user('a')], link: '<https://evil.example.com/x?after=1>; rel="next"' },
      { body: [] },
    );
    for await (const users of pagesOf((page) => client.users({}, page), 1)) expect(users).toHaveLength(1);
    expect(asked.map(({ path }) => path)).toEqual(['/users', '/users']);
  });

  it('end where a cursor leads back to itself, and at an empty page', async () => {
    const { asked, client } = wire(
      { body: [user('a')], link: next('after=1') },
      { body: [user('b')], link: next('after=1') },
    );
    for await (const users of pagesOf((page) => client.users({}, page), 1)) expect(users).toHaveLength(1);
    expect(asked).toHaveLength(2);
    const log = wire({ body: [], link: next('after=9') });
    for await (const entries of pagesOf((page) => log.client.logs({}, page), 1)) expect(entries).toEqual([]);
    expect(log.asked).toHaveLength(1);
  });

  it.each([undefined, '', SELF, '<not a url>; rel="next"', '<https://acme.okta.com/>; rel="next"'])(
    'have no next one after %j',
    async (link) => {
      const { client } = wire({ body: [user('a')], link });
      expect((await client.users({}, { limit: 1 })).nextAfter).toBeNull();
    },
  );
});

describe('the client', () => {
  it('drops links with which an account could be taken over', async () => {
    const { client } = wire({ body: { resetPasswordUrl: 'https://acme.okta.com/reset/secret' } });
    expect(await client.changeStatus('00u1', 'reset_password', { sendEmail: false })).toBeUndefined();
  });

  it('asks about e-mail only where Okta writes one', async () => {
    const { asked, client } = wire({}, {});
    await client.changeStatus('00u1', 'activate', { sendEmail: false });
    await client.changeStatus('00u1', 'suspend', { sendEmail: true });
    expect(asked.map(({ path, query }) => [path, query])).toEqual([
      ['/users/00u1/lifecycle/activate', { sendEmail: false }],
      ['/users/00u1/lifecycle/suspend', undefined],
    ]);
  });

  it.each(['..', 'a/b', '', '%2e%2e', 'a b', '?x'])('refuses %j in a path', async (id) => {
    const { asked, client } = wire({ body: user('a') });
    await expect(client.user(id)).rejects.toMatchObject({ kind: 'rejected' });
    expect(asked).toEqual([]);
  });

  it('does not read an answer that is none', async () => {
    const { client } = wire({ body: { id: 7 } });
    await expect(client.me()).rejects.toMatchObject({ kind: 'unavailable', code: 'response_unreadable' });
  });
});
