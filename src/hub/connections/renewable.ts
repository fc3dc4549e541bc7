import { type Connection } from '../../platform/database/index.js';

/** A connection of a service application: its key gets a token whenever one is needed. */
export type ServiceConnection = Connection & { readonly clientId: string; readonly clientKey: string };
export const isService = (row: Connection): row is ServiceConnection => row.clientId !== null && row.clientKey !== null;

/** A connection that can be renewed. */
export type RenewableConnection = ServiceConnection | (Connection & { readonly refreshToken: string });
export const isRenewable = (row: Connection): row is RenewableConnection => row.refreshToken !== null || isService(row);
