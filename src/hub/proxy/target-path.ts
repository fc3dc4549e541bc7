import { invalidField } from '../../platform/problem/index.js';

/** What may stand in a path, https://www.rfc-editor.org/rfc/rfc3986#section-3.3; a fragment and a backslash may not. */
const PATH = /^(\/[\w.~!$&'()*+,;=:@%-]+)*\/?$/;
/** Encoded separators and NUL, which a server on the way may decode and read as another path. */
const ENCODED_SEPARATOR = /%(2f|5c|00)/i;
/** `.` and `..`, also encoded: they lead elsewhere, https://url.spec.whatwg.org/#single-dot-path-segment */
const DOT_SEGMENT = /\/(\.|%2e){1,2}(\/|$)/i;
const BROKEN_ESCAPE = /%(?![0-9a-f]{2})/i;
const QUERY = /^[\x21\x22\x24-\x7e]*$/;

/** Parameters that select whom a request works for: they are ours, and the provider never sees them. */
const OURS: ReadonlySet<string> = new Set(['user_id', 'organizationId']);

/**
 * What to ask the provider for, byte for byte as it was written.
 * @param url of the request, as on its first line: `/api/proxy/{provider}/…`
 * @returns path below the API base, with a leading slash, and query with its `?`, or an empty text
 * @throws problem `validation_failed` for a path that could lead elsewhere
 */
export function targetOf(url: string): { readonly path: string; readonly query: string } {
  const mark = url.indexOf('?');
  const path = belowProvider(mark < 0 ? url : url.slice(0, mark));
  const query = mark < 0 ? '' : url.slice(mark + 1);
  if (
    path === '' ||
    !PATH.test(path) ||
    ENCODED_SEPARATOR.test(path) ||
    DOT_SEGMENT.test(path) ||
    BROKEN_ESCAPE.test(path)
  ) {
    throw invalidField('path', 'must be a plain path below the API base: no empty, dot or encoded-slash segments');
  }
  if (!QUERY.test(query)) throw invalidField('query', 'must be percent-encoded');
  return { path, query: query && withoutOurs(query) };
}

/** Behind `/api/proxy/{provider}`. */
function belowProvider(path: string): string {
  let at = 0;
  for (let slashes = 0; slashes < 4 && at >= 0; slashes++) at = path.indexOf('/', at + (slashes ? 1 : 0));
  return at < 0 ? '' : path.slice(at);
}

function withoutOurs(query: string): string {
  const kept = query.split('&').filter((part) => part !== '' && !OURS.has(nameOf(part)));
  return kept.length > 0 ? `?${kept.join('&')}` : '';
}

/** The name as this server's own query parser reads it. */
function nameOf(part: string): string {
  const end = part.indexOf('=');
  const name = end < 0 ? part : part.slice(0, end);
  return /[%+]/.test(name) ? decode(name.replaceAll('+', ' ')) : name;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
