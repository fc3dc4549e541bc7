import { createHmac, timingSafeEqual } from 'node:crypto';
import { badRequest } from './errors.js';

/** https://developers.asana.com/docs/pagination: unpaged answers are cut at about 1,000 objects. */
const UNPAGED_MAX = 1000;
/** `exp` minus `iat` of Asana's tokens, which are JSON Web Tokens of HS256. */
const OFFSET_LIFETIME_MS = 900_000;
/** Of this many items at the end of a page, the last one still in the list says where the next page begins. */
const BORDER = 5;

interface PageRequest<T> {
  limit?: string;
  offset?: string;
  /** Two items of a list never have the same. */
  keyOf: (item: T) => string;
  /** Path without `limit` and `offset`, which a token is bound to. */
  listing: string;
  now: number;
  secret: string;
}

/** What a page is cut from: an array, or something that makes its items only when they are asked for. */
export interface Listing<T> {
  readonly length: number;
  slice(start: number, end?: number): T[];
}

interface Page<T> {
  items: T[];
  /** Token of the next page; absent on the last one. */
  nextOffset?: string;
}

/** What an offset token says, to nobody but the twin. */
interface Place {
  /** Items before it, when it was written. */
  position: number;
  /** Keys of the items just before it, the nearest first. */
  border: string[];
}

/**
 * Cuts one page out of a list; without `limit` the whole list is one page. A page begins after the last item of the one
 * before, as `border_rank` in Asana's tokens says, so what leaves the list meanwhile makes no gap.
 */
export function paginate<T>(all: Listing<T>, request: PageRequest<T>): Page<T> {
  const limit = readLimit(request.limit);
  const start = request.offset === undefined ? 0 : startAfter(readOffset(request.offset, request), all, request.keyOf);
  if (limit === undefined) {
    if (all.length - start > UNPAGED_MAX) {
      throw badRequest('The result is too large. You should use pagination (may require specifying a workspace)!');
    }
    return { items: all.slice(start) };
  }
  const end = start + limit;
  const items = all.slice(start, end);
  if (end >= all.length) return { items };
  const border = items.slice(-BORDER).map(request.keyOf).reverse();
  return { items, nextOffset: writeOffset({ position: end, border }, request) };
}

function startAfter<T>({ position, border }: Place, all: Listing<T>, keyOf: (item: T) => string): number {
  const [before] = all.slice(position - 1, position);
  if (before !== undefined && keyOf(before) === border[0]) return position;
  const keys = all.slice(0).map(keyOf);
  const left = border.map((key) => keys.indexOf(key)).find((index) => index >= 0);
  return left === undefined ? Math.min(position, keys.length) : left + 1;
}

/** 1 to 100, or undefined when not given. */
export function readLimit(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const limit = /^\d{1,4}$/.test(value) ? Number(value) : 0;
  if (limit < 1 || limit > 100) throw badRequest('limit: Must be between 1 and 100');
  return limit;
}

function sign(payload: string, secret: string): string {
  return createHmac('sha256', secret).update(payload).digest('base64url').slice(0, 24);
}

function writeOffset<T>({ position, border }: Place, request: PageRequest<T>): string {
  const payload = JSON.stringify([position, border, request.now + OFFSET_LIFETIME_MS, request.listing]);
  return `${Buffer.from(payload).toString('base64url')}.${sign(payload, request.secret)}`;
}

function readOffset<T>(token: string, request: PageRequest<T>): Place {
  const [encoded = '', signature = ''] = token.split('.');
  const payload = Buffer.from(encoded, 'base64url').toString();
  const expected = Buffer.from(sign(payload, request.secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw badRequest('offset: Your pagination token is invalid.');
  }
  const [position, border, expiresAt, listing] = JSON.parse(payload) as [number, string[], number, string];
  if (listing !== request.listing) throw badRequest('offset: Your pagination token is invalid.');
  if (request.now >= expiresAt) throw badRequest('offset: Your pagination token has expired.');
  return { position, border };
}
