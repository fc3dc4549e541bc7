import { type ConnectionRef } from '../../../contracts/index.js';

/**
 * Reserved: the connections of users like this are the tokens that jobs work with. One for each account, however many
 * jobs use it, so that they share its rate budget. Nobody signs in as one.
 * @param site where the account is, at providers whose customers have addresses of their own
 */
export const jobUser = (accountId: string, site: string | null): string =>
  `switchyard:jobs:${accountId}${site === null ? '' : `@${new URL(site).host}`}`;

export const jobConnection = (organizationId: string, provider: string, userId: string): ConnectionRef => ({
  organizationId,
  provider,
  userId,
});
