import { z } from 'zod';

const check = (...states: [string, ...string[]]) => z.object({ status: z.enum(states), message: z.string() });

/** Documents the parameter; the access guard has read and checked it. */
export const userQuery = z.object({ user_id: z.string().optional() });

export const livenessAnswer = z.object({ status: z.literal('ok') });

export const overallHealthAnswer = z.object({
  ok: z.literal(true),
  service: z.string(),
  status: z.enum(['healthy', 'degraded']),
  timestamp: z.iso.datetime(),
  message: z.string(),
  needs_oauth: z.literal(true),
  checks: z.object({
    database: check('healthy', 'unavailable'),
    oauth_config: check('healthy', 'misconfigured', 'error'),
    service: check('healthy', 'unavailable'),
    enhanced_api: check('healthy', 'unavailable'),
  }),
});
export type OverallHealth = z.output<typeof overallHealthAnswer>;

const tokenHealth = z.object({
  user_id: z.string(),
  has_tokens: z.boolean(),
  token_status: z.enum(['not_configured', 'expired', 'expiring_soon', 'active']),
  /** When the tokens were last obtained: renewed, or granted when they never were. */
  last_refreshed: z.iso.datetime().nullable(),
  expires_at: z.iso.datetime().nullable(),
  message: z.string().optional(),
});
export type TokenHealth = z.output<typeof tokenHealth>;

export const tokenHealthAnswer = z.object({ success: z.literal(true), token_health: tokenHealth });

export const connectionHealthAnswer = z.object({
  success: z.literal(true),
  connection_status: z.literal('connected'),
  message: z.string(),
  /** What the provider's test found, e.g. `workspaces_retrieved`. */
  test_result: z.looseObject({ api_response_time: z.string() }),
});
export type ConnectionHealth = z.output<typeof connectionHealthAnswer>;

const failedConnection = z.object({
  success: z.literal(false),
  connection_status: z.enum(['unauthenticated', 'api_error', 'failed']),
  message: z.string(),
});
export type FailedConnection = z.output<typeof failedConnection>;

const failedTokens = z.object({ success: z.literal(false), error: z.string() });

export const healthSummaryAnswer = z.object({
  service: z.string(),
  timestamp: z.iso.datetime(),
  components: z.object({
    overall: overallHealthAnswer,
    /** Present with a user. */
    tokens: z.union([tokenHealthAnswer, failedTokens]).optional(),
    /** Present when that user has tokens. */
    connection: z.union([connectionHealthAnswer, failedConnection]).optional(),
  }),
  overall_status: z.enum(['healthy', 'degraded']),
  /** With a user: where the cause is named, as paths of this server. */
  links: z.object({ diagnosis: z.string() }).optional(),
});
export type HealthSummary = z.output<typeof healthSummaryAnswer>;
