import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { FLOW_LIFETIME_SECONDS } from './flow-store.js';

/** What ties a flow to the browser that began it: only the cookie's hash is kept here. */
export interface BrowserBinding {
  readonly value: string;
  /** SHA-256 of the value. */
  readonly hash: Buffer;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest();

export function newBrowserBinding(): BrowserBinding {
  const value = randomBytes(32).toString('base64url');
  return { value, hash: sha256(value) };
}

/** Two sign-ins in one browser do not disturb each other: each has a cookie of its own. */
export const bindingCookieName = (flowId: string) => `switchyard_oauth_${flowId.slice(0, 8)}`;

/** Attributes of the cookie. `publicUrl` is where browsers reach this server. Lax: it must come along on the redirect back. */
export function bindingCookieOptions(publicUrl: string) {
  const { protocol, pathname } = new URL(publicUrl);
  return {
    path: `${pathname.replace(/\/$/, '')}/api/auth`,
    httpOnly: true,
    sameSite: 'lax',
    secure: protocol === 'https:',
    maxAge: FLOW_LIFETIME_SECONDS,
  } as const;
}

export type Cookies = Readonly<Record<string, string | undefined>>;

/** Whether the request comes from the browser that began the flow. True for flows that are not bound to one. */
export function isSameBrowser(
  flow: { readonly id: string; readonly browserHash: Uint8Array | null },
  cookies: Cookies,
) {
  if (!flow.browserHash) return true;
  const value = cookies[bindingCookieName(flow.id)];
  return value !== undefined && timingSafeEqual(sha256(value), flow.browserHash);
}
