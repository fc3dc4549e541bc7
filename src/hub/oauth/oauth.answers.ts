import { type ProviderAccount } from '../../contracts/index.js';
import { type ConnectionView } from '../connections/index.js';
import { type StartedFlow } from './authorization-requests.js';
import { type LinkedAnswer, type StartedFlowAnswer, type StatusAnswer, type UserInfo } from './oauth.schemas.js';

const done = { ok: true, success: true } as const;

export const startedFlowOf = (flow: StartedFlow, userId: string): StartedFlowAnswer => ({
  ...done,
  auth_url: flow.authorizationUrl,
  authorization_url: flow.authorizationUrl,
  user_id: userId,
  csrf_token: flow.state,
  state: flow.state,
  client_id: flow.clientId,
  scopes: [...flow.scopes],
});

export const userInfoOf = (account: ProviderAccount | null): UserInfo | null =>
  account && {
    ...account.profile,
    gid: account.id,
    id: account.id,
    name: account.name ?? null,
    email: account.email ?? null,
  };

/** @param now milliseconds since the epoch */
export function linkedOf(view: ConnectionView, label: string, now: number): LinkedAnswer {
  const user_info = userInfoOf(view.account);
  return {
    ...done,
    status: 'success',
    provider: view.provider,
    message: `${label} is connected.`,
    user_info,
    token_info: {
      token_type: 'bearer',
      expires_in: view.expiresAt && Math.max(0, Math.round((view.expiresAt.getTime() - now) / 1000)),
      expires_at: isoOf(view.expiresAt),
      scope: view.scopes.join(' '),
      created_at: view.updatedAt.toISOString(),
    },
    tokens: { user_info },
  };
}

export const refreshedOf = (view: ConnectionView, label: string) => ({
  ...done,
  status: 'success' as const,
  message: `The ${label} connection was renewed.`,
  expires_at: isoOf(view.expiresAt),
});

export const disconnectedOf = (existed: boolean, label: string) => ({
  ...done,
  message: existed ? `${label} was disconnected.` : `${label} was not connected.`,
});

interface StatusOf {
  readonly userId: string;
  readonly provider: string;
  readonly label: string;
  readonly reconnectUrl: string;
}

export function statusOf(
  view: ConnectionView | undefined,
  { userId, provider, label, reconnectUrl }: StatusOf,
): StatusAnswer {
  // A renewal that failed for a passing reason is tried again: the user has nothing to do.
  const connected = view?.status === 'active' || view?.status === 'error';
  return {
    ...done,
    connected,
    expired: view?.expired ?? false,
    scopes: [...(view?.scopes ?? [])],
    user_id: userId,
    provider,
    message: connected
      ? `${label} is connected.`
      : view
        ? `${label} must be connected again.`
        : `${label} is not connected.`,
    tokens: view ? { user_info: userInfoOf(view.account) } : null,
    expires_at: isoOf(view?.expiresAt ?? null),
    ...(!connected && { reconnect_url: reconnectUrl }),
  };
}

const isoOf = (date: Date | null) => date?.toISOString() ?? null;
