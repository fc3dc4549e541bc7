import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import {
  ConnectedApi,
  type CreatedWebhook,
  type NewWebhook,
  ProviderError,
  type ProviderWebhooks,
} from '../../../contracts/index.js';
import { type Settings } from '../../../platform/config/index.js';
import { PrismaService, type WebhookSubscription } from '../../../platform/database/index.js';
import { hasDigest, Secret } from '../../../platform/vault/index.js';
import { ProviderDirectory } from '../../catalog/index.js';
import { Registrations } from '../inbox/registrations.js';
import { connectionOf, wishOf } from './subscription.js';
import { causedBy } from './subscription-failures.js';

/** A webhook that the provider has and whose secret is its own, not yet in use here. */
export interface MadeWebhook {
  readonly registrationId: string;
  readonly remoteId: string;
}

/** New addresses after somebody else answered for the provider. */
const TRIES = 3;

/** Makes webhooks at providers, each at an address of its own that nobody can guess. */
@Injectable()
export class WebhookCreation {
  private readonly publicUrl: string;

  constructor(
    private readonly prisma: PrismaService,
    private readonly directory: ProviderDirectory,
    private readonly registrations: Registrations,
    private readonly api: ConnectedApi,
    config: ConfigService<Settings, true>,
  ) {
    this.publicUrl = config.get('http.publicUrl', { infer: true });
  }

  /**
   * The registration is committed before the provider is asked: the handshake comes during the call, to any instance.
   * @throws ProviderError; what was begun is given up then
   */
  async make(row: WebhookSubscription, webhooks: ProviderWebhooks): Promise<MadeWebhook> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      const made = await this.attempt(row, webhooks);
      if (made) return made;
    }
    throw causedBy('handshake_mismatch', 'Somebody else answers the handshakes of this webhook.');
  }

  /** Deliveries are refused from now on; the provider is told later. */
  async abandon({ registrationId, remoteId }: MadeWebhook): Promise<void> {
    await this.prisma.$transaction(async (tx) => {
      await tx.webhookRegistration.updateMany({ where: { id: registrationId }, data: { remoteId } });
      await this.registrations.retire(registrationId, tx);
    });
  }

  /** @returns undefined when somebody else gave the registration a secret */
  private async attempt(row: WebhookSubscription, webhooks: ProviderWebhooks): Promise<MadeWebhook | undefined> {
    const secret = this.ownSecret(row);
    const { id, token } = await this.registrations.open(row, { secret });
    const target = this.targetOf(row, token);
    let created: CreatedWebhook;
    try {
      created = await this.create(row, webhooks, { ...wishOf(row), target, ...(secret && { secret }) });
    } catch (error) {
      const offered = secret ? undefined : await this.registrations.secretOf(id);
      await this.registrations.retire(id);
      // The provider's handshake was refused, as it has to be, if another one came first.
      if (offered && isRefusal(error)) return undefined;
      throw !offered && isUnreachable(error, target) ? unreachable(error) : error;
    }
    const made = { registrationId: id, remoteId: created.id };
    if (await this.isProved(row, id, created)) return made;
    await this.abandon(made);
    return undefined;
  }

  private async create(row: WebhookSubscription, webhooks: ProviderWebhooks, wanted: NewWebhook) {
    const ref = connectionOf(row);
    return webhooks.create((request) => this.api.call(ref, request), wanted);
  }

  /** Where deliveries show the secret itself: 256 bits, which nobody but the provider is told. */
  private ownSecret({ provider }: WebhookSubscription): Secret | undefined {
    const { manifest } = this.directory.get(provider);
    return manifest.webhooks?.sharedSecretHeader ? Secret.of(randomBytes(32).toString('base64url')) : undefined;
  }

  /** Whether the secret that came in the handshake is the provider's, as far as the provider tells. */
  private async isProved(row: WebhookSubscription, id: string, { secretHash }: CreatedWebhook): Promise<boolean> {
    const { manifest } = this.directory.get(row.provider);
    if (!manifest.webhooks?.handshake) return true;
    const secret = await this.registrations.secretOf(id);
    return secret !== undefined && (secretHash === undefined || hasDigest(secret, secretHash));
  }

  private targetOf({ provider, deliveryUrl }: WebhookSubscription, token: string): string {
    if (deliveryUrl === null) return `${this.publicUrl}/api/webhooks/${provider}/${token}`;
    const url = new URL(deliveryUrl);
    url.searchParams.set('token', token);
    return url.href;
  }
}

/** The provider said no, so there is no webhook. */
const isRefusal = (error: unknown): error is ProviderError =>
  error instanceof ProviderError && (error.kind === 'rejected' || error.kind === 'forbidden');

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** Providers refuse an address that they cannot reach; what they refuse for other reasons is mostly known beforehand. */
const isUnreachable = (error: unknown, target: string): error is ProviderError =>
  isRefusal(error) && (error.kind === 'rejected' || LOOPBACK.test(new URL(target).hostname));

const unreachable = (error: ProviderError): ProviderError =>
  causedBy('webhook_refused', 'The provider did not reach the address of this server.', error);
