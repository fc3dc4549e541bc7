import { problem } from '../../platform/problem/index.js';

// Shown to people in the middle of a redirect: whole sentences, and what to do next.
const refusal = (sentence: string) =>
  problem('validation_failed', { detail: `${sentence} Start again from your application.` });

/** Forged, used, expired, or begun for somebody else or another provider: all of them look alike. */
export const unknownState = () => refusal('This sign-in is not known, was used already, or has expired.');

export const otherBrowser = () => refusal('This sign-in was started in another browser.');

export const noCode = () => refusal('The provider sent no authorization code.');

export const denied = (sentence: string) => refusal(sentence);

export const notExchanged = (cause: unknown) =>
  problem('provider_rejected', {
    detail: 'The provider did not exchange the authorization code. Start again from your application.',
    cause,
  });

export const notStored = (cause: unknown) =>
  problem('provider_unavailable', {
    detail: 'Access was granted, but the provider did not say whose account it is. Start again from your application.',
    cause,
  });

/** An answer of another provider, mixed into this one's callback, is refused: https://www.rfc-editor.org/rfc/rfc9207 */
export function requireIssuer(expected: string | undefined, sent: string | undefined): void {
  if (expected !== undefined && sent !== undefined && sent !== expected) throw unknownState();
}
