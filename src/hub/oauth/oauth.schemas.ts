import { z } from 'zod';
import { RETURN_URL_LIMIT } from './return-url.js';

/** Code and state are printable ASCII (RFC 6749 appendix A.5, A.11). */
const vschar = (limit: number) =>
  z
    .string()
    .max(limit)
    .regex(/^[\x20-\x7e]+$/, 'must be printable ASCII');
const state = vschar(1024);
const code = vschar(4096);
/** A scope-token (RFC 6749 section 3.3) without the comma, which separates scopes at some providers. */
const scope = z
  .string()
  .max(256)
  .regex(/^[\x21\x23-\x2b\x2d-\x5b\x5d-\x7e]+$/, 'must be a scope without blanks, commas, quotes or backslashes');
/** Checked by the access guard, which also decides whether the caller may act for this user. */
const userId = z.string().nullish();
/** A registered address of the client; it then finishes the flow with POST callback. */
const returnUrl = z.string().max(RETURN_URL_LIMIT).optional();

export const flowQuery = z.object({
  user_id: userId,
  redirect_uri: returnUrl,
  return_url: returnUrl,
  state: state.optional(),
});
export const flowBody = flowQuery.extend({ scopes: z.array(scope).max(100).optional() });
export type FlowQuery = z.output<typeof flowQuery>;
export type FlowBody = z.output<typeof flowBody>;

/** What providers add to the callback address; anything else they send is ignored. */
export const callbackQuery = z.object({
  code: code.optional(),
  state: z.string().max(1024).optional(),
  error: z.string().max(256).optional(),
  iss: z.string().max(2048).optional(),
});
export type CallbackQuery = z.output<typeof callbackQuery>;

export const callbackBody = z.object({
  code,
  state,
  user_id: userId,
  grant_type: z.literal('authorization_code').optional(),
  redirect_uri: returnUrl,
});
export type CallbackBody = z.output<typeof callbackBody>;

export const namedUser = z.object({ user_id: userId });

export const settingsQuery = z.object({ service: z.string().optional(), status: z.string().optional() });
export type SettingsQuery = z.output<typeof settingsQuery>;

const succeeded = { ok: z.literal(true), success: z.literal(true) };
const moment = z.iso.datetime().nullable();

export const startedFlowAnswer = z.object({
  ...succeeded,
  auth_url: z.url(),
  authorization_url: z.url(),
  user_id: z.string(),
  /** Same as `state`. */
  csrf_token: z.string(),
  state: z.string(),
  client_id: z.string(),
  scopes: z.array(z.string()),
});
export type StartedFlowAnswer = z.output<typeof startedFlowAnswer>;

export const oauthUrlAnswer = z.object({ ...succeeded, oauth_url: z.url(), service: z.string() });

/** The account at the provider, with whatever public facts the provider offers beside these. */
export const userInfo = z.looseObject({
  gid: z.string(),
  id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
});
export type UserInfo = z.output<typeof userInfo>;

export const linkedAnswer = z.object({
  ...succeeded,
  status: z.literal('success'),
  provider: z.string(),
  message: z.string(),
  user_info: userInfo.nullable(),
  /** About the token; the token itself never leaves this server. */
  token_info: z.object({
    token_type: z.literal('bearer'),
    /** Seconds; null when the token does not expire. */
    expires_in: z.int().nullable(),
    expires_at: moment,
    scope: z.string(),
    created_at: z.iso.datetime(),
  }),
  tokens: z.object({ user_info: userInfo.nullable() }),
});
export type LinkedAnswer = z.output<typeof linkedAnswer>;

export const refreshedAnswer = z.object({
  ...succeeded,
  status: z.literal('success'),
  message: z.string(),
  expires_at: moment,
});

export const disconnectedAnswer = z.object({ ...succeeded, message: z.string() });

export const statusAnswer = z.object({
  ...succeeded,
  connected: z.boolean(),
  /** The access token has run out; it may still be renewable. */
  expired: z.boolean(),
  scopes: z.array(z.string()),
  user_id: z.string(),
  provider: z.string(),
  message: z.string(),
  tokens: z.object({ user_info: userInfo.nullable() }).nullable(),
  expires_at: moment,
  /** Where to connect (again); absent while connected. */
  reconnect_url: z.url().optional(),
});
export type StatusAnswer = z.output<typeof statusAnswer>;

export const oauthHealthAnswer = z.object({
  ok: z.literal(true),
  /** By provider: is an OAuth client configured? */
  oauth_configured: z.record(z.string(), z.boolean()),
});
