import { Inject, Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { ProviderError } from '../../../contracts/index.js';
import { type OwnLimit } from '../../../hub/access/index.js';
import { Connections } from '../../../hub/connections/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type ProviderSettings, type Settings } from '../../../platform/config/index.js';
import { type CallbackConfig, ChangeFeed } from '../../../platform/database/index.js';
import { RowMemory } from '../../../platform/memory/index.js';
import { invalidField, missingField, problem } from '../../../platform/problem/index.js';
import { Log } from '../../../platform/telemetry/index.js';
import { Secret } from '../../../platform/vault/index.js';
import { asana } from '../../../providers/asana/index.js';
import { callbacksOf } from '../owner.js';
import { ForeignWebhook } from '../webhooks/foreign-webhook.js';
import { type ConfigInput } from './config.schemas.js';
import { CONFIGS_TOPIC, StoredConfigs } from './stored-configs.js';

/** A configuration is kept for an hour, unless it changes. */
const KEPT_MS = 3_600_000;
/** Where Asana shall deliver, below the server's public address. */
export const WEBHOOK_PATH = '/api/integrations/asana/webhook';

/** How an organization's callbacks reach Asana. */
export interface Config {
  readonly organizationId: string;
  /** null: the environment names none. */
  readonly workspaceId: string | null;
  readonly defaultProjectId: string | null;
  readonly webhookUrl: string;
  readonly hasWebhookSecret: boolean;
  /** The organization's own figures; null: as everybody. */
  readonly rateLimit: { readonly requestsPerMinute: number; readonly burstLimit: number } | null;
  readonly source: 'stored' | 'environment';
}

interface Kept {
  readonly config: Config;
  readonly readAt: number;
}

/** The configuration of each organization; of the first one also what the environment says. */
@Injectable()
export class CallbackConfigs {
  private readonly memory: RowMemory<Kept>;

  constructor(
    private readonly stored: StoredConfigs,
    private readonly connections: Connections,
    private readonly foreign: ForeignWebhook,
    private readonly settings: ConfigService<Settings, true>,
    private readonly log: Log,
    feed: ChangeFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.memory = new RowMemory(feed, CONFIGS_TOPIC);
  }

  onModuleDestroy(): void {
    this.memory.onModuleDestroy();
  }

  /** @throws problem `callbacks_not_configured` */
  async of(organizationId: string): Promise<Config> {
    const config = await this.find(organizationId);
    if (config) return config;
    throw problem('callbacks_not_configured');
  }

  /**
   * @returns undefined where nothing is configured
   * @throws ProviderError when the environment names a new key and Asana does not take it
   */
  async find(organizationId: string): Promise<Config | undefined> {
    const kept = this.memory.recall(organizationId);
    if (kept && this.clock.now() - kept.readAt < KEPT_MS) return kept.config;
    const found = await this.memory.read(organizationId, async () => {
      const config = await this.read(organizationId);
      return config && { id: organizationId, value: { config, readAt: this.clock.now() } };
    });
    return found?.config;
  }

  /**
   * Stores the key as a connection, then the rest.
   * @throws problem `validation_failed` for a key that Asana does not accept, or none where there was none before
   */
  async save(organizationId: string, input: ConfigInput): Promise<Config> {
    const ref = callbacksOf(organizationId);
    if (input.apiKey !== undefined) await this.connectGiven(organizationId, input.apiKey);
    else if (!(await this.connections.find(ref))) throw missingField('config.apiKey');
    return this.shown(await this.stored.save(organizationId, input));
  }

  /** Puts to work what the environment configures, if it does: deliveries may come before any request asks for it. */
  async useEnvironment(): Promise<void> {
    const organizationId = this.account && (await this.stored.firstOrganization());
    if (organizationId) await this.find(organizationId);
  }

  /** How many tasks one address may ask for, where the organization names no figures of its own. */
  commonLimit(): OwnLimit {
    const { taskLimit: limit, taskWindowSeconds: windowSeconds } = this.settings.get('callbacks', { infer: true });
    return { limit, windowSeconds };
  }

  private async read(organizationId: string): Promise<Config | undefined> {
    const row = await this.stored.find(organizationId);
    if (row) return this.shown(row);
    const { account } = this;
    if (!account || (await this.stored.firstOrganization()) !== organizationId) return undefined;
    const { apiKey, apiKeyHash, workspaceId, defaultProjectId, webhookSecret } = account;
    const present = await this.connections.find(callbacksOf(organizationId));
    if (present?.metadata.key !== apiKeyHash) {
      await this.connect(organizationId, apiKey, { source: 'environment', key: apiKeyHash });
    }
    if (webhookSecret && defaultProjectId) await this.adopt(organizationId, defaultProjectId, webhookSecret);
    return {
      organizationId,
      workspaceId: workspaceId ?? null,
      defaultProjectId: defaultProjectId ?? null,
      webhookUrl: this.ownWebhookUrl(),
      hasWebhookSecret: webhookSecret !== undefined,
      rateLimit: null,
      source: 'environment',
    };
  }

  /** Never throws: tasks can be made without. */
  private async adopt(organizationId: string, project: string, secret: Secret): Promise<void> {
    try {
      await this.foreign.adopt(organizationId, project, secret);
    } catch (error) {
      this.log.failure(error, undefined, { operation: 'callbacks.adopt', organization_id: organizationId });
    }
  }

  /** Asana is asked whose key it is, so a wrong one is refused before anything is stored. */
  private async connectGiven(organizationId: string, apiKey: string): Promise<void> {
    try {
      await this.connect(organizationId, Secret.of(apiKey), { source: 'stored' });
    } catch (error) {
      const isRefused = error instanceof ProviderError && error.kind === 'auth_expired';
      throw isRefused ? invalidField('config.apiKey', 'is not accepted by Asana') : error;
    }
  }

  private async connect(organizationId: string, accessToken: Secret, metadata: Record<string, string>): Promise<void> {
    const tokens = { accessToken, expiresAt: null, scopes: [] };
    await this.connections.save(callbacksOf(organizationId), tokens, { metadata });
  }

  private shown(row: CallbackConfig): Config {
    const { organizationId, workspaceId, defaultProjectId, webhookUrl, requestsPerMinute, burstLimit } = row;
    return {
      organizationId,
      workspaceId,
      defaultProjectId,
      webhookUrl: webhookUrl ?? this.ownWebhookUrl(),
      hasWebhookSecret: row.hasWebhookSecret,
      rateLimit: requestsPerMinute === null || burstLimit === null ? null : { requestsPerMinute, burstLimit },
      source: 'stored',
    };
  }

  private get account(): ProviderSettings['serviceAccount'] {
    return this.settings.get('providers', { infer: true })[asana.manifest.id]?.serviceAccount;
  }

  private ownWebhookUrl(): string {
    return this.settings.get('http', { infer: true }).publicUrl + WEBHOOK_PATH;
  }
}
