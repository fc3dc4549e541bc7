import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { type ProviderWebhooks, type WebhookScheme } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { newRowId } from '../../../platform/database/index.js';
import { invalidField, problem } from '../../../platform/problem/index.js';
import { isSameSecret, isSignedWith, Secret } from '../../../platform/vault/index.js';
import { ProviderDirectory } from '../../catalog/index.js';
import { Confirmations } from './confirmations.js';
import { DeliveryWriter } from './delivery-writer.js';
import { type Registration } from './registration.js';
import { Registrations } from './registrations.js';
import { SignsOfLife } from './signs-of-life.js';

/** What to answer: a handshake is echoed in the header that brought it. */
export type Received =
  { readonly kind: 'handshake'; readonly header: string; readonly secret: string } | { readonly kind: 'received' };

const RECEIVED: Received = { kind: 'received' };
const HANDSHAKE_SECRET = /^[\x21-\x7e]{8,255}$/;
const CHALLENGE = /^[\x21-\x7e]{1,512}$/;
/** A delivery that only says that the webhook lives says so shortly; no other is looked into before it is stored. */
const HEARTBEAT_BYTES = 256;
const KEPT_HEADER_LENGTH = 1_024;

/** What providers deliver: verified, stored, and only then acknowledged. Its work is done later. */
@Injectable()
export class Intake {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly registrations: Registrations,
    private readonly writer: DeliveryWriter,
    private readonly signs: SignsOfLife,
    private readonly confirmations: Confirmations,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Returns once the delivery is committed.
   * @param token the last part of the webhook's own address; undefined for the provider's documented one, at which the
   * registration is found by its secret
   * @throws problem `invalid_webhook_signature`; `not_found` for an unknown token, `webhook_gone` for a retired one; `overloaded` and
   * `database_unavailable`, which make the provider come back
   */
  async receive(
    provider: string,
    token: string | undefined,
    headers: IncomingHttpHeaders,
    body: Buffer,
  ): Promise<Received> {
    const { scheme, read } = this.#webhooksOf(provider);
    const offered = scheme.handshake && headers[scheme.handshake.header];
    if (scheme.handshake && typeof offered === 'string') {
      await this.#shakeHands(provider, token, offered);
      return { kind: 'handshake', header: scheme.handshake.header, secret: offered };
    }
    const isSigned = proofOf(scheme, headers, body);
    const registration = await this.#registrationFor(provider, token, ({ secret }) => !!secret && isSigned(secret));
    const isOurs = registration.status === 'active' || (await this.confirmations.isConfirmed(registration.id));
    if (!isOurs) throw problem('invalid_webhook_signature');
    if (isHeartbeat(read, body)) {
      await this.signs.heartbeat(registration.subscriptionId);
      return RECEIVED;
    }
    await this.#store(registration, keptHeaders(scheme, headers), body);
    return RECEIVED;
  }

  /**
   * The challenge of a provider that asks whether an address is the right one.
   * @returns the challenge, to be sent back
   * @throws problem `not_found` unless there is such a webhook, `validation_failed` without a challenge
   */
  async verify(provider: string, token: string, headers: IncomingHttpHeaders): Promise<string> {
    const { verification } = this.#webhooksOf(provider).scheme;
    const registration = verification && (await this.registrations.byToken(token));
    if (!verification || registration?.provider !== provider) throw problem('not_found');
    const challenge = headers[verification.header];
    if (typeof challenge === 'string' && CHALLENGE.test(challenge)) return challenge;
    throw invalidField(verification.header, 'must be the challenge of the provider');
  }

  #webhooksOf(id: string): { readonly scheme: WebhookScheme; readonly read: ProviderWebhooks['read'] } {
    const { manifest, webhooks } = this.directory.get(id);
    if (manifest.webhooks && webhooks) return { scheme: manifest.webhooks, read: (body) => webhooks.read(body) };
    throw problem('not_found', { detail: `${manifest.label} delivers no webhooks here.` });
  }

  /** @throws problem `invalid_webhook_signature` unless a registration waits for it, whatever else may be there */
  async #shakeHands(provider: string, token: string | undefined, offered: string): Promise<void> {
    const secret = HANDSHAKE_SECRET.test(offered) ? Secret.of(offered) : undefined;
    const isAccepted =
      secret !== undefined &&
      (token === undefined
        ? await this.registrations.acceptSharedHandshake(provider, secret)
        : await this.registrations.acceptHandshake(provider, token, secret));
    if (!isAccepted) throw problem('invalid_webhook_signature');
  }

  async #registrationFor(
    provider: string,
    token: string | undefined,
    isSigned: (registration: Registration) => boolean,
  ): Promise<Registration> {
    if (token === undefined) {
      const found = (await this.registrations.shared(provider)).find(isSigned);
      if (found) return found;
      throw problem('invalid_webhook_signature');
    }
    const registration = this.registrations.recall(token) ?? (await this.registrations.byToken(token));
    if (registration?.provider !== provider) {
      throw problem((await this.registrations.isRetired(token)) ? 'webhook_gone' : 'not_found');
    }
    if (!isSigned(registration)) throw problem('invalid_webhook_signature');
    return registration;
  }

  async #store(registration: Registration, headers: string, body: Buffer): Promise<void> {
    const { organizationId, subscriptionId, provider, lane } = registration;
    const now = this.clock.now();
    const key = createHash('sha256').update(body).digest();
    const id = newRowId(now);
    const receivedAt = new Date(now);
    await this.writer.store({ id, organizationId, subscriptionId, provider, lane, key, body, headers, receivedAt });
    this.signs.delivered(subscriptionId);
  }
}

/** Whether a secret is the one with which the delivery is proved. */
function proofOf(scheme: WebhookScheme, headers: IncomingHttpHeaders, body: Buffer): (secret: Secret) => boolean {
  const { signature: form, sharedSecretHeader = '' } = scheme;
  const given = headers[form?.header ?? sharedSecretHeader];
  if (typeof given !== 'string') return () => false;
  if (form) return (secret) => isSignedWith(secret, body, given, form);
  const shown = Secret.of(given);
  return (secret) => isSameSecret(secret, shown);
}

function isHeartbeat(read: ProviderWebhooks['read'], body: Buffer): boolean {
  if (body.length > HEARTBEAT_BYTES) return false;
  try {
    return read(JSON.parse(body.toString())).length === 0;
  } catch {
    // Signed, but not to be understood: kept, so that somebody can see it.
    return false;
  }
}

function keptHeaders({ keptHeaders: names }: WebhookScheme, headers: IncomingHttpHeaders): string {
  const kept: Record<string, string> = {};
  for (const name of ['content-type', ...names]) {
    const value = headers[name];
    if (typeof value === 'string') kept[name] = value.slice(0, KEPT_HEADER_LENGTH);
  }
  return JSON.stringify(kept);
}
