import createClient, { type Client, type Middleware } from 'openapi-fetch';
import type { paths } from './schema.js';

/** An API key, a session token, or a function that gets the one to send now, for tokens that end. */
export type Credential = string | (() => string | Promise<string>);

export interface SwitchyardOptions {
  /** Where the server is, e.g. `https://switchyard.example.com`. */
  readonly baseUrl: string;
  readonly credential: Credential;
  /** Default: the platform's own. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** One method per HTTP verb, every path, parameter and answer typed: `client.GET('/api/asana/tasks', {…})`. */
export type SwitchyardClient = Client<paths>;

/** No answer came: the server could not be reached, or the connection broke. */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
}

/** @throws TypeError for a base URL that is none */
export function createSwitchyard({
  baseUrl,
  credential,
  fetch = globalThis.fetch,
}: SwitchyardOptions): SwitchyardClient {
  const client = createClient<paths>({ baseUrl: new URL(baseUrl).href.replace(/\/$/, ''), fetch: reporting(fetch) });
  client.use(authorizing(credential));
  return client;
}

const authorizing = (credential: Credential): Middleware => ({
  async onRequest({ request }) {
    const value = typeof credential === 'string' ? credential : await credential();
    request.headers.set('authorization', `Bearer ${value}`);
    return request;
  },
});

/** fetch says `TypeError` for a mistake of the caller and for a broken line alike. */
const reporting = (fetch: (request: Request) => Promise<Response>) => async (request: Request) => {
  try {
    return await fetch(request);
  } catch (cause) {
    throw new NetworkError('The server did not answer.', { cause });
  }
};
