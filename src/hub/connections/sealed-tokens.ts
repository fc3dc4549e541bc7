import { Injectable } from '@nestjs/common';
import { type Connection } from '../../platform/database/index.js';
import { problem } from '../../platform/problem/index.js';
import { type Secret, Vault, VaultError } from '../../platform/vault/index.js';
import { type IssuedTokens } from './issued-tokens.js';
import { isService, type RenewableConnection, type ServiceConnection } from './renewable.js';
import { type ServiceClient } from './service-client.js';
import { type TokenGrant } from './token-endpoint.js';

type Owner = Pick<Connection, 'id' | 'organizationId'>;
type TokenColumn = 'access_token' | 'refresh_token' | 'client_key';

const bindingOf = ({ id, organizationId }: Owner, column: TokenColumn) => ({
  organizationId,
  record: id,
  column: `connections.${column}`,
});

/** The tokens of a connection as they lie in its row. */
@Injectable()
export class SealedTokens {
  constructor(private readonly vault: Vault) {}

  /** @returns the columns to store; `refreshToken` is null when the provider sent none */
  async seal(owner: Owner, { accessToken, refreshToken }: IssuedTokens) {
    return {
      accessToken: await this.vault.seal(accessToken, bindingOf(owner, 'access_token')),
      refreshToken: refreshToken ? await this.vault.seal(refreshToken, bindingOf(owner, 'refresh_token')) : null,
    };
  }

  accessToken(row: Connection): Promise<Secret> {
    return this.open(row, row.accessToken, 'access_token');
  }

  /** @returns the columns to store of a service application; null in both for a connection of a user */
  async sealClient(owner: Owner, client: ServiceClient | undefined) {
    return {
      clientId: client?.id ?? null,
      clientKey: client ? await this.vault.seal(client.key, bindingOf(owner, 'client_key')) : null,
    };
  }

  /** What the connection is renewed with. */
  async grant(row: RenewableConnection): Promise<TokenGrant> {
    if (isService(row)) {
      return { grant_type: 'client_credentials', client: await this.client(row), scopes: row.scopes };
    }
    return {
      grant_type: 'refresh_token',
      refresh_token: await this.open(row, row.refreshToken, 'refresh_token'),
    };
  }

  async client(row: ServiceConnection): Promise<ServiceClient> {
    return { id: row.clientId, key: await this.open(row, row.clientKey, 'client_key') };
  }

  /** A value that does not open was moved, changed, or sealed with a key that is gone: nothing is sent anywhere. */
  private async open(row: Connection, sealed: string, column: TokenColumn): Promise<Secret> {
    try {
      return await this.vault.open(sealed, bindingOf(row, column));
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      throw problem('internal', {
        detail: 'The stored tokens of this connection do not open on this server. Connect the account again.',
        cause: error,
      });
    }
  }
}
