import { Inject, Injectable } from '@nestjs/common';
import { type ConnectionRef, ProviderError } from '../../contracts/index.js';
import { ChangeFeed, type Connection, PrismaService } from '../../platform/database/index.js';
import { type InstalledProvider } from '../catalog/index.js';
import { isPast, isRenewalDue } from './expiry.js';
import { isEnded, notConnected } from './failures.js';
import { CONNECTIONS, type LiveToken, LiveTokens } from './live-tokens.js';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './options.js';
import { accessOf, type ProviderAccess } from './provider-access.js';
import { byRef, keyOf } from './queries.js';
import { isRenewable } from './renewable.js';
import { SealedTokens } from './sealed-tokens.js';
import { TokenRefresher } from './token-refresher.js';

/** Which access token to call a provider with. */
@Injectable()
export class AccessTokens {
  constructor(
    private readonly prisma: PrismaService,
    private readonly feed: ChangeFeed,
    private readonly live: LiveTokens,
    private readonly tokens: SealedTokens,
    private readonly refresher: TokenRefresher,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  /**
   * The connection's token, renewed first if it is about to run out. One that cannot be renewed is given out as long as
   * the provider may still take it. At once, and without a promise, for a connection in use.
   * @throws ProviderError `auth_expired` without a usable connection, `unavailable` when it cannot be renewed now
   */
  current(provider: InstalledProvider, ref: ConnectionRef): LiveToken | Promise<LiveToken> {
    const known = this.live.recall(keyOf(ref));
    return known && !this.isDue(known) ? known : this.load(provider, ref);
  }

  /**
   * Makes a call with a token of `current`. A refused call was not carried out, so after a renewal it is repeated, once,
   * whatever it does.
   * @param call throws ProviderError `auth_expired` when the provider does not take the token
   * @throws ProviderError `auth_expired` when the renewed token is refused too: the connection has ended
   */
  async using<T>(
    provider: InstalledProvider,
    token: LiveToken,
    call: (access: ProviderAccess) => Promise<T>,
  ): Promise<T> {
    try {
      return await call(token.access);
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    const renewed = await this.afterRefusal(provider, token);
    try {
      return await call(renewed.access);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      await this.end(renewed.connection);
      throw notConnected(provider, error);
    }
  }

  /** Another token than the one the provider refused: the renewed one, or what somebody else stored meanwhile. */
  private async afterRefusal(provider: InstalledProvider, { connection }: LiveToken): Promise<LiveToken> {
    if (isRenewable(connection)) return this.open(provider, await this.refresher.renew(provider, connection));
    if (await this.end(connection)) throw notConnected(provider);
    return this.load(provider, connection);
  }

  /**
   * Marks the connection as ended, because the provider does not take its token.
   * @returns false when its tokens were replaced meanwhile, which leaves it as it is
   */
  private async end(connection: Connection): Promise<boolean> {
    const { id, version, expiresAt } = connection;
    const ranOut = !isRenewable(connection) && isPast(expiresAt, this.options.clock.now());
    const { count } = await this.prisma.connection.updateMany({
      where: { id, version },
      data: { status: ranOut ? 'expired' : 'revoked', failureCode: 'access_token_refused' },
    });
    this.feed.tellHere(CONNECTIONS, id);
    return count > 0;
  }

  private async load(provider: InstalledProvider, ref: ConnectionRef): Promise<LiveToken> {
    const token = await this.live.read(keyOf(ref), async () => {
      const row = await this.prisma.connection.findUnique(byRef(ref));
      return row && !isEnded(row.status) ? { id: row.id, value: await this.open(provider, row) } : undefined;
    });
    if (!token) throw notConnected(provider);
    return this.isDue(token) ? this.renewedIfPossible(provider, token) : token;
  }

  private async renewedIfPossible(provider: InstalledProvider, token: LiveToken): Promise<LiveToken> {
    const { connection } = token;
    if (!isRenewable(connection)) return token;
    try {
      return await this.open(provider, await this.refresher.renew(provider, connection));
    } catch (error) {
      const isPassing = error instanceof ProviderError && error.kind === 'unavailable';
      if (isPassing && !isPast(connection.expiresAt, this.options.clock.now())) return token;
      throw error;
    }
  }

  private async open(provider: InstalledProvider, connection: Connection): Promise<LiveToken> {
    const usedAt = connection.lastUsedAt?.getTime() ?? 0;
    const access = accessOf(provider, connection, await this.tokens.accessToken(connection));
    return { connection, access, usedAt };
  }

  private isDue({ connection }: LiveToken): boolean {
    return isRenewalDue(connection.lastRefreshedAt, connection.expiresAt, this.options.clock.now());
  }
}

const isRefusal = (error: unknown) => error instanceof ProviderError && error.kind === 'auth_expired';
