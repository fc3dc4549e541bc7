import { type ConnectionHealth, type HealthSummary, type OverallHealth, type TokenHealth } from './health.schemas.js';

const timestamp = '2026-11-21T10:00:00.000Z';

export const overallExample: OverallHealth = {
  ok: true,
  service: 'asana',
  status: 'healthy',
  timestamp,
  message: 'Asana is registered.',
  needs_oauth: true,
  checks: {
    database: { status: 'healthy', message: 'The database answers.' },
    oauth_config: { status: 'healthy', message: 'The OAuth client of Asana is configured.' },
    service: { status: 'healthy', message: 'The Asana service is installed.' },
    enhanced_api: { status: 'unavailable', message: 'No enhanced Asana API is installed.' },
  },
};

const token_health: TokenHealth = {
  user_id: 'user-42',
  has_tokens: true,
  token_status: 'active',
  last_refreshed: '2026-11-21T09:40:00.000Z',
  expires_at: '2026-11-21T11:40:00.000Z',
};
export const tokensExample = { success: true, token_health } as const;

export const connectionExample: ConnectionHealth = {
  success: true,
  connection_status: 'connected',
  message: 'The connection works.',
  test_result: { workspaces_retrieved: 2, api_response_time: 'normal' },
};

export const summaryExample: HealthSummary = {
  service: 'asana',
  timestamp,
  components: { overall: overallExample, tokens: tokensExample, connection: connectionExample },
  overall_status: 'healthy',
  links: { diagnosis: '/api/asana/health/diagnosis?user_id=user-42' },
};
