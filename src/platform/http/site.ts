import { AddressRefusedError, guardUrl } from './address-guard.js';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** Written out, not parsed: `URL` mends tabs, backslashes and full-width letters, and what it makes of them is a guess. */
const SITE = new RegExp(`^https://(${LABEL}(?:\\.${LABEL})+)\\.?/?$`, 'i');
const LOOPBACK_SITE = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?(?:\/[\w-]+)*\/?$/;
/** Longest name of a host: https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4 */
const LONGEST_HOST = 253;
const LONGEST_TEXT = 300;

/**
 * Reads the base URL of a customer's own site as a caller wrote it. Nothing but scheme and host may stand in it, and the
 * host must be one of `allowedHosts`. With `allowLoopback` it may also be an http one on this machine, with port and path.
 * @returns `https://acme.example.com`: lower case, no dot or slash at the end
 * @throws AddressRefusedError, whose message says what is wrong without quoting the address
 */
export function readSite(text: string, allowedHosts: readonly string[], allowLoopback: boolean): string {
  if (text.length > LONGEST_TEXT) throw new AddressRefusedError('The address is too long.');
  if (allowLoopback && LOOPBACK_SITE.test(text)) return guardUrl(text, [], true).href.replace(/\/$/, '');
  const host = SITE.exec(text)?.[1]?.toLowerCase();
  if (host === undefined || host.length > LONGEST_HOST) {
    throw new AddressRefusedError('The address is not of the form https://name.example.com.');
  }
  // Nobody is given such a name below a provider's own; it would only look like another to whoever reads it.
  if (/(?:^|\.)xn--/.test(host) && !allowedHosts.includes(host)) {
    throw new AddressRefusedError('The host is an internationalized name.');
  }
  return guardUrl(`https://${host}`, allowedHosts, false).origin;
}
