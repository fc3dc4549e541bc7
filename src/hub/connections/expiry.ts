import { z } from 'zod';

/** A token with less than this left is renewed before it is used; with exactly this it still counts as valid. */
export const RENEWAL_MARGIN_SECONDS = 300;

/** Expiry as clients and older stores write it: epoch seconds, ISO 8601, or a date; null and undefined mean none. */
export type ExpiryValue = Date | string | number | null | undefined;

const dateTime = z.iso.datetime({ offset: true, local: true });
const dateOnly = z.iso.date();
const HAS_ZONE = /(Z|[+-]\d{2}:\d{2})$/;

/** @returns null for a token that never expires, undefined for a value that cannot be read */
export function readExpiry(value: ExpiryValue): Date | null | undefined {
  if (value === null || value === undefined) return null;
  const date = value instanceof Date ? value : typeof value === 'number' ? new Date(value * 1000) : fromText(value);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

/** A time without a zone is UTC: read as local time, it would move with the server's place. */
function fromText(text: string): Date | undefined {
  const iso = text.trim().replace(' ', 'T');
  if (dateOnly.safeParse(iso).success) return new Date(iso);
  if (!dateTime.safeParse(iso).success) return undefined;
  return new Date(HAS_ZONE.test(iso) ? iso : `${iso}Z`);
}

/** Whether the token has less than the margin left. What has no expiry, or one that cannot be read, is not expiring. */
export function isExpiring(value: ExpiryValue, now: number, marginSeconds = RENEWAL_MARGIN_SECONDS): boolean {
  const expiry = readExpiry(value);
  return expiry ? expiry.getTime() - now < marginSeconds * 1000 : false;
}

/**
 * Whether to renew the token before using it. One that is issued for ten minutes or less is renewed in the last quarter
 * of its life: with the whole margin nearly every call would renew.
 * @param issuedAt null where it is not known
 */
export function isRenewalDue(issuedAt: Date | null, expiresAt: Date | null, now: number): boolean {
  if (!issuedAt || !expiresAt) return isExpiring(expiresAt, now);
  const lifeSeconds = (expiresAt.getTime() - issuedAt.getTime()) / 1000;
  const isShort = lifeSeconds > 0 && lifeSeconds <= 2 * RENEWAL_MARGIN_SECONDS;
  return isExpiring(expiresAt, now, isShort ? lifeSeconds / 4 : RENEWAL_MARGIN_SECONDS);
}

/** Whether the token has run out for good. */
export const isPast = (expiresAt: Date | null, now: number): boolean =>
  expiresAt !== null && expiresAt.getTime() <= now;
