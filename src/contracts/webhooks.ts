import { z } from 'zod';
import { type ProviderCall } from './provider-call.js';

const headerName = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** How a provider's webhooks are proved, and how they live, as data. */
const schemeShape = z.strictObject({
  /** Deliveries carry an HMAC of the raw body with the secret of that one webhook. */
  signature: z
    .strictObject({
      header: headerName,
      algorithm: z.enum(['sha256']),
      encoding: z.enum(['hex', 'base64']),
    })
    .optional(),
  /** Deliveries carry in this header the secret itself, which we choose for that one webhook. In place of a signature. */
  sharedSecretHeader: headerName.optional(),
  /**
   * Before it delivers, the provider asks the address with a GET whether it is the right one: the challenge in this
   * header is answered as `{"verification": …}`.
   */
  verification: z.strictObject({ header: headerName }).optional(),
  /**
   * During the call that creates a webhook the provider sends its secret in this header, and expects it back in the same
   * one. Absent: the secret comes another way.
   */
  handshake: z.strictObject({ header: headerName }).optional(),
  /** Headers kept with a delivery, besides its content type. Never the signature. */
  keptHeaders: z.array(headerName).default([]),
  /** Seconds between deliveries that only say that the webhook lives; a longer silence means that it does not. */
  heartbeatSeconds: z.number().int().positive().optional(),
  /** Seconds after which the provider deletes a webhook whose deliveries fail. */
  failureSeconds: z.number().int().positive(),
  /** Seconds that a token for polling missed events lives. */
  syncTokenSeconds: z.number().int().positive().optional(),
});

export const webhookSchemeSchema = schemeShape.refine(
  ({ signature, sharedSecretHeader }) => (signature === undefined) !== (sharedSecretHeader === undefined),
  'names either a signature or a header with a shared secret',
);
export type WebhookScheme = z.output<typeof webhookSchemeSchema>;

/** Something that happened at a provider, in one form for all of them. */
export interface ReportedEvent {
  /** `<thing>.<what>`, e.g. `task.completed`. */
  readonly type: string;
  /** What it happened to: `<thing>:<id>`, at most 200 characters. */
  readonly subject: string;
  /** ISO 8601. */
  readonly occurredAt: string;
  /** The same however often and by whichever way it is reported, and of no other event. Any length. */
  readonly identity: string;
  /** Public facts about it; stored as JSON, never secret. */
  readonly data: Readonly<Record<string, unknown>>;
}

export interface NewWebhook {
  /** The provider's id of what is watched. */
  readonly resource: string;
  /** What it is at the provider, e.g. `project`; absent or empty: not known. */
  readonly resourceType?: string;
  /** Where to deliver. */
  readonly target: string;
  /** Kinds of events wanted, e.g. `task.changed` or `task.*`; empty: all that the resource reports. */
  readonly events: readonly string[];
  /** Where the scheme has a `sharedSecretHeader`: what to put into the body for it. It becomes its text on the wire. */
  readonly secret?: object;
}

/** What is watched for which events. */
export type WebhookWish = Omit<NewWebhook, 'target' | 'secret'>;

/** Why a webhook cannot be had, before the provider is asked. */
export interface WishRefusal {
  readonly field: 'resource' | 'resourceType' | 'events';
  /** For a person, as the end of a sentence that begins with the field's name. */
  readonly message: string;
}

/** A webhook as the provider has it. */
export interface RemoteWebhook {
  readonly id: string;
  readonly active: boolean;
  readonly target: string;
  /** ISO 8601; when the provider will delete it if deliveries go on failing. */
  readonly failureDeletionAt: string | null;
}

export interface CreatedWebhook extends RemoteWebhook {
  /**
   * SHA-256, in hex, of the secret that the answer names. If the handshake left another one, it did not come from the
   * provider. Absent: the answer does not name it.
   */
  readonly secretHash?: string;
}

/** What happened since a token was given. */
export interface MissedEvents {
  readonly events: readonly ReportedEvent[];
  /** Where to go on. */
  readonly syncToken: string;
  readonly hasMore: boolean;
  /** The token was none, or too old: what happened before is not known, and whoever keeps a copy has to read it anew. */
  readonly isReset: boolean;
}

/** What data cannot say about a provider's webhooks. Every call throws ProviderError. */
export interface ProviderWebhooks {
  /** What is known to be wrong with a wish; asked before anything is stored. */
  refusal(wish: WebhookWish): WishRefusal | undefined;
  /** Creates a webhook; where the scheme has a handshake, it arrives before this returns. */
  create(call: ProviderCall, webhook: NewWebhook): Promise<CreatedWebhook>;
  /** @returns undefined when the provider has it no more */
  find(call: ProviderCall, id: string): Promise<RemoteWebhook | undefined>;
  /** Also succeeds when it is gone already. */
  remove(call: ProviderCall, id: string): Promise<void>;
  /**
   * Events of a parsed delivery, none for a heartbeat.
   * @param receivedAt when it came: the time of events that name none. A delivery read again has the same one.
   * @throws Error for a body that is no delivery of this provider
   */
  read(body: unknown, receivedAt?: Date): readonly ReportedEvent[];
  /**
   * Polls one page of what deliveries may have missed, only the kinds that are wanted. Without a token it answers where
   * to begin. Absent: the provider cannot tell.
   */
  missed?(call: ProviderCall, wish: WebhookWish, syncToken: string | undefined): Promise<MissedEvents>;
}
