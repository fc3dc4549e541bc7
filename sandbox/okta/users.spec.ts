import { oktaClient, type OktaClient, profileOf } from '../../test/conformance/okta-client.js';
import { type Reply } from '../../test/conformance/twin-client.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

const credentials = { password: { value: 'Correct-horse-9' } };

describe('users', () => {
  let sandbox: Sandbox;
  let okta: OktaClient;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  beforeEach(() => {
    sandbox.okta.reset();
    okta = oktaClient(sandbox);
  });
  afterAll(() => sandbox.close());

  const create = async (name: string, activate: boolean, body: object = {}): Promise<string> =>
    (await okta.post(`/users?activate=${activate}`, { profile: profileOf(name), ...body })).body.id;
  const statusOf = async (id: string): Promise<string> => (await okta.get(`/users/${id}`)).body.status;
  const step = (id: string, name: string) => okta.post(`/users/${id}/lifecycle/${name}`);
  const told = ({ status, body }: Reply) => [status, body.errorCode];

  it('begin staged, provisioned or active', async () => {
    expect(await statusOf(await create('staged', false, { credentials }))).toBe('STAGED');
    expect(await statusOf(await create('invited', true))).toBe('PROVISIONED');
    const active = await create('active', true, { credentials });
    expect(await statusOf(active)).toBe('ACTIVE');
    expect(await statusOf('active@new.example.com')).toBe('ACTIVE');
    expect((await okta.get('/users/ACTIVE')).body.id).toBe(active);
  });

  it('go from status to status, and nowhere else', async () => {
    const id = await create('ada', false, { credentials });
    const go = async (name: string) => {
      const reply = await step(id, name);
      return [name, ...told(reply), await statusOf(id)];
    };
    expect(await go('suspend')).toEqual(['suspend', 400, 'E0000001', 'STAGED']);
    expect(await go('reset_password')).toEqual(['reset_password', 403, 'E0000017', 'STAGED']);
    expect(await go('activate')).toEqual(['activate', 200, undefined, 'ACTIVE']);
    expect(await go('activate')).toEqual(['activate', 403, 'E0000016', 'ACTIVE']);
    expect(await go('unsuspend')).toEqual(['unsuspend', 400, 'E0000001', 'ACTIVE']);
    expect(await go('suspend')).toEqual(['suspend', 200, undefined, 'SUSPENDED']);
    expect(await go('suspend')).toEqual(['suspend', 400, 'E0000001', 'SUSPENDED']);
    expect(await go('unsuspend')).toEqual(['unsuspend', 200, undefined, 'ACTIVE']);
    expect(await go('reset_password')).toEqual(['reset_password', 200, undefined, 'RECOVERY']);
    await okta.post(`/users/${id}`, { credentials });
    expect(await statusOf(id)).toBe('ACTIVE');
    expect(await go('deactivate')).toEqual(['deactivate', 200, undefined, 'DEPROVISIONED']);
    expect(await go('deactivate')).toEqual(['deactivate', 400, 'E0000001', 'DEPROVISIONED']);
    expect(await go('reset_factors')).toEqual(['reset_factors', 403, 'E0000038', 'DEPROVISIONED']);
    expect(told(await okta.post(`/users/${id}`, { profile: { title: 'No' } }))).toEqual([403, 'E0000038']);
    expect(await go('activate')).toEqual(['activate', 200, undefined, 'PROVISIONED']);
  });

  it('are deactivated by the first deletion and gone after the second', async () => {
    const id = await create('bob', true, { credentials });
    expect((await okta.remove(`/users/${id}`)).status).toBe(204);
    expect(await statusOf(id)).toBe('DEPROVISIONED');
    expect((await okta.remove(`/users/${id}`)).status).toBe(204);
    expect(told(await okta.get(`/users/${id}`))).toEqual([404, 'E0000007']);
    expect((await okta.post('/users', { profile: profileOf('bob') })).status).toBe(200);
  });

  it('lose their applications and keep their groups when deactivated', async () => {
    const ben = sandbox.okta.person('ben.okafor');
    expect((await okta.get(`/users/${ben.id}/appLinks`)).body).toHaveLength(3);
    await step(ben.id, 'deactivate');
    expect((await okta.get(`/users/${ben.id}/appLinks`)).body).toEqual([]);
    const groups = (await okta.get(`/users/${ben.id}/groups`)).body;
    expect(groups.map(({ profile }: { profile: { name: string } }) => profile.name)).toEqual(['Everyone', 'IT']);
    expect(sandbox.okta.effects()).toEqual({ 'application.user_membership.remove': 3, 'user.lifecycle.deactivate': 1 });
  });

  it('have logins of their own, whatever the case', async () => {
    const id = await create('cleo', false);
    const again = await okta.post('/users', { profile: { ...profileOf('cleo'), login: 'CLEO@new.example.com' } });
    expect(told(again)).toEqual([400, 'E0000001']);
    expect(again.body.errorCauses[0].errorSummary).toBe(
      'login: An object with this field already exists in the current organization',
    );
    expect(told(await okta.post(`/users/${id}`, { profile: { login: 'ana.ruiz@acme.example.com' } }))).toEqual([
      400,
      'E0000001',
    ]);
    expect((await okta.post(`/users/${id}`, { profile: { login: 'cleopatra@new.example.com' } })).status).toBe(200);
    expect(told(await okta.get('/users/cleo@new.example.com'))).toEqual([404, 'E0000007']);
    expect((await okta.get('/users/cleopatra@new.example.com')).body.id).toBe(id);
  });

  it('change in part by POST and as a whole by PUT', async () => {
    const id = await create('dora', false);
    await okta.post(`/users/${id}`, { profile: { title: 'Pilot', city: 'Oslo' } });
    const changed = await okta.post(`/users/${id}`, { profile: { city: 'Bergen' } });
    expect(changed.body.profile).toMatchObject({ title: 'Pilot', city: 'Bergen', firstName: 'dora' });
    const replaced = await okta.put(`/users/${id}`, { profile: { ...profileOf('dora'), nickName: 'D' } });
    expect(replaced.body.profile).toEqual({
      ...profileOf('dora'),
      nickName: 'D',
      mobilePhone: null,
      secondEmail: null,
    });
    expect(told(await okta.put(`/users/${id}`, { profile: { nickName: 'D' } }))).toEqual([400, 'E0000001']);
  });

  it('have the attributes of the schema and no others', async () => {
    const wrong = await okta.post('/users', { profile: { ...profileOf('eve'), shoeSize: 44 } });
    expect(told(wrong)).toEqual([400, 'E0000001']);
    const add = (shoeSize: unknown) =>
      okta.post('/meta/schemas/user/default', { definitions: { custom: { properties: { shoeSize } } } });
    const schema = await add({ title: 'Shoe size', type: 'integer' });
    expect(schema.body.definitions.custom.properties.shoeSize).toMatchObject({ title: 'Shoe size', type: 'integer' });
    const id = await create('eve', false, { profile: { ...profileOf('eve'), shoeSize: 44 } });
    expect((await okta.get(`/users/${id}`)).body.profile.shoeSize).toBe(44);
    expect(told(await okta.post(`/users/${id}`, { profile: { shoeSize: 'big' } }))).toEqual([400, 'E0000001']);
    await add(null);
    expect((await okta.get(`/users/${id}`)).body.profile).not.toHaveProperty('shoeSize');
    expect(told(await okta.post(`/users/${id}`, { profile: { shoeSize: 44 } }))).toEqual([400, 'E0000001']);
  });

  it('never show a password', async () => {
    const { body } = await okta.post('/users', { profile: profileOf('fay'), credentials });
    const everything = JSON.stringify([body, sandbox.okta.snapshot(), sandbox.okta.calls()]);
    expect(everything).not.toContain(credentials.password.value);
    expect(body.credentials).toEqual({ password: {}, provider: { type: 'OKTA', name: 'OKTA' } });
  });
});
