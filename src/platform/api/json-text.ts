import type { FastifyInstance } from 'fastify';

/** An answer that is JSON already, such as one in which the same items stand in several places. */
export class JsonText<T = unknown> {
  /** @param pieces of the text, one behind the other; as bytes where a piece is long and stands in it several times */
  constructor(private readonly pieces: readonly (string | Buffer)[]) {}

  get bytes(): Buffer {
    return Buffer.concat(this.pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
  }

  get text(): string {
    return this.pieces.join('');
  }

  /** What it says, for whoever wants the value rather than the text. */
  toJSON(): T {
    return JSON.parse(this.text) as T;
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
