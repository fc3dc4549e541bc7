import type { IncomingHttpHeaders } from 'node:http';

/**
 * What is passed on, in either direction. A list of what may pass needs no list of what must not: hop-by-hop fields,
 * credentials, cookies and forwarding fields are not on it (https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1).
 */
const TO_PROVIDER: ReadonlySet<string> = new Set([
  'accept',
  'accept-encoding',
  'accept-language',
  'content-encoding',
  'content-language',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'prefer',
  'range',
]);

const TO_CLIENT: ReadonlySet<string> = new Set([
  'accept-ranges',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-length',
  'content-range',
  'content-type',
  'deprecation',
  'etag',
  'last-modified',
  'link',
  'location',
  'preference-applied',
  'retry-after',
  'sunset',
]);

type Incoming = Readonly<Record<string, string | string[] | undefined>>;

/** Headers for the provider. Fields that bear its name are its own, such as `Asana-Enable`. */
export const headersForProvider = (headers: IncomingHttpHeaders, provider: string): Record<string, string> =>
  passing(headers, TO_PROVIDER, provider);

/** Headers for the client, out of the provider's answer. */
export const headersForClient = (headers: Incoming, provider: string): Record<string, string> =>
  passing(headers, TO_CLIENT, provider);

function passing(headers: Incoming, allowed: ReadonlySet<string>, provider: string): Record<string, string> {
  const own = `${provider}-`;
  const passed: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value === undefined || !(allowed.has(name) || name.startsWith(own))) continue;
    passed[name] = typeof value === 'string' ? value : value.join(', ');
  }
  for (const name of namedByConnection(headers.connection)) delete passed[name];
  return passed;
}

/** Fields that the sender meant for the next hop only. */
function namedByConnection(connection: string | string[] | undefined): string[] {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') return [];
  return String(connection)
    .split(',')
    .map((name) => name.trim().toLowerCase());
}
