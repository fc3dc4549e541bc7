/** Up to where somebody has read the log. */
export interface ReadUpTo {
  readonly position: bigint;
  /** Milliseconds since the epoch: everything up to the position had been written by then. */
  readonly at: number;
}

const TEXT = /^([0-9a-z]{1,13})-([0-9a-z]{1,9})$/;

/** What clients send back to go on: opaque to them. The same position and time make the same text. */
export const writeResumeId = ({ position, at }: ReadUpTo): string =>
  Buffer.from(`${position.toString(36)}-${at.toString(36)}`, 'latin1').toString('base64url');

/** @returns undefined for what is no resume id of ours */
export function readResumeId(text: string): ReadUpTo | undefined {
  const [, position, at] = TEXT.exec(Buffer.from(text, 'base64url').toString('latin1')) ?? [];
  if (position === undefined || at === undefined) return undefined;
  // A position has 53 bits for as long as anybody will look.
  const read = Number.parseInt(position, 36);
  return Number.isSafeInteger(read) ? { position: BigInt(read), at: Number.parseInt(at, 36) } : undefined;
}
