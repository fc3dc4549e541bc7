import { type OktaJobStage, type StagedJob } from './okta-job-stage.js';

const STATUS: Readonly<Record<string, string>> = { SUSPENDED: 'suspended', DEPROVISIONED: 'deactivated' };

/** What of the organization is the job's, by the marks on it, in the terms of the job's world. */
export function madeBy({ twin }: OktaJobStage, { id: jobId }: Pick<StagedJob, 'id'>) {
  const users = twin.users().filter(({ profile }) => profile.costCenter === jobId);
  const groups = twin.groups().filter(({ description }) => description?.endsWith(`[${jobId}]`));
  const isOurs = (user: string) => users.some(({ id }) => id === user);
  return {
    users: users.map(({ id, status, profile }) => ({
      id,
      login: profile.login,
      name: `${String(profile.firstName)} ${String(profile.lastName)}`,
      title: profile.title,
      city: profile.city,
      department: profile.department,
      employee_number: profile.employeeNumber,
      status: STATUS[status] ?? 'active',
      groups: groups.filter((group) => twin.members(group.id).some((user) => user.id === id)).map((group) => group.id),
    })),
    groups: groups.map(({ id, name }) => ({ id, name })),
    assignments: twin
      .apps()
      .flatMap(({ id }) => twin.assignments(id))
      .filter(({ user }) => isOurs(user))
      .map(({ app, user }) => `${app}/${user}`)
      .sort(),
  };
}

/** The same as the job knows it. */
export function knownTo({ world }: Pick<StagedJob, 'world'>) {
  const places = new Map(world.groups.map(({ id }, place) => [id, place]));
  return {
    users: world.users.map(({ id, login, name, title, city, department, employee_number, status, groups }) => ({
      id,
      login,
      name,
      title,
      city,
      department,
      employee_number,
      status,
      groups: [...groups].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)),
    })),
    groups: world.groups.map(({ id, name }) => ({ id, name })),
    assignments: world.app_assignments.map(({ app_id, user_id }) => `${app_id}/${user_id}`).sort(),
  };
}

/** What happened in the organization, as its own log counts it, beside what the job says it has done. */
export function effectsOf({ twin }: OktaJobStage, { stats, activities }: StagedJob) {
  const happened = twin.effects();
  const logged = (action: string) => activities.filter((activity) => activity.action === action).length;
  const named = (pairs: Record<string, number | undefined>) =>
    Object.fromEntries(Object.entries(pairs).map(([name, count]) => [name, count ?? 0]));
  return {
    happened: named({
      users: happened['user.lifecycle.create'],
      groups: happened['group.lifecycle.create'],
      members: happened['group.user_membership.add'],
      assignments: happened['application.user_membership.add'],
      deactivations: happened['user.lifecycle.deactivate'],
      suspensions: happened['user.lifecycle.suspend'],
      returns: happened['user.lifecycle.unsuspend'],
      deletedGroups: happened['group.lifecycle.delete'],
    }),
    told: named({
      users: stats.users_created,
      groups: stats.groups_created,
      members: stats.user_group_assignments,
      assignments: stats.app_assignments_created,
      deactivations: stats.user_deactivations,
      suspensions: logged('user_suspended'),
      returns: logged('user_unsuspended'),
      deletedGroups: logged('group_deleted'),
    }),
  };
}

/** What of the organization is there apart from the job, in full. */
export function othersOf({ twin }: OktaJobStage, { id: jobId }: Pick<StagedJob, 'id'>) {
  const users = twin.users().filter(({ profile }) => profile.costCenter !== jobId);
  const groups = twin.groups().filter(({ description }) => !description?.endsWith(`[${jobId}]`));
  const isOther = (user: string) => users.some(({ id }) => id === user);
  return structuredClone({
    users,
    groups: groups.map((group) => {
      const members = twin.members(group.id).map(({ id }) => id);
      // Okta itself puts everybody in.
      return { ...group, members: group.type === 'BUILT_IN' ? members.filter(isOther) : members };
    }),
    apps: twin.apps().map((app) => ({ ...app, users: twin.assignments(app.id).filter(({ user }) => isOther(user)) })),
  });
}
