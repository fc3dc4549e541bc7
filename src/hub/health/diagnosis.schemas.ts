import { z } from 'zod';

export const cause = z.enum([
  'healthy',
  'not_connected',
  'not_configured',
  'expired',
  'revoked',
  'refresh_failing',
  'scope_missing',
  'access_forbidden',
  'plan_required',
  'rate_limited',
  'provider_down',
  'provider_rejects',
  'clock_skew',
  'name_unresolved',
  'network_unreachable',
  'address_wrong',
  'address_refused',
  'tls_untrusted',
  'keys_missing',
  'tokens_damaged',
  'database_down',
]);
export type Cause = z.output<typeof cause>;

export const actionCode = z.enum([
  'none',
  'connect',
  'reconnect',
  'wait',
  'contact_provider_status',
  'configure_client',
  'add_scopes',
  'ask_administrator',
  'upgrade_plan',
  'fix_clock',
  'check_network',
  'restore_keys',
]);
export type ActionCode = z.output<typeof actionCode>;

const moment = z.iso.datetime();

/** What the verdict rests on. A fact that is not known is absent; nothing of it is a provider's own text. */
const evidence = z.object({
  /** Status of the stored connection. */
  stored_status: z.enum(['active', 'expired', 'revoked', 'error']).optional(),
  /** Why the stored connection is not active, e.g. `invalid_grant`. */
  failure_code: z.string().optional(),
  /** Renewals that failed in a row. */
  failures: z.int().optional(),
  expires_at: moment.nullable().optional(),
  last_refreshed_at: moment.nullable().optional(),
  has_refresh_token: z.boolean().optional(),
  /** Whether the live call to the provider succeeded; absent when there was nothing to call with. */
  probe: z.enum(['succeeded', 'failed', 'timed_out']).optional(),
  probe_ms: z.int().optional(),
  /** Status of the provider's answer. */
  http_status: z.int().optional(),
  /** What went wrong short of a proper answer, e.g. `timeout`, `connection_lost`, `response_unreadable`. */
  failure: z.string().optional(),
  /** The provider's clock less ours. */
  clock_skew_seconds: z.int().optional(),
  granted_scopes: z.array(z.string()).optional(),
  required_scope: z.string().optional(),
  retry_after_seconds: z.int().optional(),
  /** Until when calls are refused or put off. */
  until: moment.optional(),
});
export type Evidence = z.output<typeof evidence>;

export const diagnosis = z.object({
  /** `degraded`: it works now, and will not for long without the next action. */
  status: z.enum(['healthy', 'degraded', 'unhealthy']),
  cause,
  message: z.string(),
  next_action: z.object({
    code: actionCode,
    text: z.string(),
    url: z.url().optional(),
    retry_after_seconds: z.int().optional(),
  }),
  evidence,
  /** Since when, as far as is known; null while healthy. */
  since: moment.nullable(),
  checked_at: moment,
});
export type Diagnosis = z.output<typeof diagnosis>;

export const diagnosisAnswer = z.object({ success: z.literal(true), connection: diagnosis });
export type DiagnosisAnswer = z.output<typeof diagnosisAnswer>;

export const diagnosisExample: DiagnosisAnswer = {
  success: true,
  connection: {
    status: 'unhealthy',
    cause: 'revoked',
    message: 'The user or Asana has ended this connection.',
    next_action: {
      code: 'reconnect',
      text: 'Connect the Asana account again.',
      url: 'http://127.0.0.1:3000/api/auth/asana/initiate?user_id=user-42',
    },
    evidence: { stored_status: 'revoked', failure_code: 'invalid_grant', has_refresh_token: true },
    since: '2026-11-21T09:40:00.000Z',
    checked_at: '2026-11-21T10:00:00.000Z',
  },
};
