import { Injectable } from '@nestjs/common';
import { type Connection, ChangeFeed } from '../../platform/database/index.js';
import { RowMemory } from '../../platform/memory/index.js';
import { type ProviderAccess } from './provider-access.js';

/** Topic of ChangeFeed. */
export const CONNECTIONS = 'connections';

/** An access token, opened, and the row it came from. */
export interface LiveToken {
  readonly connection: Connection;
  readonly access: ProviderAccess;
  /** When its use was last written down, in milliseconds since the epoch. */
  usedAt: number;
}

/**
 * Tokens of connections in use, by `keyOf` the connection: a call that finds its token here asks no database. What is
 * changed is forgotten on all instances within milliseconds; expiry is for the caller to check.
 */
@Injectable()
export class LiveTokens extends RowMemory<LiveToken> {
  constructor(feed: ChangeFeed) {
    super(feed, CONNECTIONS);
  }
}
