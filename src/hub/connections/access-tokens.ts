import { Inject, Injectable } from '@nestjs/common';
import { type ConnectionRef, ProviderError } from '../../contracts/index.js';
import { type Connection, PrismaService } from '../../platform/database/index.js';
import { type Secret } from '../../platform/vault/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { isExpiring, isPast } from './expiry.js';
import { isEnded, notConnected } from './failures.js';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './options.js';
import { byRef } from './queries.js';
import { isRenewable } from './renewal.js';
import { SealedTokens } from './sealed-tokens.js';
import { TokenRefresher } from './token-refresher.js';

/** An access token and the row it came from. */
export interface LiveToken {
  readonly connection: Connection;
  readonly accessToken: Secret;
}

/** Which access token to call a provider with. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly prisma: PrismaService,
    private readonly tokens: SealedTokens,
    private readonly refresher: TokenRefresher,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  /**
   * The connection's token, renewed first if it is about to run out. One that cannot be renewed is given out as long as
   * the provider may still take it.
   * @throws ProviderError `auth_expired` without a usable connection, `unavailable` when it cannot be renewed now
   */
  async current(provider: InstalledProvider, ref: ConnectionRef): Promise<LiveToken> {
    const row = await this.prisma.connection.findUnique(byRef(ref));
    if (!row || isEnded(row.status)) throw notConnected(provider);
    const isDue = isExpiring(row.expiresAt, this.options.clock.now());
    return this.open(isDue ? await this.renewedIfPossible(provider, row) : row);
  }

  /**
   * Another token than the one the provider refused: the renewed one, or what somebody else stored meanwhile.
   * @throws ProviderError as `current`; without a refresh token the connection has ended
   */
  async afterRefusal(provider: InstalledProvider, { connection }: LiveToken): Promise<LiveToken> {
    if (isRenewable(connection)) return this.open(await this.refresher.renew(provider, connection));
    if (await this.end(connection)) throw notConnected(provider);
    return this.current(provider, connection);
  }

  /**
   * Marks the connection as ended, because the provider does not take its token.
   * @returns false when its tokens were replaced meanwhile, which leaves it as it is
   */
  async end({ id, version, refreshToken, expiresAt }: Connection): Promise<boolean> {
    const ranOut = refreshToken === null && isPast(expiresAt, this.options.clock.now());
    const { count } = await this.prisma.connection.updateMany({
      where: { id, version },
      data: { status: ranOut ? 'expired' : 'revoked', failureCode: 'access_token_refused' },
    });
    return count > 0;
  }

  private async renewedIfPossible(provider: InstalledProvider, row: Connection): Promise<Connection> {
    if (!isRenewable(row)) return row;
    try {
      return await this.refresher.renew(provider, row);
    } catch (error) {
      const isPassing = error instanceof ProviderError && error.kind === 'unavailable';
      if (isPassing && !isPast(row.expiresAt, this.options.clock.now())) return row;
      throw error;
    }
  }

  private async open(connection: Connection): Promise<LiveToken> {
    return { connection, accessToken: await this.tokens.accessToken(connection) };
  }
}
