import { Injectable } from '@nestjs/common';
import { type Caller } from '../../../contracts/index.js';
import { Audit } from '../../../hub/access/index.js';
import { Secret } from '../../../platform/vault/index.js';
import { AsanaAccounts } from '../../../providers/asana/index.js';
import { withAsana } from '../asana-failures.js';
import { callbacksOf } from '../owner.js';
import { ProjectWatch } from '../sync/project-watch.js';
import { ForeignWebhook } from '../webhooks/foreign-webhook.js';
import { CallbackConfigs } from './callback-configs.js';
import { type ConfigBody, type ConfigInput, type TestInput, type TestResult } from './config.schemas.js';
import { configBodyOf } from './setup.answers.js';
import { SetupTest } from './setup-test.js';

/** What the wizard asks for. */
@Injectable()
export class Setup {
  constructor(
    private readonly configs: CallbackConfigs,
    private readonly tester: SetupTest,
    private readonly foreign: ForeignWebhook,
    private readonly projects: ProjectWatch,
    private readonly accounts: AsanaAccounts,
    private readonly audit: Audit,
  ) {}

  /** Whatever keeps the workflow from reaching Asana counts as not connected. */
  async isConnected(organizationId: string): Promise<boolean> {
    try {
      if (!(await this.configs.find(organizationId))) return false;
      await this.accounts.clientOf(callbacksOf(organizationId)).workspaces({ limit: 1 });
      return true;
    } catch {
      return false;
    }
  }

  /** @throws problem `callbacks_not_configured` */
  async show(organizationId: string): Promise<ConfigBody> {
    return configBodyOf(await withAsana(this.configs.of(organizationId)), this.configs.commonLimit());
  }

  async save({ organizationId, credentialId: actor }: Caller, input: ConfigInput): Promise<ConfigBody> {
    const config = await withAsana(this.configs.save(organizationId, input));
    const { defaultProjectId, webhookSecret } = input;
    if (webhookSecret !== undefined) {
      await this.foreign.adopt(organizationId, defaultProjectId, Secret.of(webhookSecret));
    }
    await this.projects.follow(config, defaultProjectId);
    await this.audit.record({ organizationId, actor, action: 'callbacks.config.save', outcome: 'allowed' });
    return configBodyOf(config, this.configs.commonLimit());
  }

  async test(organizationId: string, input: TestInput): Promise<TestResult> {
    return this.tester.run(organizationId, input);
  }
}
