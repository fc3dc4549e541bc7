import { type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/eventually.js';
import { itWhenWhole, sized } from '../support/size.js';
import { GeneratorStage, PATIENCE_MS, UNDER_WAY_MS, type Variant } from './generator-stage.js';

/** One of them is noticed by its lease alone. */
const KILLS = sized(20, 3);
const BROKEN_KILLS = 3;
/** Workers that boot while another one works. */
const SPARES = 3;
/** Longest that a worker lives once it has sent something; the whole run has to outlast all of them. */
const LONGEST_LIFE_MS = sized(450, 900);
/** What the issue asks for, and what a lease needs. */
const RESUMED_WITHIN_MS = 30_000;
const LEASE_MS = 10_000;

/**
 * A worker is killed at random moments while it initializes Asana and Okta jobs side by side, again and again. Creations
 * are counted at the twins. Jobs that write down what they mean to make, make each thing once; without that they make some
 * twice, and do not know of them.
 */
describe('job crash', () => {
  let stage: GeneratorStage;
  const spares: Promise<ChildProcess>[] = [];

  beforeAll(async () => {
    stage = await GeneratorStage.open();
    for (let spare = 0; spare < SPARES; spare++) spares.push(stage.boot());
  }, 60_000);
  afterAll(async () => {
    await Promise.allSettled(spares);
    await stage.close();
  }, 30_000);

  /** @param boots that another one gets ready meanwhile */
  async function nextWorker(variant: Variant, boots = true): Promise<ChildProcess> {
    if (boots) spares.push(stage.boot());
    const worker = await (spares.shift() ?? stage.boot());
    worker.send(variant);
    return worker;
  }

  const sendsSomething = (since: number) =>
    until('a worker changed something at a twin', () => stage.writes > since, PATIENCE_MS);

  /** @param lifeMs how long the worker lives once it has sent something */
  async function workFor(lifeMs: number, variant: Variant): Promise<ChildProcess> {
    const since = stage.writes;
    const worker = await nextWorker(variant);
    await sendsSomething(since);
    await sleep(lifeMs);
    return worker;
  }

  const startAll = (seed: string) => {
    const { asanaBody, oktaBody } = stage.generator;
    const asana = (name: string) => stage.start(asanaBody({ initial_projects: sized(3, 2), seed: `${seed} ${name}` }));
    const okta = (name: string) => stage.start(oktaBody({ initial_users: 10, seed: `${seed} ${name}` }));
    return Promise.all([asana('one'), asana('two'), okta('one'), okta('two')]);
  };

  /** The people of the Okta jobs: what was never made is in no table. */
  const peopleOf = (jobIds: readonly string[]) =>
    stage.generator.okta.users().filter(({ profile }) => jobIds.includes(String(profile.costCenter))).length;

  // First: what is refused because it is there already is not made twice.
  itWhenWhole(
    'makes things twice when nothing is written down before',
    async () => {
      stage.begin();
      const jobs = await startAll('broken');
      for (let kill = 0; kill < BROKEN_KILLS; kill++) {
        await stage.killAndNotice(await workFor(kill * UNDER_WAY_MS, 'without-intents'));
      }
      const last = await nextWorker('without-intents');
      await stage.initialized(jobs);
      await stage.killAndNotice(last);
      const { unknown } = await stage.compare(jobs);
      expect(unknown).toBeGreaterThan(0);
    },
    400_000,
  );

  it(`makes everything once, although its process is killed ${KILLS} times`, async () => {
    stage.begin();
    const jobs = await startAll('safe');
    for (let kill = 1; kill < KILLS; kill++) {
      await stage.killAndNotice(await workFor(Math.random() * LONGEST_LIFE_MS, 'as-it-is'));
    }
    await stage.kill(await workFor(LONGEST_LIFE_MS / 2, 'as-it-is'));
    const killedAt = performance.now();
    await sleep(2 * UNDER_WAY_MS);
    const since = stage.writes;
    const last = await nextWorker('as-it-is', false);
    await sendsSomething(since);
    const resumedAfterMs = performance.now() - killedAt;
    await stage.initialized(jobs);
    await stage.killAndNotice(last);

    const { made, ...faults } = await stage.compare(jobs);
    const seconds = (resumedAfterMs / 1000).toFixed(1);
    console.log(
      `${KILLS} kills, ${made} things made, ${JSON.stringify(faults)}; by lease alone resumed after ${seconds} s`,
    );
    expect(faults).toEqual({ unknown: 0, missing: 0, doubled: 0 });
    expect(made).toBeGreaterThan(100);
    expect(peopleOf(jobs)).toBe(2 * 10);
    const failures = await stage.generator.prisma.generatorFailure.findMany({ where: { jobId: { in: jobs } } });
    expect(failures).toEqual([]);
    expect(resumedAfterMs).toBeLessThan(RESUMED_WITHIN_MS);
    // It really waited for the lease, and was not let in early.
    expect(resumedAfterMs).toBeGreaterThan(LEASE_MS / 2);
  }, 400_000);
});
