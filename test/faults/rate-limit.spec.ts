import { type Instance, RateStage } from './rate-limit-support.js';

/** Calls per minute that the provider allows a token. */
const LIMIT = 300;
/** Five minutes take one. */
const FACTOR = 5;
const WORKERS = 8;
const SHARED = 'ana.ruiz@example.com';
const UNSHARED = 'ben.okafor@example.com';
const PAUSED = 'chloe.martin@example.com';
const PAUSED_UNSHARED = 'dev.patel@example.com';
const WARM_UP_MS = 20_000;
const MEASURED_MS = 120_000;
const PAUSE_SECONDS = 20;
/** The answer of 429 must reach its instance, and word of it the other, in real milliseconds: calls sent until then. */
const WORD_MS = 100;

jest.setTimeout(60_000);

describe('rate limit', () => {
  let stage: RateStage;
  let one: Instance;
  let two: Instance;
  /** Knows nothing of the others: its budgets lie in a database of its own. */
  let alone: Instance;

  beforeAll(async () => {
    stage = await RateStage.open(FACTOR, { ASANA_RATE_PER_MINUTE: String(LIMIT) });
    stage.sandbox.asana.setLimits({ perMinute: LIMIT });
    const database = await stage.database();
    one = await stage.instance(database);
    two = await stage.instance(database);
    alone = await stage.instance(await stage.database());
  });
  afterAll(() => stage.close());

  /** Workers on one token, half of them on each of two instances. */
  async function start(person: string, instances: readonly [Instance, Instance], workers: number): Promise<void> {
    const refs = await stage.connect(person, instances);
    for (let worker = 0; worker < workers; worker++) {
      const [instance, ref] = [instances[worker % 2], refs[worker % 2]];
      if (instance && ref) stage.startWorker(instance, ref, worker);
    }
  }

  function figures(person: string, from: number) {
    const calls = stage.callsOf(person).filter(({ at }) => at >= from && at < from + MEASURED_MS);
    const refused = calls.filter(({ status }) => status === 429).length;
    return { calls: calls.length, refused, used: (calls.length - refused) / ((LIMIT * MEASURED_MS) / 60_000) };
  }

  const shown = ({ calls, refused, used }: ReturnType<typeof figures>) =>
    `${calls} calls in ${MEASURED_MS / 1000} s, ${refused} answered 429 (${((100 * refused) / calls).toFixed(2)} %), ` +
    `${(100 * used).toFixed(1)} % of the quota used`;

  /** Calls that arrived in the pause that the provider had asked for. */
  async function callsInPause(person: string): Promise<{ readonly late: number; readonly after: number }> {
    const fault = { status: 429, retryAfter: PAUSE_SECONDS };
    stage.sandbox.asana.setFaults([{ match: { pathPattern: '^/api/1.0/tasks/' }, times: 1, fault }]);
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
    await start(PAUSED, [one, two], WORKERS);
    await stage.time.sleep(3_000);
    const shared = await callsInPause(PAUSED);
    stage.stopWorkers();

    await start(PAUSED_UNSHARED, [one, alone], WORKERS);
    await stage.time.sleep(3_000);
    const unshared = await callsInPause(PAUSED_UNSHARED);
    stage.stopWorkers();

    process.stdout.write(
      `rate limit: ${shared.late} calls in a pause of ${PAUSE_SECONDS} s, ${shared.after} after it; ` +
        `with unshared budgets ${unshared.late}\n`,
    );
    expect(shared.late).toBe(0);
    expect(shared.after).toBeGreaterThan(0);
    expect(unshared.late).toBeGreaterThan(0);
  });

  it('8 workers on one token over 2 instances use the quota and are not refused; without sharing they are', async () => {
    const from = stage.time.now() + WARM_UP_MS;
    await start(SHARED, [one, two], WORKERS);
    await start(UNSHARED, [one, alone], WORKERS);
    await stage.time.sleep(WARM_UP_MS + MEASURED_MS);
    const [shared, unshared] = [figures(SHARED, from), figures(UNSHARED, from)];
    process.stdout.write(`rate limit: ${shown(shared)}\n  with unshared budgets: ${shown(unshared)}\n`);
    expect(shared.refused / shared.calls).toBeLessThan(0.001);
    expect(shared.used).toBeGreaterThanOrEqual(0.9);
    expect(unshared.refused / unshared.calls).toBeGreaterThanOrEqual(0.001);
  });
});
