import { Injectable } from '@nestjs/common';
import { type CallbackConfig, ChangeFeed, PrismaService } from '../../../platform/database/index.js';
import { Secret, Vault } from '../../../platform/vault/index.js';
import { type ConfigInput } from './config.schemas.js';

/** Topic of the change feed; its id is the organization. */
export const CONFIGS_TOPIC = 'callback_configs';

const bindingOf = (organizationId: string) => ({
  organizationId,
  record: organizationId,
  column: 'callback_configs.webhook_secret',
});

/** The rows of configurations. The API key is not in them: it is a connection. */
@Injectable()
export class StoredConfigs {
  constructor(
    private readonly prisma: PrismaService,
    private readonly vault: Vault,
    private readonly feed: ChangeFeed,
  ) {}

  find(organizationId: string): Promise<CallbackConfig | null> {
    return this.prisma.callbackConfig.findUnique({ where: { organizationId } });
  }

  async save(organizationId: string, input: ConfigInput): Promise<CallbackConfig> {
    const { workspaceId, defaultProjectId, webhookUrl = null, webhookSecret, rateLimit } = input;
    const sealed = webhookSecret && (await this.vault.seal(Secret.of(webhookSecret), bindingOf(organizationId)));
    const data = {
      workspaceId,
      defaultProjectId,
      webhookUrl,
      requestsPerMinute: rateLimit?.requestsPerMinute ?? null,
      burstLimit: rateLimit?.burstLimit ?? null,
      ...(sealed && { webhookSecret: sealed }),
    };
    const row = await this.prisma.callbackConfig.upsert({
      where: { organizationId },
      create: { organizationId, ...data },
      update: data,
    });
    await this.feed.announce(CONFIGS_TOPIC, organizationId);
    return row;
  }

  /** Whether this is the organization that the server's environment configures. */
  async isFirst(organizationId: string): Promise<boolean> {
    const first = await this.prisma.organization.findFirst({ orderBy: { id: 'asc' }, select: { id: true } });
    return first?.id === organizationId;
  }
}
