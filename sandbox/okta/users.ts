import { invalid, OktaError, wrongStatus } from './errors.js';
import { type Context } from './context.js';
import { type Group, type Profile, type User, type UserStatus } from './model.js';
import { checkedProfile } from './profile.js';
import { removeAssignment } from './apps.js';
import { addMember } from './groups.js';
import { type EventType, userParty } from './system-log.js';

interface NewUser {
  profile: Profile;
  hasPassword: boolean;
  activate: boolean;
  groups: Group[];
}

/** Without a password an activated user waits in PROVISIONED for a first sign-in. */
export function createUser(context: Context, wanted: NewUser): User {
  const { state, clock } = context;
  const profile = checkedProfile(state, wanted.profile, null);
  const now = clock.now();
  const user = state.addUser({
    id: state.nextId('user'),
    status: 'STAGED',
    created: now,
    activated: null,
    statusChanged: null,
    lastLogin: null,
    lastUpdated: now,
    passwordChanged: wanted.hasPassword ? now : null,
    profile,
    hasPassword: wanted.hasPassword,
    role: null,
  });
  tell(context, 'user.lifecycle.create', user);
  if (wanted.activate) activateUser(context, user);
  for (const group of wanted.groups) addMember(context, group, user);
  return user;
}

interface UserChange {
  profile?: Profile | undefined;
  setsPassword: boolean;
}

/** What is not given stays. */
export function updateUser(context: Context, user: User, { profile, setsPassword }: UserChange): User {
  return changeUser(context, user, { setsPassword, profile: profile && { ...user.profile, ...profile } });
}

/** What is not given becomes empty. */
export function replaceUser(context: Context, user: User, change: UserChange): User {
  return changeUser(context, user, change);
}

function changeUser(context: Context, user: User, { profile, setsPassword }: UserChange): User {
  if (user.status === 'DEPROVISIONED') throw wrongStatus();
  if (profile) {
    const checked = checkedProfile(context.state, profile, String(user.profile.login));
    context.state.setProfile(user, checked);
    touch(context, user);
    tell(context, 'user.account.update_profile', user);
  }
  if (setsPassword) setPassword(context, user);
  return user;
}

/** A new password ends recovery, and completes an activation that waited for one. */
function setPassword(context: Context, user: User): void {
  if (user.status === 'SUSPENDED') throw wrongStatus();
  user.hasPassword = true;
  user.passwordChanged = context.clock.now();
  touch(context, user);
  tell(context, 'user.account.update_password', user);
  if (user.status === 'RECOVERY' || user.status === 'PROVISIONED') moveTo(context, user, 'ACTIVE');
}

export function activateUser(context: Context, user: User): void {
  if (user.status !== 'STAGED' && user.status !== 'DEPROVISIONED') {
    throw new OktaError(403, 'E0000016', 'Activation failed because the user is already active');
  }
  moveTo(context, user, user.hasPassword ? 'ACTIVE' : 'PROVISIONED');
  user.activated = context.clock.now();
  tell(context, 'user.lifecycle.activate', user);
}

/** Ends the user's assignments to applications; memberships of groups stay, as at Okta. */
export function deactivateUser(context: Context, user: User): void {
  if (user.status === 'DEPROVISIONED') {
    throw invalid('deactivateUser', 'Cannot deactivate a user that is already deactivated');
  }
  for (const assignment of context.state.assignmentsOfUser(user)) removeAssignment(context, assignment, user);
  user.hasPassword = false;
  moveTo(context, user, 'DEPROVISIONED');
  context.tokens.revokeUser(user.id);
  tell(context, 'user.lifecycle.deactivate', user);
}

export function suspendUser(context: Context, user: User): void {
  if (user.status !== 'ACTIVE') throw invalid('suspendUser', 'Cannot suspend a user that is not active');
  moveTo(context, user, 'SUSPENDED');
  context.tokens.revokeUser(user.id);
  tell(context, 'user.lifecycle.suspend', user);
}

export function unsuspendUser(context: Context, user: User): void {
  if (user.status !== 'SUSPENDED') throw invalid('unsuspendUser', 'Cannot unsuspend a user that is not suspended');
  moveTo(context, user, 'ACTIVE');
  tell(context, 'user.lifecycle.unsuspend', user);
}

export function resetPassword(context: Context, user: User): void {
  if (user.status !== 'ACTIVE' && user.status !== 'RECOVERY') {
    throw new OktaError(403, 'E0000017', 'Password reset failed');
  }
  moveTo(context, user, 'RECOVERY');
  tell(context, 'user.account.reset_password', user);
}

export function resetFactors(context: Context, user: User): void {
  if (user.status === 'STAGED' || user.status === 'DEPROVISIONED') throw wrongStatus();
  tell(context, 'user.mfa.factor.reset_all', user);
}

/** The first time it only deactivates; once deactivated, the user is gone for good. */
export function deleteUser(context: Context, user: User): void {
  if (user.status !== 'DEPROVISIONED') {
    deactivateUser(context, user);
    return;
  }
  tell(context, 'user.lifecycle.delete.initiated', user);
  context.state.removeUser(user);
  tell(context, 'user.lifecycle.delete.completed', user);
}

function moveTo(context: Context, user: User, status: UserStatus): void {
  user.status = status;
  user.statusChanged = context.clock.now();
  touch(context, user);
}

function touch({ clock }: Context, user: User): void {
  user.lastUpdated = clock.now();
}

function tell({ log, actor }: Context, type: EventType, user: User): void {
  log.write(actor, type, [userParty(user)]);
}
