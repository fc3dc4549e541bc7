import { type Caller } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { type AuditRecord } from '../access/index.js';
import { visibilityOf } from '../connections/index.js';

/** Who asks, and from where. */
export interface EndpointRequest {
  readonly caller: Caller;
  readonly source: Pick<AuditRecord, 'requestId' | 'address'>;
}

/**
 * The organization whose endpoints these are. They are told what happens to all of its users, so a credential that
 * speaks for one user has none, nor has one that may not act for others.
 * @throws problem `forbidden`
 */
export function organizationOf({ caller }: EndpointRequest): string {
  if (caller.userId === undefined) return visibilityOf(caller, undefined).organizationId;
  throw problem('forbidden', { detail: 'Endpoints belong to the organization; this credential speaks for one user.' });
}
