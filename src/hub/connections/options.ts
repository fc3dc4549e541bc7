import { type Clock, systemClock } from '../../platform/http/index.js';

/** Injection token of `ConnectionsOptions`. */
export const CONNECTIONS_OPTIONS = Symbol('CONNECTIONS_OPTIONS');

export interface ConnectionsOptions {
  /** Time as expiry, cool-downs and waiting see it. Leases run on the database's clock, which all processes share. */
  readonly clock: Clock;
  /** How long one process may hold the renewal of a connection, in milliseconds; more than the token call may take. */
  readonly leaseMs: number;
}

export const defaultOptions: ConnectionsOptions = {
  clock: systemClock,
  leaseMs: 20_000,
};
