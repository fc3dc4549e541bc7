/**
 * Many requests at once wait for connections, and for one another at the event log: longer than the client library would
 * wait by itself, in milliseconds. https://www.prisma.io/docs/orm/prisma-client/queries/transactions
 */
export const PATIENT = { maxWait: 10_000, timeout: 20_000 };
