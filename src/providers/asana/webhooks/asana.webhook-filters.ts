import { type WebhookWish, type WishRefusal } from '../../../contracts/index.js';
import { GID_PATTERN } from '../asana.path.js';

/** What a webhook lets through: https://developers.asana.com/reference/createwebhook */
export interface WebhookFilter {
  readonly resource_type: string;
  readonly action?: string;
  readonly fields?: readonly string[];
}

/** The only ones Asana takes; that a task was completed is a change of its field. */
const ACTIONS = ['changed', 'added', 'removed', 'deleted', 'undeleted'] as const;
const COMPLETED = 'completed';
const KIND = new RegExp(`^([a-z][a-z_]{0,31})\\.(${[...ACTIONS, COMPLETED].join('|')}|\\*)$`);

/** They report no tasks, want filters, and know no fields in them: https://developers.asana.com/docs/webhooks-guide */
const HIGHER_LEVEL = new Set(['workspace', 'team', 'portfolio']);

const parts = (kind: string): [type: string, what: string] => {
  const [, type = '', what = ''] = KIND.exec(kind) ?? [];
  return [type, what];
};

export function refusalOf({ resource, resourceType = '', events }: WebhookWish): WishRefusal | undefined {
  if (!GID_PATTERN.test(resource)) return { field: 'resource', message: 'must be a gid of Asana: digits' };
  const strange = events.find((kind) => !KIND.test(kind));
  if (strange !== undefined) {
    const known = [...ACTIONS, COMPLETED, '*'].join(', ');
    return { field: 'events', message: `must each be a kind of resource, a dot and one of: ${known}` };
  }
  if (!HIGHER_LEVEL.has(resourceType)) return undefined;
  if (events.length === 0) {
    return { field: 'events', message: `must name what is wanted: Asana reports all of a ${resourceType} to nobody` };
  }
  const ofTasks = events.some((kind) => parts(kind)[0] === 'task');
  const ofFields = events.some((kind) => parts(kind)[1] === COMPLETED);
  if (!ofTasks && !ofFields) return undefined;
  return {
    field: 'events',
    message: `must not be of tasks: Asana reports those of a ${resourceType} for projects only`,
  };
}

/** Of all kinds that are wanted; none lets everything through. */
export function filtersFor(events: readonly string[]): WebhookFilter[] {
  const wanted = new Set(events);
  const isCovered = (type: string, what: string) =>
    (what !== '*' && wanted.has(`${type}.*`)) || (what === COMPLETED && wanted.has(`${type}.changed`));
  return [...wanted]
    .map(parts)
    .filter(([type, what]) => !isCovered(type, what))
    .map(([resource_type, what]) => {
      if (what === '*') return { resource_type };
      if (what === COMPLETED) return { resource_type, action: 'changed', fields: [COMPLETED] };
      return { resource_type, action: what };
    });
}

/** Whether a webhook with the filters of these kinds reports an event of that type. */
export function isWanted(events: readonly string[], eventType: string): boolean {
  if (events.length === 0) return true;
  const [type, what] = eventType.split('.', 2);
  return events.some(
    (kind) => kind === eventType || kind === `${type}.*` || (what === COMPLETED && kind === `${type}.changed`),
  );
}
