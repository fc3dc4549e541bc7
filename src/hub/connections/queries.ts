import { type ConnectionRef } from '../../contracts/index.js';

/** The one connection of a user to a provider. */
export const byRef = ({ organizationId, userId, provider }: ConnectionRef) => ({
  where: { organizationId_userId_provider: { organizationId, userId, provider } },
});
