import { createHash, randomBytes } from 'node:crypto';
import { type Secret } from '../../../platform/vault/index.js';

/** A webhook at a provider as the inbox knows it: whose it is, and what proves its deliveries. */
export interface Registration {
  readonly id: string;
  readonly subscriptionId: string;
  readonly organizationId: string;
  readonly provider: string;
  readonly status: 'pending' | 'active';
  /** Absent before its handshake: nothing can be proved yet. */
  readonly secret?: Secret;
  /** Ordering key of its deliveries. */
  readonly lane: string;
}

/** Size of the column; a user's id alone may have 255 characters. */
const LANE_LENGTH = 400;

/** What happens to one resource by way of one connection is worked on in order. */
export function laneOf(owner: {
  readonly organizationId: string;
  readonly provider: string;
  readonly userId: string;
  readonly resource: string;
}): string {
  const { organizationId, provider, userId, resource } = owner;
  const lane = `${organizationId}:${provider}:${userId}:${resource}`;
  if (lane.length <= LANE_LENGTH) return lane;
  return `${organizationId}:${provider}:${createHash('sha256').update(lane).digest('hex')}`;
}

/** The unguessable last part of a webhook's URL: 256 bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

const TOKEN = /^[\w-]{43}$/;
export const isToken = (text: string): boolean => TOKEN.test(text);

export const hashOf = (token: string) => new Uint8Array(createHash('sha256').update(token).digest());
