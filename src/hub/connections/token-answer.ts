import { z } from 'zod';
import { type ProviderManifest } from '../../contracts/index.js';
import { Secret } from '../../platform/vault/index.js';
import { type IssuedTokens, TOKEN_TEXT } from './issued-tokens.js';

/** Ten years: what is longer is not a lifetime but a mistake. */
const LONGEST_LIFETIME_SECONDS = 315_360_000;

const token = z
  .string()
  .regex(TOKEN_TEXT)
  .transform((text) => Secret.of(text));

/** Some providers quote the number; one that makes no sense counts as absent. */
const lifetime = z.coerce.number().positive().max(LONGEST_LIFETIME_SECONDS).optional().catch(undefined);

/** https://www.rfc-editor.org/rfc/rfc6749#section-5.1; some providers send absent members as null, or scopes as a list. */
const answerSchema = z.object({
  access_token: token,
  refresh_token: token.nullish(),
  expires_in: lifetime,
  scope: z.union([z.string(), z.array(z.string())]).nullish(),
});

/** https://www.rfc-editor.org/rfc/rfc6749#section-5.2; other text than such a code is not ours to repeat. */
const errorSchema = z.object({ error: z.string().regex(/^[\w.-]{1,64}$/) });

/** The error code of a token endpoint's answer, if it is one. Some providers send it with status 200. */
export const errorCodeOf = (body: unknown): string | undefined => errorSchema.safeParse(body).data?.error;

/** @returns undefined when the body is not a token answer */
export function readTokenAnswer(body: unknown, manifest: ProviderManifest, now: number): IssuedTokens | undefined {
  const answer = answerSchema.safeParse(body).data;
  if (!answer) return undefined;
  const { scopeSeparator, defaultExpiresIn } = manifest.oauth;
  const expiresIn = answer.expires_in ?? defaultExpiresIn;
  const scope = answer.scope ?? [];
  return {
    accessToken: answer.access_token,
    ...(answer.refresh_token && { refreshToken: answer.refresh_token }),
    expiresAt: expiresIn === undefined ? null : new Date(now + expiresIn * 1000),
    scopes: (typeof scope === 'string' ? scope.split(scopeSeparator) : scope).filter(Boolean),
  };
}
