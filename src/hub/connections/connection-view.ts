import { z } from 'zod';
import { type ProviderAccount, type TokenType, tokenTypeSchema } from '../../contracts/index.js';
import { type Connection, type ConnectionStatus } from '../../platform/database/index.js';
import { isExpiring } from './expiry.js';
import { isRenewable } from './renewable.js';

/** A connection as the rest of the server sees it. Never holds a token. */
export interface ConnectionView {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly provider: string;
  readonly status: ConnectionStatus;
  /** Base URL of the account's own site; null where all customers of the provider share one. */
  readonly site: string | null;
  readonly tokenType: TokenType;
  readonly expiresAt: Date | null;
  /** The access token has run out or is about to (less than 300 s left); it may still be renewable. */
  readonly expired: boolean;
  readonly scopes: readonly string[];
  /** null: the provider offers no way to ask. */
  readonly account: ProviderAccount | null;
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Whether the server can renew the access: by a refresh token, or by the key of a service application. */
  readonly hasRefreshToken: boolean;
  /** Why the connection is in status `error`, `expired` or `revoked`. */
  readonly failureCode: string | null;
  readonly lastRefreshedAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export const accountSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  profile: z.record(z.string(), z.unknown()),
});
const metadataSchema = z.record(z.string(), z.unknown());

export function toView(row: Connection, now: number): ConnectionView {
  return {
    id: row.id,
    organizationId: row.organizationId,
    userId: row.userId,
    provider: row.provider,
    status: row.status,
    site: row.site,
    tokenType: tokenTypeSchema.parse(row.tokenType),
    expiresAt: row.expiresAt,
    expired: row.status === 'expired' || isExpiring(row.expiresAt, now),
    scopes: row.scopes,
    account: row.account === null ? null : accountSchema.parse(row.account),
    metadata: metadataSchema.parse(row.metadata),
    hasRefreshToken: isRenewable(row),
    failureCode: row.failureCode,
    lastRefreshedAt: row.lastRefreshedAt,
    lastUsedAt: row.lastUsedAt,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
