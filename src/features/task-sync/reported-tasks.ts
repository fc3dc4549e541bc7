import { z } from 'zod';
import { OWN_SOURCE, type StoredEvent } from '../../hub/events/index.js';
import { type MirrorOwner } from './mirror-owner.js';

const thing = z.object({ gid: z.string().max(64), resource_type: z.string().nullish() });
const reported = z.object({
  resource: thing.extend({ resource_subtype: z.string().nullish() }),
  parent: thing.nullish(),
  change: z.object({ field: z.string().nullish() }).nullish(),
});
const subscription = z.object({ provider: z.string(), resource: z.string(), user_id: z.string() });

export type OwnedTask = MirrorOwner & { readonly gid: string };
export type OwnedProject = MirrorOwner & { readonly projectGid: string };

/** A project or section that has another name now; whose tasks show it is not said. */
export type Renamed = MirrorOwner & { readonly kind: 'project' | 'section'; readonly gid: string };

/** What events say has to be done. */
export interface Reported {
  /** To be fetched. */
  readonly tasks: readonly OwnedTask[];
  /** To be read in full. */
  readonly projects: readonly OwnedProject[];
  /** Tasks show their names. */
  readonly renamed: readonly Renamed[];
  /** Something became of their subscription. */
  readonly subscribed: readonly (OwnedProject & { readonly isTold: boolean })[];
}

/** A comment changes nothing that is kept of its task. */
const isWithoutEffect = ({ resource_type, resource_subtype }: z.output<typeof reported>['resource']) =>
  resource_type === 'story' && resource_subtype === 'comment_added';

/**
 * The tasks that events are about, whatever is said to have happened to them: events come twice, late and in any order,
 * so only the task itself tells how it is. Of projects and sections, tasks show the names.
 */
export function reportedIn(events: readonly StoredEvent[]): Reported {
  const found = events.map((event) => (event.source === OWN_SOURCE ? reportedHere(event) : reportedThere(event)));
  return {
    tasks: found.flatMap(({ tasks }) => tasks),
    projects: found.flatMap(({ projects }) => projects),
    renamed: found.flatMap(({ renamed }) => renamed),
    subscribed: found.flatMap(({ subscribed }) => subscribed),
  };
}

const NAMED = ['project', 'section'] as const;
const NOTHING: Reported = { tasks: [], projects: [], renamed: [], subscribed: [] };

/** From when on these are told, all that happens is delivered, or found by polling. */
const TOLD = new Set(['subscription.active', 'subscription.renewed']);

function reportedHere({ organizationId, userId, type, data }: StoredEvent): Reported {
  const told = type.startsWith('subscription.') ? subscription.safeParse(data).data : undefined;
  if (!told || userId === null) return NOTHING;
  const project = { organizationId, userId, provider: told.provider, projectGid: told.resource };
  if (type === 'subscription.reset') return { ...NOTHING, projects: [project] };
  return { ...NOTHING, subscribed: [{ ...project, isTold: TOLD.has(type) }] };
}

function reportedThere({ organizationId, userId, source, type, data }: StoredEvent): Reported {
  if (userId === null) return NOTHING;
  const { data: event } = reported.safeParse(data);
  if (!event || isWithoutEffect(event.resource)) return NOTHING;
  const owner = { organizationId, userId, provider: source };
  const tasks = [event.resource, event.parent].filter((one) => one?.resource_type === 'task');
  const kind = event.change?.field === 'name' ? NAMED.find((one) => type.startsWith(`${one}.`)) : undefined;
  return {
    ...NOTHING,
    tasks: tasks.flatMap((task) => (task ? [{ ...owner, gid: task.gid }] : [])),
    renamed: kind ? [{ ...owner, kind, gid: event.resource.gid }] : [],
  };
}
