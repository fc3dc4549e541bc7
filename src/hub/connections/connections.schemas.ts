import { z } from 'zod';
import { type TokenType, tokenTypeSchema } from '../../contracts/index.js';
import { pageQuery } from '../../platform/api/index.js';
import { accountSchema, type ConnectionView } from './connection-view.js';
import { readExpiry } from './expiry.js';
import { type IssuedTokens, TOKEN_TEXT } from './issued-tokens.js';
import { Secret } from '../../platform/vault/index.js';
import { metadataSchema } from './metadata.js';

const provider = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be the id of a provider');
const status = z.enum(['active', 'expired', 'revoked', 'error']);
const token = z.string().regex(TOKEN_TEXT, 'must be 1 to 8192 visible ASCII characters');
const scope = z.string().regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters');
const expiry = z
  .union([z.string().max(64), z.number()])
  .nullish()
  .refine((value) => readExpiry(value) !== undefined, 'must be an ISO 8601 time or epoch seconds');

/** Whose connections; checked by the authorization guard. */
const userId = z.string();

export const userQuery = z.object({ user_id: userId.optional() });

export const listQuery = pageQuery.extend({
  provider: provider.optional(),
  status: status.optional(),
  user_id: userId.optional(),
});
export type ListQuery = z.output<typeof listQuery>;

export const newConnection = z.object({
  provider,
  user_id: userId.nullish(),
  /** The organization's own address, e.g. https://acme.okta.com, at providers where each customer has one. */
  site: z.string().max(300).nullish(),
  /** Needed unless `client_id` and `private_key` are there. */
  access_token: token.nullish(),
  /** How the provider wants to see the access token; absent: as it usually does with those that callers bring. */
  token_type: tokenTypeSchema.nullish(),
  refresh_token: token.nullish(),
  /** A service application instead of an `access_token`: the server asks for its tokens, and renews them. */
  client_id: z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 visible ASCII characters')
    .nullish(),
  /** The application's private key (RSA or P-256), as PEM or JWK; never shown again. */
  private_key: z.union([z.string().max(16_384), z.record(z.string(), z.unknown())]).nullish(),
  /** ISO 8601 (UTC unless it says otherwise) or epoch seconds; absent: the token does not expire. */
  expires_at: expiry,
  scopes: z.array(scope).max(200).default([]),
  metadata: metadataSchema.optional(),
});
export type NewConnection = z.output<typeof newConnection>;

/** What a caller brings instead of an application's key. */
export const tokensOf = (
  { refresh_token, expires_at, scopes }: NewConnection,
  access_token: string,
  tokenType: TokenType,
): IssuedTokens => ({
  accessToken: Secret.of(access_token),
  tokenType,
  ...(refresh_token && { refreshToken: Secret.of(refresh_token) }),
  expiresAt: readExpiry(expires_at) ?? null,
  scopes,
});

const connectionBody = z.object({
  id: z.uuid(),
  user_id: z.string(),
  provider: z.string(),
  /** The organization's own address; null at providers with one address for everybody. */
  site: z.string().nullable(),
  /** How the access token is shown to the provider. */
  token_type: tokenTypeSchema,
  status,
  expires_at: z.iso.datetime().nullable(),
  /** The access token has run out or has less than 300 s left. */
  expired: z.boolean(),
  scopes: z.array(z.string()),
  /** The account at the provider; null where the provider offers no way to ask. */
  account: accountSchema.nullable(),
  metadata: z.record(z.string(), z.unknown()),
  /** Whether the server renews the access token by itself. */
  has_refresh_token: z.boolean(),
  /** Why the connection is not active. */
  failure_code: z.string().nullable(),
  last_refreshed_at: z.iso.datetime().nullable(),
  last_used_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
type ConnectionBody = z.output<typeof connectionBody>;

export const connectionAnswer = z.object({ ok: z.literal(true), connection: connectionBody });
export const connectionList = z.object({
  ok: z.literal(true),
  connections: z.array(connectionBody),
  next_cursor: z.string().nullable(),
});
export const deletedConnection = z.object({
  ok: z.literal(true),
  /** Whether the provider confirmed that the grant is gone there too. */
  revoked: z.boolean(),
  message: z.string(),
});
export const testedConnection = z.object({
  ok: z.literal(true),
  connection_status: z.literal('connected'),
  test_result: z.record(z.string(), z.unknown()),
});

/** A connection as clients see it. */
export const present = (view: ConnectionView): ConnectionBody => ({
  id: view.id,
  user_id: view.userId,
  provider: view.provider,
  site: view.site,
  token_type: view.tokenType,
  status: view.status,
  expires_at: view.expiresAt?.toISOString() ?? null,
  expired: view.expired,
  scopes: [...view.scopes],
  account: view.account,
  metadata: { ...view.metadata },
  has_refresh_token: view.hasRefreshToken,
  failure_code: view.failureCode,
  last_refreshed_at: view.lastRefreshedAt?.toISOString() ?? null,
  last_used_at: view.lastUsedAt?.toISOString() ?? null,
  created_at: view.createdAt.toISOString(),
  updated_at: view.updatedAt.toISOString(),
});
