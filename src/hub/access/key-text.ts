import { hash, randomBytes } from 'node:crypto';
import { API_KEY_PREFIX } from '../../platform/config/index.js';

const RANDOM_BYTES = 32;
/** The prefix and six characters: enough to recognise a key, 220 of its bits stay unknown. */
const HINT_LENGTH = API_KEY_PREFIX.length + 6;

export const newKeyText = (): string => API_KEY_PREFIX + randomBytes(RANDOM_BYTES).toString('base64url');

/** SHA-256 in base64: what a credential goes by in memory. */
export const digestOf = (text: string): string => hash('sha256', text, 'base64');

/** What is stored of a key. It has 256 random bits, so there is nothing a slow hash could protect. */
export const hashOfKey = (text: string): Uint8Array<ArrayBuffer> => bytesOf(digestOf(text));
export const bytesOf = (digest: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(digest, 'base64'));

export const hintOfKey = (text: string): string => text.slice(0, HINT_LENGTH);
