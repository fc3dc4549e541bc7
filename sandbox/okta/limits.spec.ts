import { oktaClient, type OktaClient } from '../../test/conformance/okta-client.js';
import { type Reply } from '../../test/conformance/twin-client.js';
import { type Sandbox, startSandbox } from '../sandbox.js';

const NOW = Date.UTC(2026, 0, 15, 12);

describe('limits', () => {
  let sandbox: Sandbox;
  let okta: OktaClient;

  beforeEach(async () => {
    sandbox = await startSandbox({ now: () => NOW });
    okta = oktaClient(sandbox);
  });
  afterEach(() => sandbox.close());

  const told = ({ status, headers }: Reply) => [
    status,
    ...['limit', 'remaining', 'reset'].map((name) => Number(headers.get(`x-rate-limit-${name}`))),
  ];
  const reset = NOW / 1000 + 60;

  it('says on every answer what is left of which budget', async () => {
    expect(told(await okta.get('/users'))).toEqual([200, 600, 599, reset]);
    expect(told(await okta.get('/users/ana.ruiz'))).toEqual([200, 2_000, 1_999, reset]);
    expect(told(await okta.post('/users/ana.ruiz', { profile: {} }))).toEqual([200, 600, 599, reset]);
    expect(told(await okta.get('/groups'))).toEqual([200, 500, 499, reset]);
    expect(told(await okta.get('/groups/00gnone'))).toEqual([404, 1_000, 999, reset]);
    expect(told(await okta.get('/apps'))).toEqual([200, 100, 99, reset]);
    expect(told(await okta.get('/logs'))).toEqual([200, 120, 119, reset]);
    expect(told(await okta.get('/org'))).toEqual([200, 1_200, 1_199, reset]);
    expect(told(await oktaClient(sandbox, 'SSWS nobody').get('/users'))).toEqual([401, 600, 598, reset]);
  });

  it('answers 429 when a budget is used up, and 200 again after the reset', async () => {
    sandbox.okta.setLimits({ perMinute: { users: 2 } });
    await okta.get('/users');
    expect(told(await okta.get('/users'))).toEqual([200, 2, 0, reset]);
    const refused = await okta.get('/users');
    expect(told(refused)).toEqual([429, 2, 0, reset]);
    expect(refused.body).toMatchObject({ errorCode: 'E0000047', errorCauses: [] });
    expect((await okta.get('/users/ana.ruiz')).status).toBe(200);
    sandbox.okta.advanceClock(59);
    expect((await okta.get('/users')).status).toBe(429);
    sandbox.okta.advanceClock(1);
    expect(told(await okta.get('/users'))).toEqual([200, 2, 1, reset + 60]);
  });

  it('refuses nothing when limits are off', async () => {
    sandbox.okta.setLimits({ enabled: false, perMinute: { logs: 1 } });
    const answers = [await okta.get('/logs'), await okta.get('/logs'), await okta.get('/logs')];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  });
});
