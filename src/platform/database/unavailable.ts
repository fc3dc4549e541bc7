import { Prisma } from './generated/client.js';

/** Prisma's codes for a database that cannot be reached: https://www.prisma.io/docs/orm/reference/error-reference */
const UNREACHABLE = new Set(['P1001', 'P1002', 'P1003', 'P1008', 'P1010', 'P1017', 'P2024', 'P2037']);
/** PostgreSQL classes 08 (connection), 53 (resources), 57 (operator intervention) and the sockets' own codes. */
const CONNECTION_STATE = /^(08|53|57)[0-9A-Z]{3}$|^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;
const CONNECTION_TEXT =
  /Connection terminated|Can't reach database server|timeout exceeded when trying to connect|Server has closed the connection|the database system is (starting up|shutting down|in recovery)|Client has encountered a connection error|ECONNREFUSED/i;

/** P2028 is for a transaction that took too long as well. */
const NOT_BEGUN = /Unable to start a transaction/;

/** True when the error says that the database is away, as against a query that was at fault. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (!(error instanceof Error)) return false;
  const fromDatabase = error instanceof Prisma.PrismaClientKnownRequestError || error.name === 'DriverAdapterError';
  const unknownRequest = error instanceof Prisma.PrismaClientUnknownRequestError;
  const code = (error as { code?: unknown }).code;
  if (fromDatabase && typeof code === 'string' && UNREACHABLE.has(code)) return true;
  if (fromDatabase && code === 'P2028') return NOT_BEGUN.test(error.message);
  if (fromDatabase || unknownRequest) return CONNECTION_TEXT.test(error.message) || hasConnectionCause(error);
  return hasConnectionCause(error) && isPgError(error);
}

const isPgError = (error: Error) => 'severity' in error || CONNECTION_TEXT.test(error.message);

function hasConnectionCause(error: Error): boolean {
  const { code, cause, meta } = error as { code?: unknown; cause?: unknown; meta?: { driverAdapterError?: unknown } };
  if (typeof code === 'string' && CONNECTION_STATE.test(code)) return true;
  const next = meta?.driverAdapterError ?? cause;
  if (next instanceof Error) return CONNECTION_TEXT.test(next.message) || hasConnectionCause(next);
  const originalCode = (next as { originalCode?: unknown } | undefined)?.originalCode;
  const kind = (next as { kind?: unknown } | undefined)?.kind;
  return (
    (typeof originalCode === 'string' && CONNECTION_STATE.test(originalCode)) ||
    kind === 'DatabaseNotReachable' ||
    kind === 'ConnectionClosed' ||
    kind === 'SocketTimeout'
  );
}
