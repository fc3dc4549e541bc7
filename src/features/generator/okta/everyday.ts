import { chooseOktaActivity, type OktaActivity } from '../schedule/okta-choice.js';
import { randomFor } from '../schedule/random.js';
import { isRefusal } from './answers.js';
import { assignApp, unassignApp } from './apps.js';
import { deleteGroup, foundGroup, join, leave } from './groups.js';
import { hireSomebody } from './hiring.js';
import { reconcile, type Subjects } from './presence.js';
import { deactivateUser, noteSecurity, suspendUser, unsuspendUser, updateProfile } from './profile.js';
import { type Work } from './work.js';
import { choicesOf, worldGroup, worldUser } from './world.js';

/** Activities that are chosen one after the other because people have changed what each was about. */
const MOST_CHOICES = 5;

/** One activity. What people have deleted or changed meanwhile is noted, and another one chosen. @throws ProviderError */
export async function oneActivity(base: Omit<Work, 'random' | 'scope'>): Promise<void> {
  const { step, world, setting } = base;
  // Each choice draws on its own, so that what a refused one has drawn changes nothing for the next.
  const seed = String(step.random.next());
  for (let choice = 1; ; choice += 1) {
    const random = randomFor(seed, choice);
    const activity = chooseOktaActivity(choicesOf(world), setting.orgSize, setting.source, random);
    const work = { ...base, random, scope: `${choice}/${activity.type}/` };
    try {
      return await carryOut(work, activity);
    } catch (error) {
      if (!isRefusal(error) || choice === MOST_CHOICES || !(await reconcile(work, subjectsOf(activity)))) throw error;
    }
  }
}

const subjectsOf = (activity: OktaActivity): Subjects => ({
  ...('user' in activity && { user: activity.user }),
  ...('group' in activity && { group: activity.group }),
  ...('app' in activity && { app: activity.app }),
});

/** @throws ProviderError */
async function carryOut(work: Work, activity: OktaActivity): Promise<void> {
  const { world } = work;
  switch (activity.type) {
    case 'create_user':
      return hireSomebody(work);
    case 'create_group':
      return foundGroup(work);
    case 'delete_group':
      return deleteGroup(work, worldGroup(world, activity.group.id));
    case 'assign_group':
      return join(work, worldUser(world, activity.user.id), worldGroup(world, activity.group.id));
    case 'remove_from_group':
      return leave(work, worldUser(world, activity.user.id), worldGroup(world, activity.group.id));
    case 'assign_app':
      return assignApp(work, worldUser(world, activity.user.id), activity.app);
    case 'unassign_app':
      return unassignApp(work, worldUser(world, activity.user.id), activity.app);
    case 'update_profile':
      return updateProfile(work, worldUser(world, activity.user.id), activity.change);
    case 'deactivate_user':
      return deactivateUser(work, worldUser(world, activity.user.id));
    case 'suspend_user':
      return suspendUser(work, worldUser(world, activity.user.id));
    case 'unsuspend_user':
      return unsuspendUser(work, worldUser(world, activity.user.id));
    case 'reset_password':
      return noteSecurity(work, worldUser(world, activity.user.id), 'password_reset');
    case 'enrol_mfa':
      return noteSecurity(work, worldUser(world, activity.user.id), 'mfa_enrolled');
  }
}
