import { hkdfSync, randomBytes } from 'node:crypto';

/** AES-256 and HKDF-SHA256 both take 32 bytes. */
const KEY_BYTES = 32;
const KEY_ID = /^[A-Za-z0-9_-]{1,32}$/;

/** Injection token of the one `KeyRing`. */
export const KEY_RING = Symbol('KEY_RING');

/** The text given to `parseKeyRing` is not a key ring. The message names the position of the entry, never a key. */
export class KeyRingError extends Error {
  override readonly name = 'KeyRingError';
}

/** Keys made from the ring for one purpose; `current` is the one to use, `all` (by key id) are the ones to accept. */
export interface DerivedKeys {
  readonly current: { readonly id: string; readonly key: Uint8Array };
  readonly all: ReadonlyMap<string, Uint8Array>;
}

/** Root keys by id, the first being current. The root keys themselves never leave this class: purposes get their own. */
export class KeyRing {
  readonly #roots: ReadonlyMap<string, Uint8Array>;
  readonly #currentId: string;

  constructor(entries: readonly (readonly [id: string, root: Uint8Array])[]) {
    const [first] = entries;
    if (!first) throw new KeyRingError('A key ring needs at least one key.');
    this.#currentId = first[0];
    this.#roots = new Map(entries);
  }

  /** HKDF-SHA256 (RFC 5869) of every root key: 32 bytes each, the same for the same purpose, unrelated between purposes. */
  derive(purpose: string): DerivedKeys {
    const all = new Map<string, Uint8Array>();
    for (const [id, root] of this.#roots) {
      all.set(id, new Uint8Array(hkdfSync('sha256', root, '', `switchyard:${purpose}`, KEY_BYTES)));
    }
    return { current: { id: this.#currentId, key: all.get(this.#currentId)! }, all };
  }
}

/**
 * Reads `id:base64,…`: the first key seals, all of them open. Ids are 1 to 32 of `A-Z a-z 0-9 _ -`, keys 32 bytes.
 * @throws KeyRingError
 */
export function parseKeyRing(text: string): KeyRing {
  const ids = new Set<string>();
  const keys = new Set<string>();
  const entries = text.split(',').map((entry, index) => {
    const position = `key ${index + 1}`;
    const [id, root] = parseEntry(entry.trim(), position);
    const encoded = Buffer.from(root).toString('base64');
    if (ids.has(id)) throw new KeyRingError(`${position}: its id is already taken by another key.`);
    if (keys.has(encoded)) throw new KeyRingError(`${position}: the same key already stands under another id.`);
    ids.add(id);
    keys.add(encoded);
    return [id, root] as const;
  });
  return new KeyRing(entries);
}

/** A new key ring of one random key, in the form `parseKeyRing` reads. */
export function generateKeyRing(): string {
  const id = `k${randomBytes(4).toString('hex')}`;
  return `${id}:${randomBytes(KEY_BYTES).toString('base64')}`;
}

function parseEntry(entry: string, position: string): [id: string, root: Uint8Array] {
  const colon = entry.indexOf(':');
  if (colon < 0) throw new KeyRingError(`${position}: expected the form id:base64.`);
  const id = entry.slice(0, colon);
  if (!KEY_ID.test(id)) throw new KeyRingError(`${position}: its id must be 1 to 32 letters, digits, "_" or "-".`);
  const encoded = entry.slice(colon + 1);
  const root = Buffer.from(encoded, 'base64');
  // Buffer skips what is not base64, so a mistyped key would silently become another one.
  if (root.toString('base64') !== encoded) throw new KeyRingError(`${position}: its key is not valid base64.`);
  if (root.length !== KEY_BYTES) {
    throw new KeyRingError(`${position}: its key has ${root.length} bytes instead of ${KEY_BYTES}.`);
  }
  return [id, root];
}
