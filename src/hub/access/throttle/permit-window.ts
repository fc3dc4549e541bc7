/** One key's permits in one window, as one instance knows them. */
export interface PermitWindow {
  readonly startsAt: number;
  readonly endsAt: number;
  readonly limit: number;
  /** Permits this instance has taken out of the shared window and not yet spent. */
  permits: number;
  /** Permits of the shared window that nobody had taken when this instance last asked. */
  untaken: number;
  /** Requests of this instance that wait for a permit. */
  waiting: number;
  /** The query under way for more permits; all that wait share it. */
  refill?: Promise<void>;
}

/** An instance takes a twentieth of the limit at once: about 20 queries for a key that uses all of it. */
const BLOCKS_PER_WINDOW = 20;

/** Windows lie on multiples of their length, so that every instance means the same one. */
export function openWindow(now: number, length: number, limit: number): PermitWindow {
  const startsAt = Math.floor(now / length) * length;
  return { startsAt, endsAt: startsAt + length, limit, permits: 0, untaken: limit, waiting: 0 };
}

export const blockSize = ({ limit, waiting }: PermitWindow): number =>
  Math.max(1, Math.floor(limit / BLOCKS_PER_WINDOW), waiting);

/** Puts a block into the window. `taken` counts what all instances have asked for, this block included. */
export function addBlock(window: PermitWindow, block: number, taken: number): void {
  const { limit } = window;
  window.permits += Math.min(block, Math.max(0, limit - (taken - block)));
  window.untaken = Math.max(0, limit - taken);
}

/** Without the database an instance spends what it last knew to be left. */
export function takeAllUnshared(window: PermitWindow): void {
  window.permits += window.untaken;
  window.untaken = 0;
}

export const isSpent = (window: PermitWindow): boolean => window.permits === 0 && window.untaken === 0;
