import { type Context } from './context.js';
import { denied, invalid, wrongStatus } from './errors.js';
import { type Group, type User } from './model.js';
import { type EventType, groupParty, userParty } from './system-log.js';

export interface GroupFields {
  name: string;
  description: string | null;
}

export function createGroup(context: Context, fields: GroupFields): Group {
  checkName(context, fields.name);
  const now = context.clock.now();
  const group: Group = {
    id: context.state.nextId('group'),
    type: 'OKTA_GROUP',
    created: now,
    lastUpdated: now,
    lastMembershipUpdated: now,
    ...fields,
  };
  context.state.groups.set(group.id, group);
  tell(context, 'group.lifecycle.create', group);
  return group;
}

export function replaceGroup(context: Context, group: Group, fields: GroupFields): Group {
  guardBuiltIn(group);
  checkName(context, fields.name, group);
  Object.assign(group, fields, { lastUpdated: context.clock.now() });
  tell(context, 'group.profile.update', group);
  return group;
}

export function deleteGroup(context: Context, group: Group): void {
  guardBuiltIn(group);
  context.state.removeGroup(group);
  tell(context, 'group.lifecycle.delete', group);
}

/** Nothing happens when the user is a member already. */
export function addMember(context: Context, group: Group, user: User): void {
  guardBuiltIn(group);
  if (user.status === 'DEPROVISIONED') throw wrongStatus();
  if (context.state.isMember(group, user)) return;
  context.state.addMember(group, user);
  group.lastMembershipUpdated = context.clock.now();
  tell(context, 'group.user_membership.add', group, user);
}

/** Nothing happens when the user is no member. */
export function removeMember(context: Context, group: Group, user: User): void {
  guardBuiltIn(group);
  if (!context.state.isMember(group, user)) return;
  context.state.removeMember(group, user);
  group.lastMembershipUpdated = context.clock.now();
  tell(context, 'group.user_membership.remove', group, user);
}

/** Okta itself keeps the group Everyone. */
function guardBuiltIn(group: Group): void {
  if (group.type === 'BUILT_IN') throw denied();
}

function checkName({ state }: Context, name: string, except?: Group): void {
  if (name.trim() === '') throw invalid('name', 'name: The field cannot be left blank');
  if (name.length > 255) throw invalid('name', 'name: The field is too long');
  const isTaken = [...state.groups.values()].some(
    (group) => group !== except && group.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) throw invalid('name', 'name: An object with this field already exists in the current organization');
}

function tell({ log, actor }: Context, type: EventType, group: Group, user?: User): void {
  log.write(actor, type, [...(user ? [userParty(user)] : []), groupParty(group)]);
}
