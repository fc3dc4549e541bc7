import { z } from 'zod';
import { type ReportedEvent } from '../../../contracts/index.js';
import { GID_PATTERN } from '../asana.path.js';

const gid = z.string().regex(GID_PATTERN);
const word = z.string().regex(/^[a-z][a-z0-9_]{0,31}$/);
const time = z.iso.datetime({ offset: true });
const other = z.object({ gid, resource_type: word.nullish() }).nullish();
const resource = z.object({ gid, resource_type: word, resource_subtype: word.nullish() });

/** What a field became, where that is a resource. Other values are not reported. */
const change = z
  .object({
    field: z
      .string()
      .regex(/^[^\p{Cc}]{0,100}$/u)
      .nullish(),
    action: word.nullish(),
    new_value: z.unknown().optional(),
    added_value: z.unknown().optional(),
    removed_value: z.unknown().optional(),
  })
  .nullish();

/** https://developers.asana.com/reference/events; `user` is null where Asana itself acted. */
const asanaEvent = z.object({
  action: word,
  resource,
  parent: other,
  change,
  user: other,
  created_at: time.nullish(),
});

/** As callers of the documented address write it: the kind in one word, the thing under its own name or `resource`. */
const namedEvent = z
  .object({
    type: z.string().regex(/^[a-z][a-z0-9_]{0,31}\.[a-z][a-z0-9_]{0,31}$/),
    resource: z.object({ gid, resource_subtype: word.nullish() }).nullish(),
    task: z.object({ gid }).nullish(),
    parent: other,
    change,
    user: other,
    created_at: time.nullish(),
  })
  .transform(({ type, resource: named, task, ...rest }, context) => {
    const [resource_type = '', action = ''] = type.split('.', 2);
    const thing = named ?? task;
    if (thing) return { ...rest, action, resource: { ...thing, resource_type } };
    context.addIssue({ code: 'custom', message: 'names nothing it happened to', path: ['resource'] });
    return z.NEVER;
  });

export const eventAnswer = z.union([asanaEvent, namedEvent]);
type AsanaEvent = z.output<typeof eventAnswer>;

/** `{"events":[]}` is a heartbeat: https://developers.asana.com/docs/webhooks-guide */
const delivery = z.object({ events: z.array(eventAnswer).max(10_000) });

/** @throws Error naming fields and never values */
export function readDelivery(body: unknown, receivedAt: Date): ReportedEvent[] {
  const result = delivery.safeParse(body);
  if (result.success) return result.data.events.map((event) => toReported(event, receivedAt));
  const issues = result.error.issues.slice(0, 5).map(({ path, code }) => `${path.join('.')}: ${code}`);
  throw new Error(`This is no delivery of Asana: ${issues.join('; ')}`);
}

export function toReported(event: AsanaEvent, receivedAt: Date): ReportedEvent {
  const { action, resource: thing, parent } = event;
  const occurredAt = new Date(event.created_at ?? receivedAt).toISOString();
  const isCompletion = action === 'changed' && event.change?.field === 'completed';
  const project = [thing, parent].find((one) => one?.resource_type === 'project')?.gid;
  return {
    type: `${thing.resource_type}.${isCompletion ? 'completed' : action}`,
    subject: `${thing.resource_type}:${thing.gid}`,
    occurredAt,
    identity: identityOf(event, occurredAt),
    data: {
      resource: thing,
      parent: parent ?? null,
      change: changeOf(event),
      action,
      actor: event.user?.gid ?? null,
      ...(project !== undefined && { project }),
    },
  };
}

/**
 * Webhooks tell the gid and the type of what they name, the events endpoint tells more, and both the same of the
 * happening itself: of that, and of nothing else, the identity is made.
 */
function identityOf({ action, resource: thing, parent, change: changed, user }: AsanaEvent, at: string): string {
  const values = [changed?.new_value, changed?.added_value, changed?.removed_value].map(gidOf);
  return JSON.stringify([
    action,
    thing.resource_type,
    thing.gid,
    parent?.gid ?? null,
    changed?.field ?? null,
    changed?.action ?? null,
    ...values,
    user?.gid ?? null,
    at,
  ]);
}

/** Only references: the value of a field is read from the resource itself, as it is by then. */
function changeOf({ change: changed }: AsanaEvent): Record<string, unknown> | null {
  if (!changed) return null;
  const { field, action } = changed;
  const values = Object.entries({
    new_value: changed.new_value,
    added_value: changed.added_value,
    removed_value: changed.removed_value,
  }).flatMap(([name, value]) => {
    const reference = referenceSchema.safeParse(value);
    return reference.success ? [[name, reference.data] as const] : [];
  });
  return { field: field ?? null, action: action ?? null, ...Object.fromEntries(values) };
}

const referenceSchema = z.object({ gid, resource_type: word.optional() });
const gidOf = (value: unknown) => referenceSchema.safeParse(value).data?.gid ?? null;
