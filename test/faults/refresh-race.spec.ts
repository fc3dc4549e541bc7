import type { ChildProcess } from 'node:child_process';
import type { Counts } from '../support/authorization-server.js';
import { run } from './refresh-processes.js';
import { StrictStage } from './strict-rotation.js';

const CALLERS = 50;
/** How long the provider takes to renew a token, in milliseconds: everybody arrives within it. */
const RENEWAL_MS = 1000;

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;

/** What of the promise did not hold. */
const missed = ({ tokenCalls, refused, served }: Counts, callers: number) => [
  ...(tokenCalls === 1 ? [] : [`${tokenCalls} token calls instead of one`]),
  ...(refused === 0 ? [] : [`${refused} token calls refused`]),
  ...(served === callers ? [] : [`${served} of ${callers} served`]),
];

describe('refresh race, against strict rotation with reuse detection and 2-second tokens', () => {
  let strict: StrictStage;
  let processes: ChildProcess[];

  beforeAll(async () => {
    strict = await StrictStage.open();
    processes = await Promise.all([strict.stage.startProcess(), strict.stage.startProcess()]);
  });
  afterAll(() => strict.close());

  it('2 processes with 50 callers each make one call, and all are served', async () => {
    const connection = await strict.connect();
    await strict.provider.fault({ delayMs: RENEWAL_MS });

    const reports = await Promise.all(processes.map((child) => run(child, { connection, callers: CALLERS })));

    const counts = await strict.counts();
    const queries = reports.flatMap((report) => report.queryMilliseconds);
    const [median, p95] = [quantile(queries, 0.5), quantile(queries, 0.95)];
    console.info(
      `refresh race: ${counts.tokenCalls} token call, ${counts.served} of ${2 * CALLERS} served, ` +
        `other queries median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    );
    expect(reports.map((report) => report.failures)).toEqual([{}, {}]);
    expect(missed(counts, 2 * CALLERS)).toEqual([]);
    // With their few pool connections held by waiting callers, other queries would take as long as the renewal.
    expect(median).toBeLessThanOrEqual(50);
    expect(await strict.rowOf(connection)).toMatchObject({
      status: 'active',
      version: 2,
      leaseFence: 1,
      leaseUntil: null,
    });
  });

  it('goes on through many generations of tokens: one call each, nobody refused', async () => {
    const connection = await strict.connect();
    const forMs = 7_000;

    const reports = await Promise.all(processes.map((child) => run(child, { connection, callers: 5, forMs })));

    const { tokenCalls, refused, served, unauthorized } = await strict.counts();
    console.info(`refresh race: ${served} calls in 7 s, ${tokenCalls} generations, ${unauthorized} repeated`);
    expect(reports.map((report) => report.failures)).toEqual([{}, {}]);
    // Its clock counts whole seconds, so that a token may end before ours says so: such a call is made again.
    expect(refused).toBe(0);
    expect(served).toBe(reports.reduce((sum, report) => sum + report.served, 0));
    // A token is renewed when half a second of its two is left.
    expect(tokenCalls).toBeGreaterThanOrEqual(3);
    expect(tokenCalls).toBeLessThanOrEqual(forMs / 1_500 + 2);
    expect(await strict.rowOf(connection)).toMatchObject({ status: 'active', version: 1 + tokenCalls });
  });

  it('broken variant: without the lease 2 processes make two calls, and the grant is gone', async () => {
    const connection = await strict.connect();
    await strict.provider.fault({ delayMs: RENEWAL_MS });
    await strict.stage.prisma.$executeRawUnsafe(`
      CREATE FUNCTION drop_lease() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN NEW.lease_until := NULL; RETURN NEW; END $$`);
    await strict.stage.prisma.$executeRawUnsafe(`
      CREATE TRIGGER without_lease BEFORE UPDATE ON connections FOR EACH ROW EXECUTE FUNCTION drop_lease()`);

    await Promise.all(processes.map((child) => run(child, { connection, callers: CALLERS })));

    const counts = await strict.counts();
    console.info(`refresh race, without the lease: ${missed(counts, 2 * CALLERS).join(', ')}`);
    expect(counts.tokenCalls).toBeGreaterThan(1);
    expect(counts.refused).toBeGreaterThan(0);
    expect(missed(counts, 2 * CALLERS)).not.toEqual([]);
  });
});
