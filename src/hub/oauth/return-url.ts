/** Longest address a client may ask for, in characters. */
export const RETURN_URL_LIMIT = 2048;

/** Printable ASCII without `\`, which URL parsers read as `/`; the parser would drop tabs and line breaks silently. */
const PLAIN_TEXT = /^[\x21-\x5b\x5d-\x7e]+$/;

/** Literal loopback addresses; `localhost` may resolve to anything and is compared like every other host. */
const LOOPBACK_HOSTS = new Set(['127.0.0.1', '[::1]']);

/**
 * The parsed address if the operator registered it, else undefined. Scheme, host, port and path must be equal, a
 * registered query must be kept, and more query may be added. A registered http loopback address matches on any port,
 * because desktop clients listen where they can: https://www.rfc-editor.org/rfc/rfc8252#section-7.3
 */
export function registeredReturnUrl(asked: string, registered: readonly string[]): URL | undefined {
  if (asked.length > RETURN_URL_LIMIT || !PLAIN_TEXT.test(asked)) return undefined;
  // https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2: no fragment, not even an empty one.
  if (asked.includes('#') || !URL.canParse(asked)) return undefined;
  const url = new URL(asked);
  if (url.username !== '' || url.password !== '') return undefined;
  return registered.some((entry) => isSameEndpoint(url, new URL(entry))) ? url : undefined;
}

function isSameEndpoint(url: URL, registered: URL): boolean {
  return (
    url.protocol === registered.protocol &&
    url.hostname === registered.hostname &&
    url.pathname === registered.pathname &&
    (url.port === registered.port || isHttpLoopback(registered)) &&
    [...registered.searchParams].every(([name, value]) => url.searchParams.getAll(name).includes(value))
  );
}

const isHttpLoopback = ({ protocol, hostname }: URL) => protocol === 'http:' && LOOPBACK_HOSTS.has(hostname);
