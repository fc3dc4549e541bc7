import { type Caller, DELEGATE_SCOPE, holds, type Subject } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';

/** What a caller may see: a whole organization, or one user of it. */
export interface Visibility {
  readonly organizationId: string;
  readonly userId?: string;
}

/**
 * The acting user's connections where there is one. Without one the credential is a backend's, which sees every user of
 * its organization if it may act for them.
 * @throws problem `forbidden`
 */
export function visibilityOf(caller: Caller, acting: Subject | undefined): Visibility {
  const { organizationId } = caller;
  if (acting) return { organizationId, userId: acting.userId };
  if (holds(caller, DELEGATE_SCOPE)) return { organizationId };
  throw problem('forbidden', { detail: `The credential lacks the scope ${DELEGATE_SCOPE}, and no user is named.` });
}
