import { type ConnectionRef } from '../../contracts/index.js';
import { asana } from '../../providers/asana/index.js';

/** Reserved: its connection is the organization's API key. Nobody signs in as it. */
const CALLBACKS_USER = 'switchyard:callbacks';

/** Whose account the workflow of an organization works with. */
export const callbacksOf = (organizationId: string): ConnectionRef => ({
  organizationId,
  userId: CALLBACKS_USER,
  provider: asana.manifest.id,
});

export const isCallbacksUser = (userId: string | null): boolean => userId === CALLBACKS_USER;
