import type { FastifyInstance } from 'fastify';

/** An answer that is JSON already, such as one in which the same items stand in several places. */
export class JsonText<T = unknown> {
  constructor(readonly text: string) {}

  /** What it says, for whoever wants the value rather than the text. */
  toJSON(): T {
    return JSON.parse(this.text) as T;
  }
}

/** Sends `JsonText` as it is, and every other answer as its JSON. */
export function serializeAnswers(fastify: FastifyInstance): void {
  fastify.setReplySerializer((answer) => (answer instanceof JsonText ? answer.text : JSON.stringify(answer)));
}
