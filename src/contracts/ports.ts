import { type Caller } from './access.js';
import type { ProviderRequest, ProviderResponse } from './provider-call.js';
import type { Provider, ProviderAccount } from './provider.js';
import type { ConnectionRef } from './subject.js';

/** Injection token of the one list of providers (`readonly Provider[]`), bound by the composition root. */
export const PROVIDERS = Symbol('PROVIDERS');
export type Providers = readonly Provider[];

/**
 * A provider's way to its users' accounts: hub attaches the token, renews it, repeats and reports.
 * A provider never sees a token. Bound by hub/connections.
 */
export abstract class ConnectedApi {
  /**
   * Calls the provider's API as the given connection. An access token that the provider refuses is renewed once.
   * @throws ProviderError; `auth_expired` also when there is no connection
   */
  abstract call(connection: ConnectionRef, request: ProviderRequest): Promise<ProviderResponse>;

  /** The account behind the connection as learned when it was made; undefined without a connection. */
  abstract account(connection: ConnectionRef): Promise<ProviderAccount | undefined>;
}

/** Where a room writes down that a caller reached for what is not its own. Bound by hub/access. */
export abstract class AuditTrail {
  /**
   * Never throws: what is written down has happened already.
   * @param action operation id, e.g. `asana.users.profile`
   * @param target what the caller reached for, e.g. `asana-user:1200…`; never secret
   */
  abstract refused(caller: Caller, action: string, target: string): Promise<void>;
}
