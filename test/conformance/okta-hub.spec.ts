import { OktaClient } from '../../src/providers/okta/index.js';
import { identify, testConnection } from '../../src/providers/okta/okta.identity.js';
import { DescribedOkta } from './described-okta.js';
import { oktaOperations } from './okta-operations.js';
import { describeAgainst, type Prism, startPrismMock } from './prism.js';

const SPEC = 'okta_management_2026.06.3_prism.json';

describeAgainst('hub → okta', SPEC)('calls to Okta against its official description', () => {
  let prism: Prism;
  let okta: DescribedOkta;
  beforeAll(async () => {
    prism = await startPrismMock(SPEC, { examplesMayErr: true });
  }, 90_000);
  beforeEach(() => (okta = new DescribedOkta(prism.url)));
  afterEach(() => okta.close());
  afterAll(() => prism.close());

  const run = async (name: string, work: () => Promise<unknown>) => {
    const before = okta.violations.length;
    await work().catch((error: unknown) => {
      const { message, cause } = error as Error;
      if (okta.violations.length === before) okta.violations.push(`${name}: ${message} ${String(cause)}`);
    });
  };

  it('breaks it nowhere and reads every example', async () => {
    const client = new OktaClient(okta.recorded);
    for (const [name, variants] of Object.entries(oktaOperations)) {
      for (const variant of variants) await run(name, () => variant(client));
    }
    await run('identify', () => identify(okta.recorded));
    await run('test', () => testConnection(okta.recorded));
    console.log(`hub → okta conformance: ${okta.calls} calls, ${okta.violations.length} violations`);
    expect(okta.violations).toEqual([]);
    expect(okta.calls).toBeGreaterThanOrEqual(Object.values(oktaOperations).flat().length + 2);
  }, 60_000);

  it('would notice a break', async () => {
    await expect(okta.recorded({ method: 'POST', path: '/eventHooks', body: { name: 1 } })).rejects.toBeInstanceOf(
      Error,
    );
    const { violations } = okta;
    expect(violations).toEqual(['POST /eventHooks: refused with 400']);
  });
});
