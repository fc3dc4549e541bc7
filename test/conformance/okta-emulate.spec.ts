import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { OktaClient, pagesOf } from '../../src/providers/okta/index.js';
import { identify } from '../../src/providers/okta/okta.identity.js';
import { DescribedOkta } from './described-okta.js';
import { freePort } from '../../tools/network/ports.mjs';

const ADA = 'ada@example.com';
const TOKEN = 'a-token-of-ada';
const quiet = { sendEmail: false };

/** The same client against a stand-in of Okta that others made: https://github.com/vercel-labs/emulate */
describe('the client against the emulator of others', () => {
  let emulator: ChildProcess;
  let okta: DescribedOkta;
  let client: OktaClient;
  beforeAll(async () => {
    const seed = {
      tokens: { [TOKEN]: { login: ADA, scopes: ['okta.users.manage', 'okta.groups.manage', 'okta.apps.manage'] } },
      okta: {
        users: [{ login: ADA, email: ADA, first_name: 'Ada', last_name: 'Okafor' }],
        groups: [{ name: 'Everyone', type: 'BUILT_IN', okta_id: '00g_everyone' }],
      },
    };
    const options = { port: await freePort(), seed };
    emulator = spawn(process.execPath, [path.resolve('test/conformance/okta-emulator.mjs'), JSON.stringify(options)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [started] = (await once(emulator.stdout ?? emulator, 'data')) as [Buffer];
    okta = new DescribedOkta(started.toString().trim(), TOKEN);
    client = new OktaClient(okta.recorded);
  });
  afterAll(async () => {
    console.log(`client → emulate: ${okta.calls} calls`);
    await okta.close();
    emulator.kill('SIGKILL');
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
    expect((await client.updateUser(id, { lastName: 'Hopper' })).profile).toMatchObject({
      firstName: 'grace',
      lastName: 'Hopper',
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

  it('reads a list to its end; this stand-in has no pages', async () => {
    const made = new Set<string>();
    for (const name of ['one', 'two', 'three']) made.add((await newUser(name)).id);
    const seen: string[] = [];
    for await (const users of pagesOf((page) => client.users({}, page), 200)) seen.push(...users.map(({ id }) => id));
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((id) => made.has(id))).toHaveLength(3);
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
    expect((await client.app(app.id)).label).toBe(app.label);
    // It assigns in a way of its own: https://github.com/vercel-labs/emulate
    await okta.send({ method: 'PUT', path: `/apps/${app.id}/users/${user}` });
    expect((await client.appUsers(app.id, { limit: 10 })).items.map(({ id }) => id)).toEqual([user]);
    await client.unassignAppUser(app.id, user);
    expect((await client.appUsers(app.id, { limit: 10 })).items).toEqual([]);
  });
});
