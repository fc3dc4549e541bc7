import { decodeProtectedHeader } from 'jose';
import { z } from 'zod';

import { VaultError } from './vault-error.js';

/** Where a sealed value lives. It opens there and nowhere else. */
export interface Binding {
  readonly organizationId: string;
  /** Id of the row. */
  readonly record: string;
  /** `table.column`. */
  readonly column: string;
}

/** Direct encryption (RFC 7518 section 4.5) with AES-256-GCM (section 5.3). */
export const ALGORITHM = 'dir';
export const ENCRYPTION = 'A256GCM';

// 16-byte tag and 12-byte nonce as RFC 7518 section 5.3 wants them, in base64url; no encrypted key in `dir` mode.
const COMPACT = /^([\w-]+)\.\.([\w-]{16})\.([\w-]*)\.([\w-]{22})$/;

const headerSchema = z.strictObject({
  alg: z.literal(ALGORITHM),
  enc: z.literal(ENCRYPTION),
  kid: z.string(),
  org: z.string(),
  rec: z.string(),
  col: z.string(),
});
type EnvelopeHeader = z.output<typeof headerSchema>;

export function headerFor(kid: string, binding: Binding): EnvelopeHeader {
  return {
    alg: ALGORITHM,
    enc: ENCRYPTION,
    kid,
    org: binding.organizationId,
    rec: binding.record,
    col: binding.column,
  };
}

/**
 * The header of a sealed value, not yet authenticated: trust it only after decryption succeeded.
 * @throws VaultError `corrupt`
 */
export function readHeader(sealed: string): EnvelopeHeader {
  const parts = COMPACT.exec(sealed)?.slice(1);
  if (!parts?.every(isCanonicalBase64url)) throw new VaultError('corrupt');
  const header = headerSchema.safeParse(decodeHeader(sealed));
  if (!header.success) throw new VaultError('corrupt');
  return header.data;
}

export function isBoundTo(header: EnvelopeHeader, binding: Binding): boolean {
  return header.org === binding.organizationId && header.rec === binding.record && header.col === binding.column;
}

function decodeHeader(sealed: string): unknown {
  try {
    return decodeProtectedHeader(sealed);
  } catch {
    throw new VaultError('corrupt');
  }
}

/** The last character carries unused bits: without this check one value would have several spellings. */
function isCanonicalBase64url(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}
