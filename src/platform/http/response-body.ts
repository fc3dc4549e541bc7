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

/** The answer came, but its body is too large or cannot be decoded. */
class ResponseBodyError extends Error {
  override readonly name = 'ResponseBodyError';

  constructor(readonly code: 'response_too_large' | 'response_unreadable') {
    super(code);
  }
}

/**
 * Reads and decompresses a body. Gives up as soon as it exceeds `maxBytes`, as received (while it still streams) or as
 * decompressed (while it still inflates).
 * @throws ResponseBodyError, or the error of the stream
 */
export async function readBody(
  body: AsyncIterable<Buffer>,
  encoding: string | undefined,
  maxBytes: number,
): Promise<Buffer> {
  const content = await collect(body, maxBytes);
  // Answers to HEAD and 204 may name an encoding of the nothing they carry.
  if (!encoding || content.length === 0) return content;
  const decompress = DECOMPRESS.get(encoding.trim().toLowerCase());
  if (!decompress) throw new ResponseBodyError('response_unreadable');
  try {
    return await decompress(content, { maxOutputLength: maxBytes });
  } catch (error) {
    const isTooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new ResponseBodyError(isTooLarge ? 'response_too_large' : 'response_unreadable');
  }
}

async function collect(body: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let received = 0;
  for await (const chunk of body) {
    received += chunk.length;
    if (received > maxBytes) throw new ResponseBodyError('response_too_large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
