import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, type ZlibOptions } from 'node:zlib';

type Decompress = (content: Buffer, options: Pick<ZlibOptions, 'maxOutputLength'>) => Promise<Buffer>;

/** What this room can decompress, as it tells providers. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

const DECOMPRESS: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ['identity', async (content) => content],
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

const utf8 = new TextDecoder();

/** The answer came, but its body is too large or cannot be decoded. */
export class ResponseBodyError extends Error {
  override readonly name = 'ResponseBodyError';

  constructor(readonly code: 'response_too_large' | 'response_unreadable') {
    super(code);
  }
}

/** The text of a body, decompressed. At once, and without a promise, where nothing is compressed. */
export function textOf(content: Buffer, encoding: string | undefined, maxBytes: number): string | Promise<string> {
  // Answers to HEAD and 204 may name an encoding of the nothing they carry.
  if (!encoding || content.length === 0) return utf8.decode(content);
  return decompress(content, encoding, maxBytes).then((inflated) => utf8.decode(inflated));
}

/**
 * Gives up as soon as more than `maxBytes` are inflated.
 * @throws ResponseBodyError
 */
async function decompress(content: Buffer, encoding: string, maxBytes: number): Promise<Buffer> {
  const inflated = DECOMPRESS.get(encoding.trim().toLowerCase());
  if (!inflated) throw new ResponseBodyError('response_unreadable');
  try {
    return await inflated(content, { maxOutputLength: maxBytes });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ResponseBodyError(isTooLarge ? 'response_too_large' : 'response_unreadable');
  }
}
