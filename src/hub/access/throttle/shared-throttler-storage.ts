import { Inject, Injectable } from '@nestjs/common';
import { type ThrottlerStorage } from '@nestjs/throttler';
import { PrismaService } from '../../../platform/database/index.js';
import { Log } from '../../../platform/telemetry/index.js';
import { NOW, type Now } from '../now.js';
import { addBlock, blockSize, isSpent, openWindow, type PermitWindow, takeAllUnshared } from './permit-window.js';

/** After a failed query, how long this instance counts alone before it asks the database again, in milliseconds. */
const ALONE_MS = 5_000;

type ThrottlerRecord = Awaited<ReturnType<ThrottlerStorage['increment']>>;

/**
 * Fixed windows shared by all instances. Permits are taken out of `throttle_windows` in blocks, by one atomic statement,
 * and spent from memory: a permit exists once, so all instances together never allow more than the limit, and most
 * requests ask no database. What an instance took and did not spend is lost to the others until the window ends: at most
 * a twentieth of the limit each. While the database is away each instance goes on with what it last knew to be left.
 */
@Injectable()
export class SharedThrottlerStorage implements ThrottlerStorage {
  private readonly windows = new Map<string, PermitWindow>();
  private aloneUntil = 0;
  private nextSweepAt = 0;

  constructor(
    private readonly prisma: PrismaService,
    private readonly log: Log,
    @Inject(NOW) private readonly now: Now,
  ) {}

  /** Spends one permit of the key. `ttl` is the window's length in milliseconds; the record's times are seconds. */
  async increment(key: string, ttl: number, limit: number): Promise<ThrottlerRecord> {
    const window = this.currentWindow(key, ttl, limit);
    const allowed = await this.spend(key, window);
    return this.recordOf(window, allowed);
  }

  /** The same for a permit that this instance holds; undefined when it holds none, which says nothing about others. */
  spendHeld(key: string, ttl: number, limit: number): ThrottlerRecord | undefined {
    const window = this.currentWindow(key, ttl, limit);
    if (window.permits === 0) return undefined;
    window.permits -= 1;
    return this.recordOf(window, true);
  }

  /** Seconds until the key has permits again, as far as this instance knows; undefined while there are some. */
  spentFor(key: string): number | undefined {
    const window = this.windows.get(key);
    return window && window.endsAt > this.now() && isSpent(window) ? this.secondsLeft(window) : undefined;
  }

  private currentWindow(key: string, length: number, limit: number): PermitWindow {
    const now = this.now();
    const known = this.windows.get(key);
    // Permits taken under another limit are forgotten; the table still counts them.
    if (known && known.endsAt > now && known.limit === limit) return known;
    this.sweep(now, length);
    const opened = openWindow(now, length, limit);
    this.windows.set(key, opened);
    return opened;
  }

  private async spend(key: string, window: PermitWindow): Promise<boolean> {
    window.waiting += 1;
    try {
      while (window.permits === 0 && window.untaken > 0) {
        window.refill ??= this.refill(key, window).finally(() => (window.refill = undefined));
        await window.refill;
      }
    } finally {
      window.waiting -= 1;
    }
    if (window.permits === 0) return false;
    window.permits -= 1;
    return true;
  }

  private async refill(key: string, window: PermitWindow): Promise<void> {
    if (this.now() < this.aloneUntil) return takeAllUnshared(window);
    const block = blockSize(window);
    try {
      addBlock(window, block, await this.takeBlock(key, window, block));
    } catch (error) {
      this.aloneUntil = this.now() + ALONE_MS;
      takeAllUnshared(window);
      this.log.failure(error, undefined, { operation: 'throttle' });
    }
  }

  /** One atomic statement. @returns what all instances have asked for in this window, this block included */
  private async takeBlock(key: string, window: PermitWindow, block: number): Promise<number> {
    const [row] = await this.prisma.$queryRaw<{ taken: number }[]>`
      INSERT INTO throttle_windows AS w (key, starts_at, ends_at, taken)
      VALUES (${key}, ${new Date(window.startsAt)}::timestamptz, ${new Date(window.endsAt)}::timestamptz, ${block}::int)
      ON CONFLICT (key, starts_at) DO UPDATE SET taken = w.taken + EXCLUDED.taken
      RETURNING w.taken`;
    if (!row) throw new Error('The throttle statement returned no row.');
    return row.taken;
  }

  /** Forgets the windows that are over, at most once a window. Their rows are deleted by the database housekeeping. */
  private sweep(now: number, length: number): void {
    if (now < this.nextSweepAt) return;
    this.nextSweepAt = now + length;
    for (const [key, window] of this.windows) if (window.endsAt <= now) this.windows.delete(key);
  }

  private recordOf(window: PermitWindow, allowed: boolean): ThrottlerRecord {
    const { limit } = window;
    const seconds = this.secondsLeft(window);
    return {
      totalHits: allowed ? limit - window.permits - window.untaken : limit + 1,
      timeToExpire: seconds,
      isBlocked: !allowed,
      timeToBlockExpire: allowed ? 0 : seconds,
    };
  }

  private secondsLeft(window: PermitWindow): number {
    return Math.max(1, Math.ceil((window.endsAt - this.now()) / 1000));
  }
}
