import { type Connection } from '../../platform/database/index.js';
import { type Cause } from './diagnosis.schemas.js';
import { type ProbeResult } from './live-probe.js';

/** A connection as its row says, without its tokens. */
export type StoredFacts = Pick<
  Connection,
  | 'status'
  | 'expiresAt'
  | 'scopes'
  | 'failures'
  | 'failureCode'
  | 'cooldownUntil'
  | 'leaseUntil'
  | 'lastRefreshedAt'
  | 'createdAt'
  | 'updatedAt'
> & {
  /** Whether it can be renewed at all. */
  readonly hasRefreshToken: boolean;
  /** Whether it is renewed by a key of its own, without this server's OAuth client. */
  readonly isService: boolean;
};

export interface Facts {
  /** Whether this server has an OAuth client of the provider. */
  readonly configured: boolean;
  /** Absent: there is no connection. */
  readonly stored?: StoredFacts;
  readonly probe?: ProbeResult;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

export interface Verdict {
  readonly cause: Cause;
  /** Seconds until another try is worth while, where that is known. */
  readonly retryAfterSeconds?: number;
  /** The connection is a service application's. */
  readonly isService?: boolean;
  /** What went wrong short of a proper answer. */
  readonly failure?: string;
}
