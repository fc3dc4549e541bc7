import { type Caller } from './access.js';
import type { ProviderCall, ProviderRequest, ProviderResponse } from './provider-call.js';
import type { Provider, ProviderAccount, TokenType } from './provider.js';
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

/** A token that a caller brought along with its request. */
export interface GivenToken {
  readonly token: string;
  /** As the caller wrote it. Absent: the one this installation is configured with. */
  readonly site?: string;
  /** Absent: the first that the provider's manifest names. */
  readonly tokenType?: TokenType;
}

/**
 * A way to accounts for which nothing is stored: whoever asks brings the token, and it is forgotten with the call.
 * Guarded, limited and repeated as `ConnectedApi`, without renewal. Bound by hub/connections.
 */
export abstract class GivenTokens {
  /**
   * Does not call anything yet. A text that cannot be a token makes calls fail with `auth_expired`, like one that the
   * provider refuses.
   * @returns a call that throws ProviderError
   * @throws problem `not_found` for an unknown provider, `validation_failed` naming `org_url` for a site that is
   * missing or may not be called, or `token_type`
   */
  abstract call(ref: ConnectionRef, given: GivenToken): ProviderCall;
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
