import { effectsOf, knownTo, madeBy, othersOf } from '../../../../test/support/okta-job-org.js';
import { OktaJobStage, type StagedJob } from '../../../../test/support/okta-job-stage.js';
import { ProviderError } from '../../../contracts/index.js';
import { chooseOktaActivity, type OktaActivity } from '../schedule/okta-choice.js';
import { randomFor } from '../schedule/random.js';
import { oktaConfigOf, settingOf } from './setting.js';
import { choicesOf } from './world.js';

let stage: OktaJobStage;
let job: StagedJob;
beforeAll(async () => {
  stage = await OktaJobStage.open();
});
beforeEach(async () => {
  stage.reset();
  job = await stage.newJob({ initial_users: 12 });
  await stage.initialize(job);
});
afterAll(() => stage.close());

/** What the job would do next with a seed. */
function activityOf(seed: string): OktaActivity {
  const { orgSize, source } = settingOf(oktaConfigOf(job.config));
  const random = randomFor(String(randomFor(seed, job.step).next()), 1);
  return chooseOktaActivity(choicesOf(job.world), orgSize, source, random);
}

/** Does an activity that fits; returns it with what was logged. */
async function act<T extends OktaActivity>(fits: (activity: OktaActivity) => activity is T, prepare = meanwhile) {
  for (let number = 0; number < 5_000; number += 1) {
    const activity = activityOf(`seed-${number}`);
    if (!fits(activity)) continue;
    await prepare(activity);
    Object.assign(job, { seed: `seed-${number}` });
    const from = job.activities.length;
    await stage.act(job);
    return { activity, logged: job.activities.slice(from) };
  }
  throw new Error('no seed fits');
}
async function meanwhile(_activity: OktaActivity): Promise<void> {
  // Nobody else is at work.
}

type Having<Activity, T> = Activity extends { type: infer K } ? (T extends K ? Activity & { type: T } : never) : never;
type Of<T extends OktaActivity['type']> = Having<OktaActivity, T>;
const is =
  <T extends OktaActivity['type']>(type: T) =>
  (activity: OktaActivity): activity is Of<T> =>
    activity.type === type;

it('lives through a hundred activities, and knows at the end what the organization is like', async () => {
  const before = othersOf(stage, job);
  for (let count = 0; count < 100; count += 1) await stage.act(job);
  expect(madeBy(stage, job)).toEqual(knownTo(job));
  const { happened, told } = effectsOf(stage, job);
  expect(told).toEqual(happened);
  expect(new Set(job.activities.map(({ action }) => action)).size).toBeGreaterThan(10);
  expect(othersOf(stage, job)).toEqual(before);
  expect(stage.worker.adopted(job.world)).toEqual(job.world);
  expect(job.failures).toEqual([]);
  await stage.clean(job);
  expect(madeBy(stage, job)).toEqual({ users: [], groups: [], assignments: [] });
  expect(othersOf(stage, job)).toEqual(before);
}, 60_000);

it('transfers somebody to another department and its group', async () => {
  const isTransfer = (activity: OktaActivity): activity is Of<'update_profile'> =>
    activity.type === 'update_profile' && activity.change.kind === 'transfer';
  const { activity, logged } = await act(isTransfer);
  const { profile } = stage.twin.person(activity.user.id);
  expect(activity.change).toMatchObject({ department: profile.department, title: profile.title });
  const actions = logged.map(({ action }) => action);
  expect(actions).toEqual(['user_removed_from_group', 'user_added_to_group', 'user_profile_updated']);
  expect(logged.at(-1)?.details).toMatchObject({
    change: 'transfer',
    from: { department: activity.user.department },
    to: { department: profile.department },
    reason: expect.stringMatching(/./),
  });
});

it('notes a reset password and an enrolled factor, and does nothing of the kind', async () => {
  for (const type of ['reset_password', 'enrol_mfa'] as const) {
    stage.api.requests.length = 0;
    const { logged } = await act(is(type));
    expect(logged).toHaveLength(1);
    expect(stage.api.requests).toEqual([]);
  }
});

it('tells who left', async () => {
  const { activity, logged } = await act(is('deactivate_user'));
  const { id, login, title } = activity.user;
  expect(logged).toEqual([
    { action: 'user_deactivated', details: expect.objectContaining({ user_id: id, email: login, title }) },
  ]);
  expect(job.world.app_assignments.some(({ user_id }) => user_id === id)).toBe(false);
});

describe('people', () => {
  it('delete a user: it is forgotten, and something else done', async () => {
    const { activity, logged } = await act(is('suspend_user'), async (chosen) => {
      if (!('user' in chosen)) return;
      await stage.people.deleteUser(chosen.user.id);
      await stage.people.deleteUser(chosen.user.id);
    });
    expect(job.world.users.some(({ id }) => id === activity.user.id)).toBe(false);
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.some(({ details }) => details.user_id === activity.user.id)).toBe(false);
    expect(madeBy(stage, job)).toEqual(knownTo(job));
  });

  it('delete a group: it is forgotten, and something else done', async () => {
    const { activity } = await act(is('assign_group'), async (chosen) => {
      if ('group' in chosen) await stage.people.deleteGroup(chosen.group.id);
    });
    expect(job.world.groups.some(({ id }) => id === activity.group.id)).toBe(false);
    expect(madeBy(stage, job)).toEqual(knownTo(job));
  });

  it('deactivate a user: from then on it counts as one who left', async () => {
    const { activity } = await act(is('update_profile'), async (chosen) => {
      if ('user' in chosen) await stage.people.changeStatus(chosen.user.id, 'deactivate', { sendEmail: false });
    });
    expect(job.world.users.find(({ id }) => id === activity.user.id)?.status).toBe('deactivated');
    expect(madeBy(stage, job)).toEqual(knownTo(job));
  });

  it('switch an application off: it is assigned to nobody any more', async () => {
    const { activity } = await act(is('assign_app'), async (chosen) => {
      const app = stage.twin.apps().find(({ id }) => 'app' in chosen && id === chosen.app.id);
      if (app) app.status = 'INACTIVE';
    });
    expect(job.world.apps.some(({ id }) => id === activity.app.id)).toBe(false);
    expect(madeBy(stage, job)).toEqual(knownTo(job));
  });

  it('work in a group of the job: it is not deleted', async () => {
    for (let groups = 0; groups < 12; groups += 1) await act(is('create_group'));
    const { activity, logged } = await act(is('delete_group'), async (chosen) => {
      if ('group' in chosen) await stage.people.addGroupMember(chosen.group.id, stage.twin.users()[0]?.id ?? '');
    });
    expect(logged).toEqual([]);
    expect(stage.twin.groups().some(({ id }) => id === activity.group.id)).toBe(true);
  });
});

it('keeps what was done before something was refused', async () => {
  stage.twin.setFaults([{ match: { method: 'PUT', path: '/api/v1/groups' }, times: 1, fault: { status: 403 } }]);
  await act(is('create_user'));
  expect(job.failures).toEqual([
    { type: 'group_membership', message: expect.stringMatching(/^Okta refused: forbidden/) },
  ]);
  expect(job.world.users).toHaveLength(13);
  expect(madeBy(stage, job)).toEqual(knownTo(job));
});

it('gives up what is refused for another reason', async () => {
  stage.twin.setFaults([{ match: { method: 'POST' }, fault: { status: 403 } }]);
  const failure = await act(is('suspend_user')).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ProviderError);
  expect(failure).toMatchObject({ kind: 'forbidden' });
});
