import type { FastifyInstance } from 'fastify';

interface Part {
  readonly piece: string;
  /** Where it begins in the text, and how long it is, in bytes. */
  readonly start: number;
  readonly length: number;
  readonly earlier: Part | undefined;
}

/** An answer that is JSON already, such as one in which the same items stand in several places. */
export class JsonText<T = unknown> {
  /** @param pieces of the text, one behind the other; what stands in it again is the same string again */
  constructor(private readonly pieces: readonly string[]) {}

  /** In one allocation, because that costs more than copying; each string is encoded once. */
  get bytes(): Buffer {
    const parts: Part[] = [];
    let total = 0;
    for (const piece of this.pieces) {
      const earlier = parts.find((part) => part.piece === piece);
      const length = earlier?.length ?? Buffer.byteLength(piece);
      parts.push({ piece, start: total, length, earlier });
      total += length;
    }
    const bytes = Buffer.allocUnsafe(total);
    for (const { piece, start, length, earlier } of parts) {
      if (earlier) bytes.copyWithin(start, earlier.start, earlier.start + length);
      else bytes.write(piece, start);
    }
    return bytes;
  }

  /** What it says, for whoever wants the value rather than the text. */
  toJSON(): T {
    return JSON.parse(this.pieces.join('')) as T;
  }
}

const written = (answer: unknown): string | Buffer =>
  answer instanceof JsonText ? answer.bytes : JSON.stringify(answer);

/**
 * Sends `JsonText` as it is, and every other answer as its JSON. Fastify takes bytes as well, which its type does not
 * say: https://fastify.dev/docs/latest/Reference/Reply/#serializerfunc
 */
export function serializeAnswers(fastify: FastifyInstance): void {
  fastify.setReplySerializer(written as (answer: unknown) => string);
}
