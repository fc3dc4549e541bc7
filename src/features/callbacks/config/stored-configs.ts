import { Injectable } from '@nestjs/common';
import { type CallbackConfig, ChangeFeed, PrismaService } from '../../../platform/database/index.js';
import { type ConfigInput } from './config.schemas.js';

/** Topic of the change feed; its id is the organization. */
export const CONFIGS_TOPIC = 'callback_configs';

/** The rows of configurations. No secrets are in them: the API key is a connection, the webhook's a registration's. */
@Injectable()
export class StoredConfigs {
  constructor(
    private readonly prisma: PrismaService,
    private readonly feed: ChangeFeed,
  ) {}

  find(organizationId: string): Promise<CallbackConfig | null> {
    return this.prisma.callbackConfig.findUnique({ where: { organizationId } });
  }

  async save(organizationId: string, input: ConfigInput): Promise<CallbackConfig> {
    const { workspaceId, defaultProjectId, webhookUrl = null, webhookSecret, rateLimit } = input;
    const data = {
      workspaceId,
      defaultProjectId,
      webhookUrl,
      requestsPerMinute: rateLimit?.requestsPerMinute ?? null,
      burstLimit: rateLimit?.burstLimit ?? null,
      ...(webhookSecret !== undefined && { hasWebhookSecret: true }),
    };
    const row = await this.prisma.callbackConfig.upsert({
      where: { organizationId },
      create: { organizationId, ...data },
      update: data,
    });
    await this.feed.announce(CONFIGS_TOPIC, organizationId);
    return row;
  }

  /** The organization that the server's environment configures. */
  async firstOrganization(): Promise<string | undefined> {
    const first = await this.prisma.organization.findFirst({ orderBy: { id: 'asc' }, select: { id: true } });
    return first?.id;
  }
}
