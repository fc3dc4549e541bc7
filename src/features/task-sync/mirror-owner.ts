import { type Subject } from '../../contracts/index.js';

/** Whose connection a task is seen with; what another one sees of it is another row. */
export interface MirrorOwner extends Subject {
  readonly provider: string;
}

/** Key of all work for an owner. */
export const keyOf = ({ organizationId, provider, userId }: MirrorOwner) => `${organizationId}:${provider}:${userId}`;

export function ownerOf(key: string): MirrorOwner {
  // A user id may be any text, so it is last.
  const [organizationId = '', provider = '', ...rest] = key.split(':');
  return { organizationId, provider, userId: rest.join(':') };
}
