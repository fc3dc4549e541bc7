import { Injectable } from '@nestjs/common';
import { type Connection } from '../../platform/database/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { isRenewable, isService } from './renewable.js';
import { SealedTokens } from './sealed-tokens.js';
import { TokenEndpoint } from './token-endpoint.js';

/** Ends a connection at the provider. */
@Injectable()
export class Revocation {
  constructor(
    private readonly endpoint: TokenEndpoint,
    private readonly tokens: SealedTokens,
    private readonly log: Log,
  ) {}

  /** Revokes the refresh token, which ends the whole grant (RFC 7009 section 2.1), or else the access token. Never throws. */
  async attempt(provider: InstalledProvider, row: Connection): Promise<boolean> {
    try {
      const grant = isRenewable(row) ? await this.tokens.grant(row) : undefined;
      if (grant?.grant_type === 'refresh_token') {
        await this.endpoint.revoke(provider, grant.refresh_token, 'refresh_token', { site: row.site });
      } else {
        const client = isService(row) ? await this.tokens.client(row) : undefined;
        await this.endpoint.revoke(provider, await this.tokens.accessToken(row), 'access_token', {
          client,
          site: row.site,
        });
      }
      return true;
    } catch (error) {
      const { code, kind } = error as { readonly code?: string; readonly kind?: string };
      this.log.warning('The provider was not told that a connection ended', {
        connection_id: row.id,
        organization_id: row.organizationId,
        provider: row.provider,
        code: code ?? kind,
      });
      return false;
    }
  }
}
