import { z } from 'zod';
import { requestFields } from '../../../providers/asana/index.js';

const { gid, optional, required } = requestFields;

const VISIBLE = /^[\x21-\x7e]+$/;
const LONGEST_KEY = 8192;
const LONGEST_URL = 2048;

/** Checked by the authorization guard: it must be the caller's own. */
export const organizationId = required(z.string().max(255)).describe('Your own organization.');
export const organizationQuery = z.object({ organizationId });

const apiKey = z
  .string()
  .trim()
  .regex(VISIBLE, 'must be visible ASCII characters')
  .max(LONGEST_KEY)
  .describe('A personal access token of Asana. Sealed, and never shown again. Absent: the one before stays.');
const webhookUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http:// or https:// URL' })
  .max(LONGEST_URL)
  .refine((text) => !new URL(text).username && !new URL(text).hash, 'must not carry a user or a fragment')
  .describe('A public address that leads to this server’s POST /api/integrations/asana/webhook. Absent: its own.');
const webhookSecret = z
  .string()
  .min(16)
  .max(512)
  .regex(VISIBLE, 'must be visible ASCII characters')
  .describe('Of a webhook that was made elsewhere and delivers to that address. Sealed, and never shown again.');
const rateLimit = z
  .object({
    requestsPerMinute: z.int().min(1).max(100_000).default(100),
    burstLimit: z.int().min(1).max(10_000).default(10),
  })
  .describe(
    'How many callback tasks each API key of the organization may ask for, in a minute and at most in a second of it. ' +
      'Absent: as everybody, counted by address.',
  );

export const configBody = z.object({
  organizationId,
  config: z.object({
    apiKey: optional(apiKey),
    workspaceId: required(gid),
    defaultProjectId: required(gid),
    webhookUrl: optional(webhookUrl),
    webhookSecret: optional(webhookSecret),
    rateLimit: optional(rateLimit),
  }),
});
export type ConfigInput = z.output<typeof configBody>['config'];

/** What is wrong with a value is a check's answer, so all texts are taken. */
const anyText = optional(z.string().max(LONGEST_KEY));
export const testBody = z.object({
  organizationId,
  config: z.object({ apiKey: anyText, workspaceId: anyText, defaultProjectId: anyText, webhookUrl: anyText }),
});
export type TestInput = z.output<typeof testBody>['config'];

const id = z.string().nullable();
export const configAnswer = z.strictObject({
  config: z.strictObject({
    workspaceId: id,
    defaultProjectId: id,
    webhookUrl: z.string(),
    hasApiKey: z.literal(true),
    hasWebhookSecret: z.boolean(),
    rateLimit: z.strictObject({ requestsPerMinute: z.int(), burstLimit: z.int() }),
    taskLimit: z
      .strictObject({ per: z.enum(['credential', 'address']), limit: z.int(), windowSeconds: z.int() })
      .describe('What is counted when callback tasks are asked for: each API key, or each client’s address.'),
    source: z.enum(['stored', 'environment']),
  }),
});
export type ConfigBody = z.output<typeof configAnswer>;

export const connectionAnswer = z.strictObject({ connected: z.boolean() });

export const CHECKS = ['api_key', 'workspace', 'project', 'write_access', 'webhook_reachability'] as const;
const check = z.strictObject({
  name: z.enum(CHECKS),
  passed: z.boolean(),
  message: z.string(),
  next_action: z.string().optional().describe('What to do, when it failed.'),
});
export const testAnswer = z.strictObject({
  success: z.boolean(),
  checks: z.array(check),
  error: z.string().optional().describe('What failed first.'),
});
export type Check = z.output<typeof check>;
export type TestResult = z.output<typeof testAnswer>;
