import { inspect } from 'node:util';

const REDACTED = '[redacted]';

let read: (secret: Secret) => string;

/**
 * A token, password or key on its way through the program. Logs, JSON, templates, `util.inspect` and structured clones
 * see `[redacted]` or nothing; the text comes out through `reveal` alone, and few rooms may import that.
 */
export class Secret {
  readonly #value: string;

  static {
    read = (secret) => secret.#value;
  }

  private constructor(value: string) {
    this.#value = value;
    Object.freeze(this);
  }

  static of(value: string): Secret {
    return new Secret(value);
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}

/** The text of a secret. Leaves this room through `reveal.ts` only. */
export const reveal = (secret: Secret): string => read(secret);
