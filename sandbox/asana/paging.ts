import { createHmac, timingSafeEqual } from 'node:crypto';
import { badRequest } from './errors.js';

/** https://developers.asana.com/docs/pagination: unpaged answers are cut at about 1,000 objects. */
const UNPAGED_MAX = 1000;
/** Asana's offset tokens expire; an hour is long enough for any walk and short enough to be noticed. */
const OFFSET_LIFETIME_MS = 3_600_000;

interface PageRequest {
  limit?: string;
  offset?: string;
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

/** Cuts one page out of a list; without `limit` the whole list is one page. */
export function paginate<T>(all: Listing<T>, request: PageRequest): Page<T> {
  const limit = readLimit(request.limit);
  const start = request.offset === undefined ? 0 : readOffset(request.offset, request);
  if (limit === undefined) {
    if (all.length - start > UNPAGED_MAX) {
      throw badRequest('The result is too large. You should use pagination (may require specifying a workspace)!');
    }
    return { items: all.slice(start) };
  }
  const end = start + limit;
  const items = all.slice(start, end);
  return end < all.length ? { items, nextOffset: writeOffset(end, request) } : { items };
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

function writeOffset(position: number, request: PageRequest): string {
  const payload = JSON.stringify([position, request.now + OFFSET_LIFETIME_MS, request.listing]);
  return `${Buffer.from(payload).toString('base64url')}.${sign(payload, request.secret)}`;
}

function readOffset(token: string, request: PageRequest): number {
  const [encoded = '', signature = ''] = token.split('.');
  const payload = Buffer.from(encoded, 'base64url').toString();
  const expected = Buffer.from(sign(payload, request.secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw badRequest('offset: Your pagination token is invalid.');
  }
  const [position, expiresAt, listing] = JSON.parse(payload) as [number, number, string];
  if (listing !== request.listing) throw badRequest('offset: Your pagination token is invalid.');
  if (request.now >= expiresAt) throw badRequest('offset: Your pagination token has expired.');
  return position;
}
