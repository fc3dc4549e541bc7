import { type Context } from './context.js';
import { invalid, wrongStatus } from './errors.js';
import { type App, type Assignment, type Profile, type User } from './model.js';
import { appParty, assignmentParty, type EventType, userParty } from './system-log.js';

interface AssignmentFields {
  userName?: string | undefined;
  profile?: Profile | undefined;
}

/** Assigned already, the user keeps the assignment, with the new fields. */
export function assignUser(context: Context, app: App, user: User, fields: AssignmentFields): Assignment {
  if (app.status !== 'ACTIVE') throw invalid('app', 'The app is not active');
  if (user.status === 'DEPROVISIONED') throw wrongStatus();
  const existing = context.state.findAssignment(app, user);
  if (existing) return updateAssignment(context, existing, user, fields);
  const now = context.clock.now();
  const assignment: Assignment = {
    app: app.id,
    user: user.id,
    created: now,
    lastUpdated: now,
    userName: fields.userName ?? String(user.profile.login),
    profile: fields.profile ?? {},
  };
  context.state.assign(assignment);
  tell(context, 'application.user_membership.add', assignment, user);
  return assignment;
}

export function updateAssignment(
  context: Context,
  assignment: Assignment,
  user: User,
  { userName, profile }: AssignmentFields,
): Assignment {
  if (userName === undefined && profile === undefined) return assignment;
  if (userName !== undefined) assignment.userName = userName;
  if (profile !== undefined) assignment.profile = { ...assignment.profile, ...profile };
  assignment.lastUpdated = context.clock.now();
  tell(context, 'application.user_membership.update', assignment, user);
  return assignment;
}

export function removeAssignment(context: Context, assignment: Assignment, user: User): void {
  context.state.unassign(assignment);
  tell(context, 'application.user_membership.remove', assignment, user);
}

function tell(context: Context, type: EventType, assignment: Assignment, user: User): void {
  const { state, log, actor } = context;
  log.write(actor, type, [assignmentParty(assignment, user), appParty(state.app(assignment.app)), userParty(user)]);
}
