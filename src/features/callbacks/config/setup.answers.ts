import { type OwnLimit } from '../../../hub/access/index.js';
import { type Config } from './callback-configs.js';
import { type ConfigBody, type TestResult } from './config.schemas.js';

const DOCUMENTED_RATE = { requestsPerMinute: 100, burstLimit: 10 };
const MINUTE_SECONDS = 60;

/** @param common what everybody has who names no figures of its own */
export function configBodyOf(config: Config, common: OwnLimit): ConfigBody {
  const { workspaceId, defaultProjectId, webhookUrl, hasWebhookSecret, rateLimit, source } = config;
  return {
    config: {
      workspaceId,
      defaultProjectId,
      webhookUrl,
      hasApiKey: true,
      hasWebhookSecret,
      rateLimit: rateLimit ?? DOCUMENTED_RATE,
      taskLimit: rateLimit
        ? { per: 'credential', limit: rateLimit.requestsPerMinute, windowSeconds: MINUTE_SECONDS }
        : { per: 'address', ...common },
      source,
    },
  };
}

export const examples = {
  config: configBodyOf(
    {
      organizationId: '',
      workspaceId: '1207300000000010',
      defaultProjectId: '1207300000000077',
      webhookUrl: 'https://integrations.example.com/api/integrations/asana/webhook',
      hasWebhookSecret: false,
      rateLimit: null,
      source: 'stored',
    },
    { limit: 10, windowSeconds: 60 },
  ),
  test: {
    success: false,
    error: 'Asana refuses to deliver to this address. It does not deliver to localhost.',
    checks: [
      { name: 'api_key', passed: true, message: 'The key is that of Mara Lindqvist.' },
      { name: 'workspace', passed: true, message: 'The key reaches the workspace Meridian Labs.' },
      { name: 'project', passed: true, message: 'The project Callbacks is there.' },
      { name: 'write_access', passed: true, message: 'A task could be made in the project, and deleted again.' },
      {
        name: 'webhook_reachability',
        passed: false,
        message: 'Asana refuses to deliver to this address. It does not deliver to localhost.',
        next_action: 'Give the server an address that is reachable from the internet, and test again.',
      },
    ],
  } satisfies TestResult,
};
