import { createHash } from 'node:crypto';
import { z } from 'zod';
import {
  type CreatedWebhook,
  type MissedEvents,
  type NewWebhook,
  type ProviderCall,
  ProviderError,
  type ProviderWebhooks,
  type RemoteWebhook,
  type WebhookWish,
} from '../../../contracts/index.js';
import { path } from '../asana.path.js';
import { recordBody } from '../asana.schemas.js';
import { AsanaWire, parsed } from '../asana.wire.js';
import { eventAnswer, readDelivery, toReported } from './asana.events.js';
import { filtersFor, isWanted, refusalOf } from './asana.webhook-filters.js';

const text = z.string().nullish();
const webhookAnswer = z.object({
  gid: z.string(),
  active: z.boolean().nullish(),
  target: text,
  failure_deletion_timestamp: z.iso.datetime({ offset: true }).nullish(),
});
const createdBody = recordBody(webhookAnswer).and(z.object({ 'X-Hook-Secret': z.string().min(1).optional() }));
const FIELDS = 'active,target,failure_deletion_timestamp';

const eventsBody = z.object({ data: z.array(z.unknown()), sync: z.string(), has_more: z.boolean().nullish() });
const resetBody = z.object({ sync: z.string() });
const EVENT_FIELDS =
  'action,resource,parent,created_at,user,change,change.field,change.action,change.new_value,change.added_value,change.removed_value';
/** The sync token is missing or too old: https://developers.asana.com/reference/getevents */
const PRECONDITION_FAILED = 412;

/** https://developers.asana.com/docs/webhooks-guide */
export const asanaWebhooks: ProviderWebhooks = {
  refusal: refusalOf,

  async create(call: ProviderCall, webhook: NewWebhook): Promise<CreatedWebhook> {
    const refusal = refusalOf(webhook);
    if (refusal) throw new ProviderError('rejected', `Asana has no such webhook: ${refusal.field} ${refusal.message}.`);
    const { resource, target, events } = webhook;
    const filters = filtersFor(events);
    const data = { resource, target, ...(filters.length > 0 && { filters }) };
    const request = { method: 'POST', path: '/webhooks', query: { opt_fields: FIELDS }, body: { data } } as const;
    const answer = parsed(createdBody, (await call({ ...request, retry: 'write' })).body);
    const secret = answer['X-Hook-Secret'];
    return { ...toRemote(answer.data), ...(secret && { secretHash: sha256(secret) }) };
  },

  async find(call: ProviderCall, id: string): Promise<RemoteWebhook | undefined> {
    const background: ProviderCall = (request) => call({ ...request, priority: 'background' });
    try {
      return toRemote(await new AsanaWire(background).read(webhookAnswer, path`/webhooks/${id}`, FIELDS));
    } catch (error) {
      return undefinedIfGone(error);
    }
  },

  async remove(call: ProviderCall, id: string): Promise<void> {
    await new AsanaWire(call).remove(path`/webhooks/${id}`).catch(undefinedIfGone);
  },

  read: (body, receivedAt = new Date()) => readDelivery(body, receivedAt),

  async missed(call: ProviderCall, { resource, events }: WebhookWish, syncToken: string | undefined) {
    const query = { resource, sync: syncToken, opt_fields: EVENT_FIELDS };
    const accept = [PRECONDITION_FAILED];
    const answer = await call({ method: 'GET', path: '/events', query, accept, priority: 'background' });
    if (answer.status === PRECONDITION_FAILED) {
      return { events: [], syncToken: parsed(resetBody, answer.body).sync, hasMore: false, isReset: true };
    }
    const page = parsed(eventsBody, answer.body);
    const wanted = page.data.flatMap(readable).filter(({ type }) => isWanted(events, type));
    return { events: wanted, syncToken: page.sync, hasMore: page.has_more === true, isReset: false };
  },
};

/**
 * One event that cannot be read is left out: it would otherwise be met at each poll, and nothing behind it ever be seen.
 */
function readable(event: unknown): MissedEvents['events'] {
  const result = eventAnswer.safeParse(event);
  return result.success ? [toReported(result.data, new Date())] : [];
}

const toRemote = ({ gid, active, target, failure_deletion_timestamp: at }: z.output<typeof webhookAnswer>) => ({
  id: gid,
  active: active === true,
  target: target ?? '',
  failureDeletionAt: at ? new Date(at).toISOString() : null,
});

function undefinedIfGone(error: unknown): undefined {
  if (error instanceof ProviderError && error.kind === 'not_found') return undefined;
  throw error;
}

const sha256 = (value: string) => createHash('sha256').update(value).digest('hex');
