import { Inject, Injectable } from '@nestjs/common';
import { compactDecrypt, CompactEncrypt } from 'jose';

import { ALGORITHM, ENCRYPTION, headerFor, isBoundTo, readHeader, type Binding } from './envelope.js';
import { KEY_RING, KeyRing, type DerivedKeys } from './key-ring.js';
import { reveal, Secret } from './secret.js';
import { VaultError } from './vault-error.js';

/** Purposes of callers get a prefix, so that none of them can ask for the sealing key. */
const SEALING = 'seal';
const callerPurpose = (purpose: string) => `derive:${purpose}`;

/**
 * Seals secrets for storage as compact JWE (RFC 7516) and opens them again. Key id and binding are in the
 * authenticated header: a value that was moved to another organization, row or column does not open.
 */
@Injectable()
export class Vault {
  readonly #sealing: DerivedKeys;
  readonly #ring: KeyRing;

  constructor(@Inject(KEY_RING) ring: KeyRing) {
    this.#ring = ring;
    this.#sealing = ring.derive(SEALING);
  }

  /** Text to store in the column named by the binding, sealed with the current key. */
  async seal(plain: Secret, binding: Binding): Promise<string> {
    const { id, key } = this.#sealing.current;
    return new CompactEncrypt(new TextEncoder().encode(reveal(plain)))
      .setProtectedHeader({ ...headerFor(id, binding) })
      .encrypt(key);
  }

  /** @throws VaultError `unknown_key`, `wrong_binding` or `corrupt` */
  async open(sealed: string, binding: Binding): Promise<Secret> {
    const header = readHeader(sealed);
    const key = this.#sealing.all.get(header.kid);
    if (!key) throw new VaultError('unknown_key');
    const plain = await decrypt(sealed, key);
    if (!isBoundTo(header, binding)) throw new VaultError('wrong_binding');
    return Secret.of(new TextDecoder().decode(plain));
  }

  /** Whether the value was sealed with another key than the current one. @throws VaultError `corrupt` */
  needsReseal(sealed: string): boolean {
    return readHeader(sealed).kid !== this.#sealing.current.id;
  }

  /** Keys for another purpose than sealing, such as signing session tokens: 32 bytes for each key of the ring. */
  derive(purpose: string): DerivedKeys {
    return this.#ring.derive(callerPurpose(purpose));
  }
}

async function decrypt(sealed: string, key: Uint8Array): Promise<Uint8Array> {
  try {
    const { plaintext } = await compactDecrypt(sealed, key, {
      keyManagementAlgorithms: [ALGORITHM],
      contentEncryptionAlgorithms: [ENCRYPTION],
    });
    return plaintext;
  } catch {
    throw new VaultError('corrupt');
  }
}
