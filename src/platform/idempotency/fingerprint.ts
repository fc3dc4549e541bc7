import { createHash } from 'node:crypto';

export interface FingerprintedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  /** Parsed JSON. */
  readonly body: unknown;
}

/**
 * SHA-256 of what a request asks for. The order of query parameters and of the members of an object says nothing, so
 * two spellings of one request are the same request.
 */
export function fingerprintOf({ method, url, body }: FingerprintedRequest): Uint8Array<ArrayBuffer> {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.sort();
  const request = JSON.stringify([method, path, parameters.toString(), body ?? null], inOrder);
  return new Uint8Array(createHash('sha256').update(request).digest());
}

const inOrder = (_: string, value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;
