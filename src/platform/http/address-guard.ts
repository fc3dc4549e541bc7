import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { promisify } from 'node:util';
import ipaddr from 'ipaddr.js';
import { buildConnector } from 'undici';

/** All addresses of a host name, as `dns.lookup` with `all` gives them. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

const lookupAll = promisify(systemLookup);
export const systemResolve: Resolve = (hostname) => lookupAll(hostname, { all: true });

/** Nothing was sent, because the address is not one this server may call. The message never quotes the address. */
export class AddressRefusedError extends Error {
  override readonly name = 'AddressRefusedError';
  readonly code = 'address_refused';
}

const HOSTNAME = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;

/**
 * Parses the address of a request and checks all that can be checked before the name is resolved.
 * `allowedHosts` are exact names or `*.example.com`, which matches any subdomain but not `example.com`.
 * @throws AddressRefusedError
 */
export function guardUrl(text: string, allowedHosts: readonly string[], allowLoopback: boolean): URL {
  const url = parseUrl(text);
  if (url.username || url.password) throw new AddressRefusedError('The address carries user information.');
  if (allowLoopback && isLoopbackHost(url.hostname) && isHttp(url)) return url;
  if (url.protocol !== 'https:') throw new AddressRefusedError('The address is not https.');
  if (url.port) throw new AddressRefusedError('The address names a port.');
  // "example.com." is the same host; without the dot, name, TLS and Host header agree.
  url.hostname = url.hostname.replace(/\.$/, '');
  if (isLiteral(url.hostname)) throw new AddressRefusedError('The address is an IP literal.');
  if (!isAllowedHost(url.hostname, allowedHosts)) throw new AddressRefusedError('The host is not on the allow list.');
  return url;
}

/**
 * Connector for an undici dispatcher that reaches public addresses only: it resolves the name itself, checks every
 * address of the answer and connects to those very addresses, so a second answer cannot change the target.
 */
export function guardedConnector(
  allowLoopback: boolean,
  resolve: Resolve,
  timeoutMs: number,
): buildConnector.connector {
  const connect = buildConnector({ lookup: guardedLookup(allowLoopback, resolve), timeout: timeoutMs });
  return (options, callback) => {
    // Node never looks up a literal.
    if (isLiteral(options.hostname) && !(allowLoopback && isLoopbackHost(options.hostname))) {
      callback(new AddressRefusedError('The address is an IP literal.'), null);
      return;
    }
    connect(options, callback);
  };
}

/** `lookup` for `net.connect`: fails with AddressRefusedError unless every address of the name may be called. */
export function guardedLookup(allowLoopback: boolean, resolve: Resolve): LookupFunction {
  return (hostname, options, callback) => {
    const mayCall = allowLoopback && isLoopbackHost(hostname) ? isLoopbackAddress : isPublicAddress;
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses;
        if (!first || !addresses.every(({ address }) => mayCall(address))) {
          callback(new AddressRefusedError('The host resolves to an address that is not public.'), '');
        } else if (options.all) {
          callback(null, [...addresses]);
        } else {
          callback(null, first.address, first.family);
        }
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    );
  };
}

/** Global unicast only: private, loopback, link-local, shared, documentation, mapped and translated ranges are not. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  // ipaddr.js knows special ranges, but takes unassigned IPv6 space, IPv4-compatible addresses among it, for unicast.
  // https://www.iana.org/assignments/ipv6-address-space: only 2000::/3 is global unicast.
  const isAssigned = parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST);
  return isAssigned && parsed.range() === 'unicast';
}

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

function isLoopbackAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.parse(address).range() === 'loopback';
}

/** The usual ones first: parsing an address costs as much as sending a request to it. */
function isLoopbackHost(hostname: string): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || isLoopbackAddress(withoutBrackets(hostname));
}

const withoutBrackets = (hostname: string) => hostname.replace(/^\[(.*)\]$/, '$1');
const isLiteral = (hostname: string) => isIP(withoutBrackets(hostname)) !== 0;
const isHttp = (url: URL) => url.protocol === 'http:' || url.protocol === 'https:';

function isAllowedHost(hostname: string, allowedHosts: readonly string[]): boolean {
  return (
    HOSTNAME.test(hostname) &&
    allowedHosts.some((pattern) =>
      pattern.startsWith('*.') ? hostname.endsWith(pattern.slice(1)) : hostname === pattern,
    )
  );
}

function parseUrl(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new AddressRefusedError('The address is not a URL.');
  }
}
