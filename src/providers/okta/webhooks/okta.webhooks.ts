import { randomUUID } from 'node:crypto';
import {
  type CreatedWebhook,
  type MissedEvents,
  type NewWebhook,
  type ProviderCall,
  ProviderError,
  type ProviderWebhooks,
  type RemoteWebhook,
  type WebhookWish,
  type WishRefusal,
} from '../../../contracts/index.js';
import { OktaClient } from '../okta.client.js';
import { type EventHookAnswer } from '../okta.schemas.js';
import { readDelivery, toReported } from './okta.events.js';

/** What is watched: event hooks are about the organization as a whole. */
const RESOURCE = 'org';
/** Entries of the system log that are read at once. */
const LOG_PAGE = 1000;
/** How far behind the log may be when reading begins, in milliseconds. */
const LOG_LAG = 60_000;

/** https://developer.okta.com/docs/concepts/event-hooks/ */
export const oktaWebhooks: ProviderWebhooks = {
  refusal: refusalOf,

  async create(call: ProviderCall, webhook: NewWebhook): Promise<CreatedWebhook> {
    const refusal = refusalOf(webhook);
    if (refusal) throw new ProviderError('rejected', `Okta has no such hook: ${refusal.field} ${refusal.message}.`);
    const { target: uri, events, secret } = webhook;
    const client = new OktaClient(call);
    const name = `Switchyard ${randomUUID().slice(0, 8)}`;
    const { id } = await client.createEventHook({ name, uri, events, secret });
    try {
      return toRemote(await client.verifyEventHook(id));
    } catch (error) {
      // One that is not verified delivers nothing, and counts among the few that an organization may have.
      await removeHook(client, id).catch(() => undefined);
      throw error;
    }
  },

  async find(call: ProviderCall, id: string): Promise<RemoteWebhook | undefined> {
    const client = new OktaClient((request) => call({ ...request, priority: 'background' }));
    try {
      return toRemote(await client.eventHook(id));
    } catch (error) {
      return undefinedIfGone(error);
    }
  },

  async remove(call: ProviderCall, id: string): Promise<void> {
    await removeHook(new OktaClient(call), id).catch(undefinedIfGone);
  },

  read: readDelivery,

  /** A place in the system log: when reading began, and the cursor behind what was read. */
  async missed(call: ProviderCall, { events }: WebhookWish, syncToken: string | undefined): Promise<MissedEvents> {
    if (syncToken === undefined) {
      const since = new Date(Date.now() - LOG_LAG).toISOString();
      return { events: [], syncToken: since, hasMore: false, isReset: true };
    }
    const [since = '', after] = syncToken.split(' ', 2);
    const client = new OktaClient((request) => call({ ...request, priority: 'background' }));
    const filter = events.map((type) => `eventType eq "${type}"`).join(' or ');
    const { items, nextAfter } = await client.logs({ since, filter }, { limit: LOG_PAGE, after });
    const next = nextAfter ?? after;
    return {
      events: items.map(toReported),
      syncToken: next === undefined ? since : `${since} ${next}`,
      hasMore: items.length === LOG_PAGE,
      isReset: false,
    };
  },
};

function refusalOf({ resource, events }: WebhookWish): WishRefusal | undefined {
  if (resource !== RESOURCE)
    return { field: 'resource', message: `must be "${RESOURCE}": hooks are organization-wide` };
  if (events.length === 0 || events.some((type) => type.endsWith('*'))) {
    return { field: 'events', message: 'must name each event type, such as user.lifecycle.create' };
  }
  return undefined;
}

const toRemote = ({ id, status, verificationStatus, channel }: EventHookAnswer): RemoteWebhook => ({
  id,
  active: status === 'ACTIVE' && verificationStatus === 'VERIFIED',
  target: channel.config.uri,
  // Okta deletes no hook for deliveries that fail.
  failureDeletionAt: null,
});

/** Okta deletes only what is inactive. */
async function removeHook(client: OktaClient, id: string): Promise<void> {
  await client.deactivateEventHook(id);
  await client.deleteEventHook(id);
}

function undefinedIfGone(error: unknown): undefined {
  if (error instanceof ProviderError && error.kind === 'not_found') return undefined;
  throw error;
}
