import { type Clock } from '../shared/clock.js';
import { badRequest } from './errors.js';
import { type Events } from './events.js';
import { type Gid, type User, type Workspace } from './model.js';
import { type View } from './opt-fields.js';

/** One caller's dealings with the workspace: the state, who acts, the time, and who hears of it. */
export interface Context extends View {
  clock: Clock;
  events: Events;
}

/** A person named by gid, e-mail or `me`, who must be a member of the workspace. */
export function memberOf(context: Context, parameter: string, named: string, workspace: Workspace): User {
  const user = named === 'me' ? context.viewer : context.state.findUser(named);
  if (!user || !workspace.members.includes(user.gid)) {
    const where = workspace.isOrganization ? `Organization: ${named}` : `Workspace: ${workspace.gid}`;
    throw badRequest(`${parameter}: Not a user in ${where}`);
  }
  return user;
}

export function membersOf(context: Context, parameter: string, named: string[], workspace: Workspace): Gid[] {
  return unique(named.map((name) => memberOf(context, parameter, name, workspace).gid));
}

export function unique<T>(items: T[]): T[] {
  return [...new Set(items)];
}

export function without<T>(items: T[], removed: T[]): T[] {
  return items.filter((item) => !removed.includes(item));
}

export interface Beside {
  insert_before?: string | null | undefined;
  insert_after?: string | null | undefined;
}

/** Puts `item` before or after a neighbour; without one, `otherwise` says which end. 400 when the neighbour is not there. */
export function insertBeside(items: Gid[], item: Gid, beside: Beside, otherwise: 'first' | 'last'): Gid[] {
  const rest = without(items, [item]);
  if (beside.insert_before) return rest.toSpliced(indexOf(rest, 'insert_before', beside.insert_before), 0, item);
  if (beside.insert_after) return rest.toSpliced(indexOf(rest, 'insert_after', beside.insert_after) + 1, 0, item);
  return otherwise === 'first' ? [item, ...rest] : [...rest, item];
}

function indexOf(items: Gid[], parameter: string, gid: Gid): number {
  const index = items.indexOf(gid);
  if (index < 0) throw badRequest(`${parameter}: Unknown object: ${gid}`);
  return index;
}
