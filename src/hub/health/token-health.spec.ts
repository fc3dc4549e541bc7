import { type ConnectionView } from '../connections/index.js';
import { tokenHealth } from './token-health.js';

const now = new Date('2026-11-21T10:00:00.000Z');
const inSeconds = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

const connection = (changes: Partial<ConnectionView>): ConnectionView => ({
  id: '00000000-0000-7000-8000-000000000000',
  organizationId: '00000000-0000-7000-8000-000000000001',
  userId: 'ann',
  provider: 'acme',
  site: null,
  tokenType: 'Bearer',
  status: 'active',
  expiresAt: null,
  expired: false,
  scopes: [],
  account: null,
  metadata: {},
  hasRefreshToken: true,
  failureCode: null,
  lastRefreshedAt: null,
  lastUsedAt: null,
  createdAt: inSeconds(-600),
  updatedAt: inSeconds(-1),
  ...changes,
});

const statusOf = (changes: Partial<ConnectionView>) => tokenHealth('ann', connection(changes), now).token_status;

describe('token health', () => {
  it('of a user without a connection is not_configured', () => {
    expect(tokenHealth('ann', undefined, now)).toEqual({
      user_id: 'ann',
      has_tokens: false,
      token_status: 'not_configured',
      last_refreshed: null,
      expires_at: null,
      message: expect.any(String),
    });
  });

  it.each([
    ['expired', -1],
    ['expired', 0],
    ['expiring_soon', 1],
    ['expiring_soon', 3_599],
    ['active', 3_600],
    ['active', 86_400],
  ])('is %s with %i seconds left', (status, seconds) => {
    expect(statusOf({ expiresAt: inSeconds(seconds) })).toBe(status);
  });

  it('is active for a token that never expires', () => {
    expect(statusOf({ expiresAt: null })).toBe('active');
  });

  it.each(['revoked', 'expired'] as const)(
    'is expired for a connection that is %s, whatever its token says',
    (status) => {
      expect(statusOf({ status, expiresAt: inSeconds(86_400) })).toBe('expired');
    },
  );

  it('stays active while a renewal fails for a passing reason', () => {
    expect(statusOf({ status: 'error', expiresAt: inSeconds(86_400) })).toBe('active');
  });

  it('says when the tokens were last obtained and until when they hold', () => {
    const granted = tokenHealth('ann', connection({ expiresAt: inSeconds(86_400) }), now);
    expect(granted).toEqual({
      user_id: 'ann',
      has_tokens: true,
      token_status: 'active',
      last_refreshed: '2026-11-21T09:50:00.000Z',
      expires_at: '2026-11-22T10:00:00.000Z',
    });
    expect(tokenHealth('ann', connection({ lastRefreshedAt: inSeconds(-5) }), now).last_refreshed).toBe(
      '2026-11-21T09:59:55.000Z',
    );
  });
});
