import { Inject, Injectable } from '@nestjs/common';
import { type Caller } from '../../contracts/index.js';
import { ChangeFeed } from '../../platform/database/index.js';
import { API_KEYS, ApiKeyVerifier } from './api-key-verifier.js';
import { NOW, type Now } from './now.js';

type Watched = Pick<Caller, 'keyId' | 'organizationId' | 'expiresAt'>;

/** Node fires a timer at once that is set for longer. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** For what goes on after its request was let in, such as a stream: tells when the credential behind it holds no more. */
@Injectable()
export class KeyWatch {
  constructor(
    private readonly keys: ApiKeyVerifier,
    private readonly feed: ChangeFeed,
    @Inject(NOW) private readonly now: Now,
  ) {}

  /**
   * @param onEnd called when the caller's session or key has run out, or its key, or that which minted its session, was
   * revoked; may be called more than once
   * @returns a function that ends the watch
   */
  watch({ keyId, organizationId, expiresAt }: Watched, onEnd: () => void): () => void {
    const look = () => void this.look(keyId, organizationId, onEnd);
    const unwatch = this.feed.on(API_KEYS, (changed) => {
      if (changed === undefined || changed === keyId) look();
    });
    // It may have been revoked since the request was let in.
    look();
    const forget = expiresAt && this.atTime(expiresAt.getTime(), onEnd);
    return () => {
      unwatch();
      forget?.();
    };
  }

  /** @param time in milliseconds since the epoch. @returns a function that calls it off */
  private atTime(time: number, work: () => void): () => void {
    let timer: NodeJS.Timeout;
    const wait = () => {
      const left = time - this.now();
      // A timer may fire a moment early, too.
      timer = left > 0 ? setTimeout(wait, Math.min(left, LONGEST_TIMER_MS)).unref() : setTimeout(work).unref();
    };
    wait();
    return () => clearTimeout(timer);
  }

  private async look(keyId: string, organizationId: string, onEnd: () => void): Promise<void> {
    // Without an answer of the database nothing is known; when it is back, all changes are announced anew.
    const stands = await Promise.resolve(this.keys.stands(keyId, organizationId)).catch(() => true);
    if (!stands) onEnd();
  }
}
