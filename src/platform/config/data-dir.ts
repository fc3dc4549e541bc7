import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateKeyRing, type KeyRing, parseKeyRing, Secret } from '../vault/index.js';
import { ConfigurationError } from './configuration-error.js';

/** Prefix of every API key, so that secret scanners and people recognise one. */
export const API_KEY_PREFIX = 'sy_';

/** Reads a secret file, or makes it once with mode 0600; of several processes that start together all get the same. */
function readOrCreate(file: string, create: () => string): string {
  const existing = read(file);
  if (existing !== undefined) return existing;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${create()}\n`, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(draft, file); // fails where the file exists by now: the other process was first, and its value counts
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return read(file) ?? '';
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The bootstrap key of the first organization: from the environment, else made once beside the data. */
export function bootstrapApiKey(fromEnvironment: string | undefined, dataDir: string) {
  if (fromEnvironment) return { bootstrapKey: Secret.of(fromEnvironment), bootstrapKeyFile: null };
  const file = path.join(dataDir, 'api-key');
  const key = readOrCreate(file, () => API_KEY_PREFIX + randomBytes(32).toString('base64url'));
  return { bootstrapKey: Secret.of(key), bootstrapKeyFile: file };
}

/** The encryption key ring: from the environment, else (never in production) made once beside the API key. */
export function encryptionKeys(fromEnvironment: string | undefined, dataDir: string, mode: string): KeyRing {
  if (!fromEnvironment && mode === 'production') {
    throw new ConfigurationError([
      { variable: 'ENCRYPTION_KEYS', expected: 'is required in production: id:base64 of 32 random bytes' },
    ]);
  }
  const text = fromEnvironment ?? readOrCreate(path.join(dataDir, 'encryption-keys'), generateKeyRing);
  try {
    return parseKeyRing(text);
  } catch (error) {
    throw new ConfigurationError([{ variable: 'ENCRYPTION_KEYS', expected: (error as Error).message }]);
  }
}
