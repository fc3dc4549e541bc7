import { randomInt } from 'node:crypto';

/** https://developers.asana.com/docs/errors: every error body is `{errors:[{message, help, phrase?}]}`. */
const HELP =
  'For more information on API status codes and how to handle them, read the docs on errors: https://developers.asana.com/docs/errors';

/** An answer in Asana's error form. `status` is the HTTP status, `retryAfter` is in seconds. */
export class AsanaError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfter?: number,
  ) {
    super(message);
    this.name = 'AsanaError';
  }
}

interface ErrorBody {
  errors: { message: string; help: string; phrase?: string }[];
}

export function errorBody(status: number, message: string): ErrorBody {
  const phrase = status >= 500 ? { phrase: supportPhrase() } : {};
  return { errors: [{ message, help: HELP, ...phrase }] };
}

export const badRequest = (message: string): AsanaError => new AsanaError(400, message);
export const paymentRequired = (message: string): AsanaError => new AsanaError(402, message);
export const forbidden = (message: string): AsanaError => new AsanaError(403, message);
export const notFound = (message: string): AsanaError => new AsanaError(404, message);

const COUNTED = ['bright', 'calm', 'eager', 'patient', 'sad', 'tiny'];
const ANIMALS = ['badgers', 'herons', 'lynxes', 'otters', 'squid', 'wombats'];
const VERBS = ['dance', 'dig', 'sail', 'sing', 'snuggle', 'wander'];
const MANNERS = ['boldly', 'kindly', 'neatly', 'slowly', 'softly', 'warmly'];

/** Like node-asana-phrase: "6 sad squid snuggle softly", what support asks for after a 500. */
function supportPhrase(): string {
  const pick = (words: string[]): string => words[randomInt(words.length)] ?? '';
  return `${randomInt(2, 30)} ${pick(COUNTED)} ${pick(ANIMALS)} ${pick(VERBS)} ${pick(MANNERS)}`;
}
