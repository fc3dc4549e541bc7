import { effectsOf, knownTo, madeBy } from '../../../../test/support/okta-job-org.js';
import { type Death, OktaJobStage, type StagedJob } from '../../../../test/support/okta-job-stage.js';
import { chooseOktaActivity, OKTA_WEIGHTS, type OktaActivityType } from '../schedule/okta-choice.js';
import { randomFor } from '../schedule/random.js';
import { leave } from './groups.js';
import { oktaConfigOf, settingOf } from './setting.js';
import { choicesOf, worldGroup, worldUser } from './world.js';

/** More people than may be few enough to let nobody go. */
const USERS = 12;
const ASKED = { initial_users: USERS, industry: 'healthcare' };

let stage: OktaJobStage;
beforeAll(async () => {
  stage = await OktaJobStage.open();
});
afterAll(() => stage.close());
beforeEach(() => {
  stage.twin.clearEffects();
});

/** Searches the seeds for one with which the job's next step is of that type, as the worker draws it. */
function seedOf(job: StagedJob, type: OktaActivityType): string {
  const { orgSize, source } = settingOf(oktaConfigOf(job.config));
  for (let number = 0; number < 5_000; number += 1) {
    const seed = `${type}-${number}`;
    const random = randomFor(String(randomFor(seed, job.step).next()), 1);
    if (chooseOktaActivity(choicesOf(job.world), orgSize, source, random).type === type) return seed;
  }
  throw new Error(`no seed brings ${type}`);
}

describe.each<Death>(['before', 'after'])('a process that dies %s every single call', (when) => {
  let job: StagedJob;

  it('makes a small organization once', async () => {
    job = await stage.newJob(ASKED);
    const deaths = await stage.initialize(job, { when, mostOfAKind: Infinity });
    expect(deaths).toBeGreaterThan(job.initialUnits);
    const { happened, told } = effectsOf(stage, job);
    expect(told).toEqual(happened);
    expect(happened).toMatchObject({ users: USERS, groups: 15 });
    expect(madeBy(stage, job)).toEqual(knownTo(job));
    expect(job.failures).toEqual([]);
  }, 120_000);

  it.each(Object.keys(OKTA_WEIGHTS.midsize) as OktaActivityType[])(
    'carries out %s once',
    async (type) => {
      if (type === 'unsuspend_user') await stage.act(Object.assign(job, { seed: seedOf(job, 'suspend_user') }));
      if (type === 'delete_group') await smallGroup();
      stage.twin.clearEffects();
      const before = { stats: { ...job.stats }, activities: job.activities.length };
      Object.assign(job, { seed: seedOf(job, type) });
      const deaths = await stage.act(job, { when, mostOfAKind: Infinity });
      const done = {
        ...job,
        stats: difference(job.stats, before.stats),
        activities: job.activities.slice(before.activities),
      };
      const { happened, told } = effectsOf(stage, done);
      expect(told).toEqual(happened);
      expect(done.activities.length).toBeGreaterThan(0);
      expect(deaths > 0).toBe(type !== 'reset_password' && type !== 'enrol_mfa');
      expect(madeBy(stage, job)).toEqual(knownTo(job));
    },
    60_000,
  );

  /** A group that has so few members that it may be deleted. */
  const smallGroup = async () => {
    Object.assign(job, { seed: seedOf(job, 'create_group') });
    await stage.act(job);
    const { id } = job.world.groups.at(-1) ?? { id: '' };
    for (const member of job.world.users.filter(({ groups }) => groups.includes(id)).slice(2)) {
      await stage.step(job, (step, world) => {
        const work = { org: stage.org, step, world, setting: settingOf(oktaConfigOf(job.config)) };
        const drawing = { ...work, random: step.random, scope: '' };
        return leave(drawing, worldUser(world, member.id), worldGroup(world, id));
      });
    }
  };

  it('leaves the organization as it found it', async () => {
    await stage.clean(job);
    expect(madeBy(stage, job)).toEqual({ users: [], groups: [], assignments: [] });
  });
});

it('would notice effects that are not written down before they are carried out', async () => {
  const careless = await OktaJobStage.open({ writesIntents: false });
  try {
    const job = await careless.newJob({ initial_users: 5 });
    // One of each kind is enough: what is made twice makes the search for what is there longer, and longer again.
    await careless.initialize(job, { when: 'after', mostOfAKind: 1 });
    const { happened, told } = effectsOf(careless, job);
    expect(happened.users).toBeGreaterThan(told.users ?? 0);
    expect(happened.groups).toBeGreaterThan(told.groups ?? 0);
    expect(madeBy(careless, job)).not.toEqual(knownTo(job));
  } finally {
    await careless.close();
  }
}, 60_000);

const difference = (now: Record<string, number>, before: Record<string, number>) =>
  Object.fromEntries(Object.entries(now).map(([name, count]) => [name, count - (before[name] ?? 0)]));
