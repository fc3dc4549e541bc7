import { z } from 'zod';

const name = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Cs}]{1,200}$/u, 'must be 1 to 200 characters without control characters');

export const newApiKey = z.object({
  name,
  scopes: z.array(z.string().max(100)).min(1).max(100),
  /** The one user the key speaks for; checked by the authorization guard. */
  user_id: z.string().nullish(),
  expires_at: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .nullish(),
});
export type NewApiKey = z.output<typeof newApiKey>;

export const apiKeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** First characters of the key. */
  hint: z.string(),
  scopes: z.array(z.string()),
  user_id: z.string().nullable(),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime().nullable(),
  last_used_at: z.iso.datetime().nullable(),
});
export type ApiKeyView = z.output<typeof apiKeyView>;

export const createdApiKey = z.object({ ok: z.literal(true), key: z.string(), api_key: apiKeyView });
export const apiKeyList = z.object({
  ok: z.literal(true),
  keys: z.array(apiKeyView),
  next_cursor: z.string().nullable(),
});
export const deletedApiKey = z.object({ ok: z.literal(true), message: z.string() });
