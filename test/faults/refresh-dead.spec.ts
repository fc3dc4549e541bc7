import { ConnectedApi, type ProviderError } from '../../src/contracts/index.js';
import { Connections } from '../../src/hub/connections/index.js';
import type { Counts } from '../support/authorization-server.js';
import { run } from './refresh-processes.js';
import { tokens } from './refresh-support.js';
import { StrictStage } from './strict-rotation.js';

const CALLERS = 50;

/** A refresh token that is dead is tried once, and never again. */
const missed = ({ tokenCalls, refused }: Counts) => [
  ...(tokenCalls === 1 ? [] : [`${tokenCalls} token calls instead of one`]),
  ...(refused === 1 ? [] : [`${refused} refusals instead of one`]),
];

describe('refresh dead', () => {
  let strict: StrictStage;

  beforeAll(async () => {
    strict = await StrictStage.open();
  });
  afterAll(() => strict.close());

  const use = (connection: Awaited<ReturnType<StrictStage['connect']>>) =>
    strict.stage.server.app.get(ConnectedApi).call(connection, { method: 'GET', path: '/users/me' });
  const kindsOf = async (calls: readonly Promise<unknown>[]) => {
    const results = await Promise.allSettled(calls);
    const kinds = results.map((r) => (r.status === 'fulfilled' ? 'served' : (r.reason as ProviderError).kind));
    return [...new Set(kinds)];
  };
  const useByMany = (connection: Awaited<ReturnType<StrictStage['connect']>>) =>
    kindsOf(Array.from({ length: CALLERS }, () => use(connection)));

  it('consent withdrawn: 2 processes with 50 callers ask once, flag the connection, and stay quiet', async () => {
    const connection = await strict.connect();
    const processes = await Promise.all([strict.stage.startProcess(), strict.stage.startProcess()]);
    await strict.provider.revoke(connection.grantId);

    const first = await Promise.all(processes.map((child) => run(child, { connection, callers: CALLERS })));
    const second = await Promise.all(processes.map((child) => run(child, { connection, callers: CALLERS })));

    const counts = await strict.counts();
    const failures = [...first, ...second].flatMap((report) => Object.values(report.failures));
    const failed = failures.reduce((sum, count) => sum + count, 0);
    console.info(`refresh dead: ${counts.tokenCalls} token call for ${failed} callers, ${counts.served} served`);
    expect(missed(counts)).toEqual([]);
    expect(counts).toMatchObject({ served: 0, unauthorized: 0 });
    expect(failed).toBe(4 * CALLERS);
    expect(await strict.rowOf(connection)).toMatchObject({
      status: 'revoked',
      failureCode: 'invalid_grant',
      version: 1,
      leaseUntil: null,
    });
  });

  it('connecting again heals it', async () => {
    const connection = await strict.connect();
    await strict.provider.revoke(connection.grantId);
    expect(await useByMany(connection)).toEqual(['auth_expired']);

    const again = await strict.provider.grant();
    const issued = tokens(again.accessToken, new Date(Date.now() + 2_000), again.refreshToken);
    await strict.stage.server.app.get(Connections).save(connection, issued);
    expect(await useByMany(connection)).toEqual(['served']);
    expect(await strict.rowOf(connection)).toMatchObject({ status: 'active', failureCode: null });
  });

  it.each([
    ['down', { status: 503 }],
    ['broken', { status: 500 }],
    ['limiting', { status: 429 }],
  ])('a token endpoint that is %s is asked once in a cool-down, and the connection survives', async (_, fault) => {
    const connection = await strict.connect();
    await strict.provider.fault(fault);
    expect(await useByMany(connection)).toEqual(['unavailable']);
    const asked = (await strict.counts()).tokenCalls;
    expect(await useByMany(connection)).toEqual(['unavailable']);
    expect((await strict.counts()).tokenCalls).toBe(asked);
    expect(await strict.rowOf(connection)).toMatchObject({ status: 'error', version: 1, failures: 1 });

    await strict.provider.fault();
    // What a little time would do.
    await strict.stage.prisma.connection.update({ where: { id: connection.id }, data: { cooldownUntil: new Date(0) } });
    expect(await useByMany(connection)).toEqual(['served']);
    expect(await strict.rowOf(connection)).toMatchObject({ status: 'active', version: 2, failures: 0 });
    expect((await strict.counts()).refused).toBe(0);
  });

  it('broken variant: a row that forgets the refusal has the provider asked again and again', async () => {
    const connection = await strict.connect();
    await strict.provider.revoke(connection.grantId);
    await strict.stage.prisma.$executeRawUnsafe(`
      CREATE FUNCTION forget_refusal() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.status := 'active'; RETURN NEW; END $$`);
    await strict.stage.prisma.$executeRawUnsafe(`
      CREATE TRIGGER without_memory BEFORE UPDATE ON connections FOR EACH ROW EXECUTE FUNCTION forget_refusal()`);

    for (let round = 0; round < 3; round++) await useByMany(connection);

    const problems = missed(await strict.counts());
    console.info(`refresh dead, forgetting: ${problems.join(', ')}`);
    expect(problems).toHaveLength(2);
  });
});
