import { type Clock } from '../shared/clock.js';
import { type Listener, type Subject, type TwinEvent } from './events.js';
import { type Gid } from './model.js';

/** https://developers.asana.com/reference/webhooks; `fields` counts for `changed` only. */
export interface WebhookFilter {
  resource_type?: string | undefined;
  resource_subtype?: string | undefined;
  action?: string | undefined;
  fields?: string[] | undefined;
}

export interface Webhook {
  gid: Gid;
  /** Who registered it, through which application; null for a personal access token. */
  user: Gid;
  app: string | null;
  resource: Subject;
  workspace: Gid;
  target: string;
  filters: WebhookFilter[];
  /** 64 hexadecimal digits, told to the target once, in the handshake. */
  secret: string;
  /** False until the handshake is done. */
  active: boolean;
  createdAt: string;
  lastSuccessAt: string | null;
  lastFailureAt: string | null;
  lastFailureContent: string;
  /** Retries since the last success. */
  retryCount: number;
  /** Milliseconds since the epoch, as the two below. While it lies ahead, nothing is sent. */
  nextAttemptAt: number | null;
  failingSince: number | null;
  nextHeartbeatAt: number;
}

export interface WebhookSettings {
  /** Asana refuses targets like localhost with 403; the sandbox has nothing else. */
  allowLoopbackTargets: boolean;
  /** Webhooks and event streams on one resource, of all applications together. */
  perResource: number;
  perUserAndApp: number;
  /** Real time in which events are gathered into one delivery; 0 gathers those of one turn of the event loop. */
  groupWindowMs: number;
  maxEventsPerDelivery: number;
  /** Deliveries under way to one webhook at once. */
  parallelDeliveries: number;
  /** Real time a target has for its answer. */
  timeoutMs: number;
  /** By the twin's clock: the first retry; each further one waits twice as long, an hour at most. */
  retrySeconds: number;
  heartbeatSeconds: number;
  /** A webhook that fails for so long is deleted. */
  giveUpSeconds: number;
}

/** https://developers.asana.com/docs/webhooks-guide; grouping and the first retry's delay are not documented. */
export const DEFAULT_WEBHOOKS: WebhookSettings = {
  allowLoopbackTargets: true,
  perResource: 1_000,
  perUserAndApp: 10_000,
  groupWindowMs: 0,
  maxEventsPerDelivery: 1_000,
  parallelDeliveries: 1,
  timeoutMs: 10_000,
  retrySeconds: 10,
  heartbeatSeconds: 8 * 3600,
  giveUpSeconds: 24 * 3600,
};

export interface WebhooksSnapshot {
  settings: WebhookSettings;
  webhooks: Webhook[];
  /** Secrets of webhooks that are gone: whoever looks for leaks looks for these too. */
  formerSecrets: string[];
}

const FORMER_KEPT = 10_000;

/** The webhooks there are, found by what they listen to. Events for them go on to `deliver`. */
export class Webhooks implements Listener {
  settings: WebhookSettings = { ...DEFAULT_WEBHOOKS };
  /** Where events for a webhook go, and who must know when one ends. */
  deliver: (webhook: Webhook, event: TwinEvent) => void = () => undefined;
  ended: (webhook: Webhook) => void = () => undefined;
  private byGid = new Map<Gid, Webhook>();
  private byResource = new Map<Gid, Set<Webhook>>();
  private formerSecrets: string[] = [];

  constructor(private readonly clock: Clock) {}

  get size(): number {
    return this.byResource.size;
  }

  watches(resource: Gid): boolean {
    return this.byResource.has(resource);
  }

  receive(resource: Gid, event: TwinEvent): void {
    for (const webhook of this.byResource.get(resource) ?? []) {
      if (webhook.active && passes(webhook.filters, event)) this.deliver(webhook, event);
    }
  }

  add(
    fields: Pick<Webhook, 'gid' | 'user' | 'app' | 'resource' | 'workspace' | 'target' | 'filters' | 'secret'>,
  ): Webhook {
    const webhook: Webhook = {
      ...fields,
      active: false,
      createdAt: this.clock.iso(),
      lastSuccessAt: null,
      lastFailureAt: null,
      lastFailureContent: '',
      retryCount: 0,
      nextAttemptAt: null,
      failingSince: null,
      nextHeartbeatAt: this.clock.now(),
    };
    this.insert(webhook);
    return webhook;
  }

  /** The handshake is done: from now on it hears of events. */
  activate(webhook: Webhook): void {
    webhook.active = true;
    webhook.lastSuccessAt = this.clock.iso();
  }

  /** For good: what was not delivered is lost. */
  remove(webhook: Webhook): void {
    if (!this.byGid.delete(webhook.gid)) return;
    const beside = this.byResource.get(webhook.resource.gid);
    beside?.delete(webhook);
    if (beside?.size === 0) this.byResource.delete(webhook.resource.gid);
    webhook.active = false;
    this.formerSecrets.push(webhook.secret);
    if (this.formerSecrets.length > FORMER_KEPT) this.formerSecrets.shift();
    this.ended(webhook);
  }

  get(gid: Gid): Webhook | undefined {
    return this.byGid.get(gid);
  }

  /** Those still in their handshake included. */
  all(): Webhook[] {
    return [...this.byGid.values()];
  }

  countOn(resource: Gid): number {
    return this.byResource.get(resource)?.size ?? 0;
  }

  /** By the clock, when a failing webhook will be deleted. */
  deletionOf({ failingSince }: Webhook): number | null {
    return failingSince === null ? null : failingSince + this.settings.giveUpSeconds * 1000;
  }

  clear(): void {
    for (const webhook of this.all()) this.remove(webhook);
    this.settings = { ...DEFAULT_WEBHOOKS };
  }

  snapshot(): WebhooksSnapshot {
    const webhooks = this.all();
    const pending = webhooks.filter((webhook) => !webhook.active).map((webhook) => webhook.secret);
    return {
      settings: this.settings,
      webhooks: webhooks.filter((webhook) => webhook.active),
      formerSecrets: [...this.formerSecrets, ...pending],
    };
  }

  restore({ settings, webhooks, formerSecrets }: WebhooksSnapshot): void {
    this.settings = { ...DEFAULT_WEBHOOKS, ...settings };
    this.formerSecrets = formerSecrets;
    for (const webhook of webhooks) this.insert(webhook);
  }

  private insert(webhook: Webhook): void {
    this.byGid.set(webhook.gid, webhook);
    const beside = this.byResource.get(webhook.resource.gid) ?? new Set();
    this.byResource.set(webhook.resource.gid, beside.add(webhook));
  }
}

/** Without filters everything passes, otherwise what any of them lets through. */
function passes(filters: WebhookFilter[], event: TwinEvent): boolean {
  const { resource, action, change } = event;
  return (
    filters.length === 0 ||
    filters.some(
      (filter) =>
        (filter.resource_type === undefined || filter.resource_type === resource.resource_type) &&
        (filter.resource_subtype === undefined || filter.resource_subtype === resource.resource_subtype) &&
        (filter.action === undefined || filter.action === action) &&
        (filter.fields === undefined || (change !== undefined && filter.fields.includes(change.field))),
    )
  );
}
