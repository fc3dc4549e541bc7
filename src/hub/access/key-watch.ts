import { Injectable } from '@nestjs/common';
import { type Caller } from '../../contracts/index.js';
import { ChangeFeed } from '../../platform/database/index.js';
import { API_KEYS, ApiKeyVerifier } from './api-key-verifier.js';

/** For what goes on after its request was let in, such as a stream: tells when the key behind it stands no more. */
@Injectable()
export class KeyWatch {
  constructor(
    private readonly keys: ApiKeyVerifier,
    private readonly feed: ChangeFeed,
  ) {}

  /**
   * @param onEnd called when the caller's key, or that which minted its session, was revoked
   * @returns a function that ends the watch
   */
  watch({ keyId, organizationId }: Caller, onEnd: () => void): () => void {
    const look = () => void this.look(keyId, organizationId, onEnd);
    const unwatch = this.feed.on(API_KEYS, (changed) => {
      if (changed === undefined || changed === keyId) look();
    });
    // It may have been revoked since the request was let in.
    look();
    return unwatch;
  }

  private async look(keyId: string, organizationId: string, onEnd: () => void): Promise<void> {
    // Without an answer of the database nothing is known; when it is back, all changes are announced anew.
    const stands = await Promise.resolve(this.keys.stands(keyId, organizationId)).catch(() => true);
    if (!stands) onEnd();
  }
}
