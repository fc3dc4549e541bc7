import { PrismaService } from '../../src/platform/database/index.js';
import { type Instance, RateStage } from './rate-limit-support.js';

/** Calls per minute that the provider allows a token. */
const LIMIT = 300;
/** A minute takes twelve seconds. */
const FACTOR = 5;
const WORKERS = 8;
const SHARED = 'ana.ruiz@example.com';
const UNSHARED = 'ben.okafor@example.com';
const PAUSED = 'chloe.martin@example.com';
const PAUSED_UNSHARED = 'dev.patel@example.com';
const WARM_UP_MS = 10_000;
const MEASURED_MS = 90_000;
const PAUSE_SECONDS = 20;
/** The answer of 429 must reach its instance, and word of it the other, in real milliseconds: calls sent until then. */
const WORD_MS = 100;

jest.setTimeout(120_000);

describe('rate limit', () => {
  let stage: RateStage;
  let one: Instance;
  let two: Instance;
  /** Knows nothing of the others: its budgets lie in a database of its own. */
  let alone: Instance;
  let measuredFrom: number;

  beforeAll(async () => {
    stage = await RateStage.open(FACTOR, { ASANA_RATE_PER_MINUTE: String(LIMIT) });
    stage.sandbox.asana.setLimits({ perMinute: LIMIT });
    const database = await stage.database();
    one = await stage.instance(database);
    two = await stage.instance(database);
    alone = await stage.instance(await stage.database());
    await start(SHARED, [one, two], '/users/me');
    await start(UNSHARED, [one, alone], '/users/me');
    measuredFrom = stage.time.now() + WARM_UP_MS;
  });
  afterAll(() => stage.close());

  /** Workers on one token, half of them on each of two instances. */
  async function start(person: string, instances: readonly [Instance, Instance], path: string): Promise<void> {
    const refs = await stage.connect(person, instances);
    for (let worker = 0; worker < WORKERS; worker++) {
      const [instance, ref] = [instances[worker % 2], refs[worker % 2]];
      if (instance && ref) stage.startWorker(instance, ref, path, worker);
    }
  }

  function figures(person: string) {
    const end = measuredFrom + MEASURED_MS;
    const calls = stage.callsOf(person).filter(({ at }) => at >= measuredFrom && at < end);
    const refused = calls.filter(({ status }) => status === 429).length;
    return { calls: calls.length, refused, used: (calls.length - refused) / ((LIMIT * MEASURED_MS) / 60_000) };
  }

  const shown = ({ calls, refused, used }: ReturnType<typeof figures>) =>
    `${calls} calls in ${MEASURED_MS / 1000} s, ${refused} answered 429 (${((100 * refused) / calls).toFixed(2)} %), ` +
    `${(100 * used).toFixed(1)} % of the quota used`;

  /** Calls that arrived in the pause that the provider had asked for, and after it. */
  async function callsInPause(person: string, instances: readonly [Instance, Instance], path: string) {
    await start(person, instances, path);
    await stage.time.sleep(3_000);
    const fault = { status: 429, retryAfter: PAUSE_SECONDS };
    stage.sandbox.asana.setFaults([{ match: { path: `/api/1.0${path}` }, times: 1, fault }]);
    const asked = () => stage.callsOf(person).find(({ status }) => status === 429);
    while (!asked()) await stage.time.sleep(20);
    await stage.time.sleep((PAUSE_SECONDS + 5) * 1000);
    const from = asked()?.at ?? 0;
    const until = from + PAUSE_SECONDS * 1000;
    const calls = stage.callsOf(person);
    return {
      late: calls.filter(({ at }) => at > from + WORD_MS * FACTOR && at < until).length,
      after: calls.filter(({ at }) => at >= until).length,
    };
  }

  it('after a 429 no instance calls before Retry-After; one that hears nothing does', async () => {
    const unshared = await callsInPause(PAUSED_UNSHARED, [one, alone], '/workspaces');
    const shared = await callsInPause(PAUSED, [one, two], '/projects');
    process.stdout.write(
      `rate limit: ${shared.late} calls in a pause of ${PAUSE_SECONDS} s, ${shared.after} after it; ` +
        `with unshared budgets ${unshared.late}\n`,
    );
    expect(shared.late).toBe(0);
    expect(shared.after).toBeGreaterThan(0);
    expect(unshared.late).toBeGreaterThan(0);
  });

  it('8 workers on one token over 2 instances use the quota and are not refused; without sharing they are', async () => {
    await stage.time.sleep(measuredFrom + MEASURED_MS - stage.time.now());
    const [shared, unshared] = [figures(SHARED), figures(UNSHARED)];
    process.stdout.write(`rate limit: ${shown(shared)}\n  with unshared budgets: ${shown(unshared)}\n`);
    expect(shared.refused / shared.calls).toBeLessThan(0.001);
    expect(shared.used).toBeGreaterThanOrEqual(0.9);
    expect(unshared.refused / unshared.calls).toBeGreaterThanOrEqual(0.001);
  });

  it('whoever stops leaves nothing behind that the others would wait for', async () => {
    await stage.stop(two);
    const rows = await one.app.get(PrismaService).rateBudget.findMany();
    const held = rows.map(({ state }) => Object.keys((state as { shares: object }).shares));
    // What is left belongs to the instance that goes on.
    expect(new Set(held.flat()).size).toBe(1);
  });
});
