import { createHash } from 'node:crypto';
import { type EventOwner } from './stored-event.js';

/**
 * What makes an event the same as one that is known: whose it is, where it comes from, and what its provider calls it.
 * Two users who watch the same project each have an event of their own.
 */
export function dedupeKeyOf({ userId }: EventOwner, source: string, identity: string): Buffer {
  // As JSON, so that no two different triples make the same text.
  return createHash('sha256')
    .update(JSON.stringify([userId, source, identity]))
    .digest();
}
