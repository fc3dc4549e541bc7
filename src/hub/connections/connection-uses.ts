import { Inject, Injectable } from '@nestjs/common';
import { Log } from '../../platform/telemetry/index.js';
import { type LiveToken } from './live-tokens.js';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './options.js';
import { StoredConnections } from './stored-connections.js';

/** `last_used_at` is for people: it need not be more exact than this. */
const EVERY_MS = 60_000;

/** When connections were last used. */
@Injectable()
export class ConnectionUses {
  constructor(
    private readonly stored: StoredConnections,
    private readonly log: Log,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  /** Never throws: the call was made, and that its time could not be written down must not look like a failure of it. */
  note(token: LiveToken): void | Promise<void> {
    const now = this.options.clock.now();
    if (now - token.usedAt < EVERY_MS) return;
    token.usedAt = now;
    return this.write(token.connection.id, now);
  }

  private async write(id: string, now: number): Promise<void> {
    try {
      await this.stored.noteUse(id, new Date(now), EVERY_MS);
    } catch (error) {
      this.log.failure(error, undefined, { operation: 'connections.noteUse', connection_id: id });
    }
  }
}
