import { createEmulator, type Emulator } from 'emulate';
import { OktaClient, pagesOf } from '../../src/providers/okta/index.js';
import { identify } from '../../src/providers/okta/okta.identity.js';
import { DescribedOkta } from './described-okta.js';
import { freePort } from '../../tools/network/ports.mjs';

const ADA = 'ada@example.com';
const TOKEN = 'a-token-of-ada';
const quiet = { sendEmail: false };

/** The same client against a stand-in of Okta that others made: https://github.com/vercel-labs/emulate */
describe('the client against the emulator of others', () => {
  let emulator: Emulator;
  let okta: DescribedOkta;
  let client: OktaClient;
  beforeAll(async () => {
    emulator = await createEmulator({
      service: 'okta',
      port: await freePort(),
      seed: {
        tokens: { [TOKEN]: { login: ADA, scopes: ['okta.users.manage', 'okta.groups.manage', 'okta.apps.manage'] } },
        okta: {
          users: [{ login: ADA, email: ADA, first_name: 'Ada', last_name: 'Okafor' }],
          groups: [{ name: 'Everyone', type: 'BUILT_IN', okta_id: '00g_everyone' }],
          apps: [{ name: 'slack', label: 'Slack' }],
        },
      },
    });
    okta = new DescribedOkta(emulator.url, TOKEN);
    client = new OktaClient(okta.recorded);
  });
  afterAll(async () => {
    console.log(`client → emulate: ${okta.calls} calls`);
    await okta.close();
    await emulator.close();
  });

  const newUser = async (name: string) => {
    const email = `${name}@example.com`;
    return client.createUser({ profile: { firstName: name, lastName: 'Test', email, login: email } }, true);
  };

  it('knows whose account it is', async () => {
    expect(await identify(okta.recorded)).toMatchObject({ name: 'Ada Okafor', email: ADA });
  });

  it('leads a user through life', async () => {
    const { id } = await newUser('grace');
    expect((await client.user('grace@example.com')).id).toBe(id);
    expect((await client.updateUser(id, { nickName: 'Amazing' })).profile).toMatchObject({
      firstName: 'grace',
      nickName: 'Amazing',
    });
    await client.changeStatus(id, 'suspend', quiet);
    expect((await client.user(id)).status).toBe('SUSPENDED');
    await client.changeStatus(id, 'unsuspend', quiet);
    expect((await client.user(id)).status).toBe('ACTIVE');
    await client.changeStatus(id, 'deactivate', quiet);
    expect((await client.user(id)).status).toBe('DEPROVISIONED');
    await client.deleteUser(id);
    await expect(client.user(id)).rejects.toMatchObject({ kind: 'not_found', code: 'E0000007' });
  });

  it('reads lists to their end, a page at a time', async () => {
    for (const name of ['one', 'two', 'three', 'four']) await newUser(name);
    const sizes: number[] = [];
    const seen = new Set<string>();
    for await (const users of pagesOf((page) => client.users({}, page), 2)) {
      sizes.push(users.length);
      for (const { id } of users) seen.add(id);
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(2);
    expect(sizes.length).toBeGreaterThan(2);
    expect(seen.size).toBe(sizes.reduce((sum, size) => sum + size, 0));
  });

  it('keeps groups and their members', async () => {
    const { id: user } = await newUser('mary');
    const group = await client.createGroup({ name: 'Engineers', description: 'All of them' });
    await client.addGroupMember(group.id, user);
    expect((await client.groupMembers(group.id, { limit: 10 })).items.map(({ id }) => id)).toEqual([user]);
    await client.removeGroupMember(group.id, user);
    expect((await client.groupMembers(group.id, { limit: 10 })).items).toEqual([]);
    const renamed = await client.replaceGroup(group.id, { name: 'Makers' });
    expect(renamed.profile.name).toBe('Makers');
    expect((await client.groups({ q: 'Mak' }, { limit: 10 })).items.map(({ id }) => id)).toEqual([group.id]);
    await client.deleteGroup(group.id);
    await expect(client.group(group.id)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('assigns applications', async () => {
    const { id: user } = await newUser('joan');
    const [app] = (await client.apps({}, { limit: 10 })).items;
    if (!app) throw new Error('The emulator has no application.');
    expect((await client.app(app.id)).label).toBe('Slack');
    await client.unassignAppUser(app.id, user).catch(() => undefined);
    expect((await client.appUsers(app.id, { limit: 10 })).items).toEqual([]);
  });
});
