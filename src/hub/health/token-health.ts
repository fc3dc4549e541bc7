import { type ConnectionView } from '../connections/index.js';
import { type TokenHealth } from './health.schemas.js';

/** An access token with less than this left is about to expire, in milliseconds. */
const EXPIRING_SOON_MS = 3_600_000;

type TokenStatus = TokenHealth['token_status'];

const messages: Partial<Record<TokenStatus, string>> = {
  not_configured: 'No tokens are stored for this user. Connect the account.',
  expired: 'The access token has expired.',
  expiring_soon: 'The access token expires within an hour.',
};

/** What the stored tokens of a user say about themselves; the provider is not asked. */
export function tokenHealth(userId: string, connection: ConnectionView | undefined, now: Date): TokenHealth {
  const status = tokenStatus(connection, now);
  return {
    user_id: userId,
    has_tokens: connection !== undefined,
    token_status: status,
    last_refreshed: (connection?.lastRefreshedAt ?? connection?.createdAt)?.toISOString() ?? null,
    expires_at: connection?.expiresAt?.toISOString() ?? null,
    ...(messages[status] && { message: messages[status] }),
  };
}

function tokenStatus(connection: ConnectionView | undefined, now: Date): TokenStatus {
  if (!connection) return 'not_configured';
  // Whatever time its token has left: the provider or the user has ended it.
  if (connection.status === 'revoked' || connection.status === 'expired') return 'expired';
  if (!connection.expiresAt) return 'active';
  const left = connection.expiresAt.getTime() - now.getTime();
  if (left <= 0) return 'expired';
  return left < EXPIRING_SOON_MS ? 'expiring_soon' : 'active';
}
