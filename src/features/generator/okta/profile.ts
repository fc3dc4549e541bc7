import { type ProfileChange } from '../people/profile-change.js';
import { type ProfileChange as DescribedChange } from '../text/text-source.js';
import { join, leave, NO_MEMBER } from './groups.js';
import { ifPossible } from './presence.js';
import { bring, type Transition } from './transition.js';
import { type Work } from './work.js';
import { endAssignments, type WorldUser } from './world.js';

const userFacts = ({ id, email, name }: WorldUser) => ({ user_id: id, email, user_name: name });

/** Someone leaves: Okta keeps the user, without applications, until the job is cleaned up. @throws ProviderError */
export async function deactivateUser(work: Work, user: WorldUser): Promise<void> {
  await bringTo(work, user, 'deactivate');
  user.status = 'deactivated';
  endAssignments(work.world, user.id);
  work.step.count('user_deactivations');
  work.step.log('user_deactivated', { ...userFacts(user), department: user.department, title: user.title });
}

/** @throws ProviderError */
export async function suspendUser(work: Work, user: WorldUser): Promise<void> {
  await bringTo(work, user, 'suspend');
  user.status = 'suspended';
  work.step.log('user_suspended', userFacts(user));
}

/** @throws ProviderError */
export async function unsuspendUser(work: Work, user: WorldUser): Promise<void> {
  await bringTo(work, user, 'unsuspend');
  user.status = 'active';
  work.step.log('user_unsuspended', userFacts(user));
}

const bringTo = ({ step, org }: Work, user: WorldUser, transition: Transition) =>
  step.change((hands) => bring(org(hands), user.id, transition));

/** Logged alone: the real thing would lock out or write to people. Contract 6.9. */
export function noteSecurity({ step }: Work, user: WorldUser, action: 'password_reset' | 'mfa_enrolled'): void {
  step.log(action, userFacts(user));
}

const CALLED = {
  promotion: 'promotion',
  transfer: 'transfer',
  location: 'location change',
} as const satisfies Record<ProfileChange['kind'], DescribedChange>;

/** A promotion, a transfer to another department and its group, or a move to another city. @throws ProviderError */
export async function updateProfile(work: Work, user: WorldUser, change: ProfileChange): Promise<void> {
  const { step, org } = work;
  const before = { title: user.title, department: user.department, city: user.city };
  const { attributes, known } = told(change);
  await step.change((hands) => org(hands).updateUser(user.id, attributes));
  Object.assign(user, known);
  if (change.kind === 'transfer') await moveGroups(work, user, before.department);
  const reason = await step.write('profile_update_reason', {
    change: CALLED[change.kind],
    userName: user.name,
    title: user.title,
    department: user.department,
  });
  const changed = Object.entries(before).filter(([name, value]) => user[name as keyof typeof before] !== value);
  const from = Object.fromEntries(changed);
  const to = Object.fromEntries(changed.map(([name]) => [name, user[name as keyof typeof before]]));
  step.log('user_profile_updated', { ...userFacts(user), change: change.kind, from, to, reason });
}

/** What Okta is told of a change, and what the world knows by it. */
function told(change: ProfileChange) {
  switch (change.kind) {
    case 'promotion':
      return { attributes: { title: change.title }, known: { title: change.title, level: change.level } };
    case 'transfer': {
      const { title, department } = change;
      return { attributes: { title, department }, known: { title, department } };
    }
    case 'location':
      return { attributes: { ...change.place }, known: { city: change.place.city } };
  }
}

async function moveGroups(work: Work, user: WorldUser, before: string): Promise<void> {
  const groups = work.world.groups.filter(({ kind }) => kind === 'department');
  const old = groups.find(({ id, department }) => department === before && user.groups.includes(id));
  const next = groups.find(({ id, department }) => department === user.department && !user.groups.includes(id));
  if (old) await ifPossible(work, NO_MEMBER, { group: old }, () => leave(work, user, old));
  if (next) await ifPossible(work, NO_MEMBER, { group: next }, () => join(work, user, next));
}
