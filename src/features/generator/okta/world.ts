import { z } from 'zod';
import { LEVELS } from '../people/person.js';
import { type OktaState } from '../schedule/okta-state.js';

const id = z.string().min(1).max(100);
const name = z.string().max(500);

const user = z.object({
  id,
  login: name,
  email: name,
  /** First and last name. */
  name,
  status: z.enum(['active', 'suspended', 'deactivated']),
  department: name,
  level: z.enum(LEVELS),
  title: name,
  city: name,
  employee_number: name,
  /** yyyy-mm-dd; the job's alone: Okta's profile has no place for it. */
  start_date: name,
  contractor: z.boolean(),
  /** Ids of groups of the job. */
  groups: z.array(id),
  created_at: z.string(),
});
export type WorldUser = z.output<typeof user>;

const group = z.object({
  id,
  name,
  kind: z.enum(['everyone', 'department', 'role', 'other']),
  department: name.optional(),
  /** What the plan calls it, which is not its name where that was taken. */
  planned_name: name.optional(),
  created_at: z.string(),
});
export type WorldGroup = z.output<typeof group>;

/** Short: an organization of ten thousand has fifty thousand. */
const assignment = z.object({ app_id: id, app_name: name, user_id: id });

/** What an Okta job knows of the world it has made; the lists are oldest first, and times ISO 8601. */
export const oktaWorld = z.object({
  users: z.array(user),
  groups: z.array(group),
  app_assignments: z.array(assignment),
  /** Applications found in the organization that somebody of this industry may be assigned to. */
  apps: z.array(z.object({ id, label: name })),
  /** What the first people are drawn with. */
  plan: z.object({ seed: z.string(), started_at: z.iso.datetime() }),
  next_employee_number: z.number().int().nonnegative(),
});
export type OktaWorld = z.output<typeof oktaWorld>;

/** The world as choices see it. */
export function choicesOf({ users, groups, apps, app_assignments: assignments }: OktaWorld): OktaState {
  const appsOf = new Map<string, string[]>();
  for (const { user_id, app_id } of assignments) appsOf.set(user_id, [...(appsOf.get(user_id) ?? []), app_id]);
  const members = new Map<string, number>();
  for (const each of users) for (const group of each.groups) members.set(group, (members.get(group) ?? 0) + 1);
  return {
    users: users.map((each) => ({ ...each, apps: appsOf.get(each.id) ?? [] })),
    groups: groups.map((each) => ({ ...each, memberCount: members.get(each.id) ?? 0 })),
    apps,
  };
}

const known = <T extends { readonly id: string }>(list: readonly T[], wanted: string): T => {
  const found = list.find((each) => each.id === wanted);
  if (!found) throw new Error('Something was chosen that the state of the job does not have.');
  return found;
};
export const worldUser = ({ users }: OktaWorld, wanted: string): WorldUser => known(users, wanted);
export const worldGroup = ({ groups }: OktaWorld, wanted: string): WorldGroup => known(groups, wanted);

/** A user is no longer in the organization. */
export function forgetUser(world: OktaWorld, gone: string): void {
  world.users = world.users.filter((each) => each.id !== gone);
  endAssignments(world, gone);
}

/** Okta ends all assignments of a user that is deactivated. */
export function endAssignments(world: OktaWorld, of: string): void {
  world.app_assignments = world.app_assignments.filter(({ user_id }) => user_id !== of);
}

export function forgetGroup(world: OktaWorld, gone: string): void {
  world.groups = world.groups.filter((each) => each.id !== gone);
  for (const each of world.users) each.groups = each.groups.filter((member) => member !== gone);
}

/** An application can no longer be assigned. @param exists whether those who have it keep it */
export function forgetApp(world: OktaWorld, gone: string, { exists }: { exists: boolean }): void {
  world.apps = world.apps.filter((each) => each.id !== gone);
  if (!exists) world.app_assignments = world.app_assignments.filter(({ app_id }) => app_id !== gone);
}
