import { type ConnectionRef } from '../../contracts/index.js';

/** The one connection of a user to a provider. */
export const byRef = ({ organizationId, userId, provider }: ConnectionRef) => ({
  where: { organizationId_userId_provider: { organizationId, userId, provider } },
});

/** The same as text, for memories and budgets. Only the last part, the tenant's own id, may contain a colon. */
export const keyOf = ({ organizationId, userId, provider }: ConnectionRef): string =>
  `${organizationId}:${provider}:${userId}`;
