import { Injectable } from '@nestjs/common';
import { type Connection } from '../../platform/database/index.js';
import { problem } from '../../platform/problem/index.js';
import { type Secret, Vault, VaultError } from '../../platform/vault/index.js';
import { type IssuedTokens } from './issued-tokens.js';

type Owner = Pick<Connection, 'id' | 'organizationId'>;
type TokenColumn = 'access_token' | 'refresh_token';

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

  refreshToken(row: Connection & { readonly refreshToken: string }): Promise<Secret> {
    return this.open(row, row.refreshToken, 'refresh_token');
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
