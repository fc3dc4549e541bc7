import { randomBytes } from 'node:crypto';
import { Secret, sign } from '../../platform/vault/index.js';

/** What the standard's libraries expect in front of a secret; the rest is the base64 of its key. */
const PREFIX = 'whsec_';
/** Within the 24 to 64 bytes that the standard asks for. */
const KEY_BYTES = 32;

const FORM = { algorithm: 'sha256', encoding: 'base64', key: 'base64' } as const;

/** A new secret: as its owner is shown it once, and as it is kept. */
export function newSecret(): { readonly shown: string; readonly kept: Secret } {
  const key = randomBytes(KEY_BYTES).toString('base64');
  return { shown: PREFIX + key, kept: Secret.of(key) };
}

/**
 * The headers of a message.
 * @param seconds since the epoch, of this try
 * @param secrets each of which signs it, the newest first
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme
 */
export function signedHeaders(
  id: string,
  seconds: number,
  body: string,
  secrets: readonly Secret[],
): Readonly<Record<string, string>> {
  const content = Buffer.from(`${id}.${seconds}.${body}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': secrets.map((secret) => `v1,${sign(secret, content, FORM)}`).join(' '),
  };
}
