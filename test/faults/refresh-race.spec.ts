import { ProviderDirectory } from '../../src/hub/catalog/index.js';
import { TokenEndpoint } from '../../src/hub/connections/index.js';
import { Secret } from '../../src/platform/vault/index.js';
import { RefreshStage, run } from './refresh-processes.js';

const CALLERS = 50;
/** How long the provider takes to renew a token, in milliseconds: everybody arrives within it. */
const RENEWAL_MS = 1000;

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

describe('refresh race', () => {
  let stage: RefreshStage;

  beforeAll(async () => {
    stage = await RefreshStage.open();
  });
  afterAll(() => stage.close());

  it('2 processes with 50 callers each make one call to a provider with strict rotation', async () => {
    const connection = await stage.connect('strict');
    const processes = await Promise.all([stage.startProcess(), stage.startProcess()]);
    stage.twin.setFaults([{ match: { path: '/-/oauth_token' }, fault: { delayMs: RENEWAL_MS } }]);

    const reports = await Promise.all(processes.map((child) => run(child, { connection, callers: CALLERS })));

    const served = reports.reduce((sum, report) => sum + report.served, 0);
    const queries = reports.flatMap((report) => report.queryMilliseconds);
    const [median, p95] = [quantile(queries, 0.5), quantile(queries, 0.95)];
    console.info(
      `refresh race: ${stage.tokenCalls()} token call, ${served} of ${2 * CALLERS} served, ` +
        `other queries median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    );
    expect(reports.flatMap((report) => report.failures)).toEqual([]);
    expect(stage.tokenCalls()).toBe(1);
    expect(served).toBe(2 * CALLERS);
    // With their few pool connections held by waiting callers, other queries would take as long as the renewal.
    expect(median).toBeLessThanOrEqual(50);
    const row = await stage.prisma.connection.findUniqueOrThrow({ where: { id: connection.id } });
    expect(row).toMatchObject({ status: 'active', version: 2, leaseFence: 1, leaseUntil: null });
  });

  it('without the lease, two callers make two calls and lose the connection: the count can fail', async () => {
    await stage.connect('strict');
    const { refreshToken } = stage.twin.issueToken({ person: 'ben.okafor@example.com' });
    const provider = stage.server.app.get(ProviderDirectory).get('asana');
    const endpoint = stage.server.app.get(TokenEndpoint);
    const refresh = () =>
      endpoint.request(provider, { grant_type: 'refresh_token', refresh_token: Secret.of(refreshToken ?? '') });

    const results = await Promise.allSettled([refresh(), refresh()]);

    expect(stage.tokenCalls()).toBe(2);
    expect(results.filter((result) => result.status === 'rejected')).toMatchObject([
      { reason: { final: true, code: 'invalid_grant' } },
    ]);
  });
});
