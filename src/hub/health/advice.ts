import { type ConnectionRef } from '../../contracts/index.js';
import { environmentPrefix } from '../../platform/config/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { type Verdict } from './diagnosis-facts.js';
import { type ActionCode, type Cause, type Diagnosis } from './diagnosis.schemas.js';

/** Seconds after which a passing failure is worth another look when nobody says better. */
const DEFAULT_WAIT_SECONDS = 30;

type Action = Diagnosis['next_action'];

interface Situation {
  /** Name of the provider for people. */
  readonly label: string;
  /** Beginning of its environment variables, e.g. `ASANA_`. */
  readonly prefix: string;
  /** Names of those that an OAuth client is configured with. */
  readonly clientVariables: readonly string[];
}

/** What a person reads about each cause. */
const messages: Readonly<Record<Cause, (situation: Situation) => string>> = {
  healthy: ({ label }) => `The connection to ${label} works.`,
  not_connected: ({ label }) => `The user has not connected ${label}.`,
  not_configured: ({ label }) => `This server has no OAuth client of ${label}, so it can neither connect nor renew.`,
  expired: ({ label }) => `The access to ${label} has run out and nothing can renew it.`,
  revoked: ({ label }) => `The user or ${label} has ended this connection.`,
  refresh_failing: ({ label }) => `${label} does not renew the access at present.`,
  scope_missing: ({ label }) => `The connection lacks an OAuth scope that ${label} asks for.`,
  access_forbidden: ({ label }) => `${label} knows the account and does not allow it to read.`,
  plan_required: ({ label }) => `${label} serves this to paid plans only.`,
  rate_limited: ({ label }) => `${label} has had too many calls from this account.`,
  provider_down: ({ label }) => `${label} does not answer properly.`,
  provider_rejects: ({ label }) => `${label} does not accept a call that it used to accept.`,
  clock_skew: ({ label }) => `The clocks of this server and of ${label} disagree, so expiry times are wrong.`,
  name_unresolved: ({ label }) => `The host name of ${label} does not resolve here.`,
  network_unreachable: ({ label }) => `No route leads from this server to ${label}.`,
  address_wrong: ({ label }) => `What answers at the configured address is not the API of ${label}.`,
  address_refused: ({ label }) => `The configured address of ${label} is one this server may not call.`,
  tls_untrusted: ({ label }) => `The TLS certificate shown for ${label} is not trusted here.`,
  keys_missing: () => 'The stored tokens are sealed with a key that is not in the key ring.',
  tokens_damaged: () => 'The stored tokens are damaged.',
  database_down: () => 'Database connection not available',
};

const texts: Readonly<Record<ActionCode, (situation: Situation) => string>> = {
  none: () => 'Nothing to do.',
  connect: ({ label }) => `Connect the ${label} account.`,
  reconnect: ({ label }) => `Connect the ${label} account again.`,
  wait: () => 'Wait, then look again; it is tried again by itself.',
  contact_provider_status: ({ label }) => `See whether ${label} reports an incident, and tell its support if not.`,
  configure_client: ({ clientVariables }) => `Set ${listed(clientVariables)} to a valid OAuth client.`,
  add_scopes: ({ label, prefix }) =>
    `Allow the scope for the application at ${label} and in ${prefix}SCOPES, then connect the account again.`,
  ask_administrator: ({ label }) => `Ask an administrator of ${label} to give the account access.`,
  upgrade_plan: ({ label }) => `Move the ${label} account to a plan that includes this.`,
  fix_clock: () => "Compare this server's clock with a time server (NTP) and set it right.",
  check_network: ({ prefix }) =>
    `Check ${prefix}API_BASE_URL and ${prefix}TOKEN_URL, then DNS, proxies and the trusted certificates of this server.`,
  restore_keys: () => 'Put the key it was sealed with back into ENCRYPTION_KEYS, or connect the account again.',
};

const actions: Readonly<Record<Cause, ActionCode>> = {
  healthy: 'none',
  not_connected: 'connect',
  not_configured: 'configure_client',
  expired: 'reconnect',
  revoked: 'reconnect',
  refresh_failing: 'wait',
  scope_missing: 'add_scopes',
  access_forbidden: 'ask_administrator',
  plan_required: 'upgrade_plan',
  rate_limited: 'wait',
  provider_down: 'contact_provider_status',
  provider_rejects: 'contact_provider_status',
  clock_skew: 'fix_clock',
  name_unresolved: 'check_network',
  network_unreachable: 'check_network',
  address_wrong: 'check_network',
  address_refused: 'check_network',
  tls_untrusted: 'check_network',
  keys_missing: 'restore_keys',
  tokens_damaged: 'reconnect',
  database_down: 'wait',
};

/** Refusals of a token endpoint that waiting does not cure: https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
const refreshActions: Readonly<Record<string, ActionCode>> = {
  invalid_client: 'configure_client',
  unauthorized_client: 'configure_client',
  invalid_scope: 'add_scopes',
};

function actionCodeOf({ cause, failure, retryAfterSeconds, isService }: Verdict): ActionCode {
  // Its key and its scopes are looked after where the application is, not here.
  if (cause === 'refresh_failing' && isService && refreshActions[failure ?? '']) return 'ask_administrator';
  if (cause === 'refresh_failing') return refreshActions[failure ?? ''] ?? 'wait';
  // A provider that says when it is back needs no asking.
  if (cause === 'provider_down' && retryAfterSeconds !== undefined) return 'wait';
  return actions[cause];
}

/** @param connect where the user connects the account */
function linkOf(code: ActionCode, { manifest }: InstalledProvider, connect: string): string | undefined {
  if (code === 'connect' || code === 'reconnect' || code === 'add_scopes') return connect;
  return code === 'contact_provider_status' ? manifest.statusPage : undefined;
}

const listed = (names: readonly string[]) => `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;

/** Where a user connects the account. */
export function connectUrl(publicUrl: string, { provider, userId }: ConnectionRef): string {
  const query = new URLSearchParams({ user_id: userId });
  return `${publicUrl}/api/auth/${provider}/initiate?${query.toString()}`;
}

/** The sentence and the next action for a verdict. */
export function adviceFor(
  verdict: Verdict,
  provider: InstalledProvider,
  connect: string,
): { readonly message: string; readonly next_action: Action } {
  const { id, label, site } = provider.manifest;
  const prefix = environmentPrefix(id);
  const names = [...(site ? [site.variable] : []), 'CLIENT_ID', 'CLIENT_SECRET'];
  const situation = { label, prefix, clientVariables: names.map((name) => prefix + name) };
  // Without a client of ours nobody can connect: that comes first.
  const wanted = actionCodeOf(verdict);
  const code = wanted === 'reconnect' && !provider.settings.configured ? 'configure_client' : wanted;
  const url = linkOf(code, provider, connect);
  return {
    message: messages[verdict.cause](situation),
    next_action: {
      code,
      text: texts[code](situation),
      ...(url !== undefined && { url }),
      ...(code === 'wait' && { retry_after_seconds: verdict.retryAfterSeconds || DEFAULT_WAIT_SECONDS }),
    },
  };
}
