import { problem } from '../../platform/problem/index.js';
import { type IncomingRequest } from '../access/index.js';
import { visibilityOf } from '../connections/index.js';

/**
 * The organization whose endpoints these are. They are told what happens to all of its users, so a credential that
 * speaks for one user has none, nor has one that may not act for others.
 * @throws problem `forbidden`
 */
export function organizationOf({ caller }: IncomingRequest): string {
  if (caller.userId === undefined) return visibilityOf(caller, undefined).organizationId;
  throw problem('forbidden', { detail: 'Endpoints belong to the organization; this credential speaks for one user.' });
}
