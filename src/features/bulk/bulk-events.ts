import { Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { ChangeFeed } from '../../platform/database/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { showOperation } from './bulk.answers.js';
import { BULK_TOPIC } from './bulk-job.js';
import { BulkOperations } from './bulk-operations.js';

/** A line that browsers and proxies see while nothing happens. */
const HEARTBEAT_MS = 15_000;
/** Looking by ourselves, while the other instances cannot tell us. */
const POLL_MS = 1_000;
/** A stream is no longer than a session token lives; EventSource then comes back with a new one. */
const LONGEST_MS = 600_000;
const RECONNECT_MS = 2_000;

const isOver = (status: string) => status !== 'queued' && status !== 'running';

/**
 * Progress of an operation as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), on
 * whichever instance it is worked off: `progress` with the operation whenever it has changed, `end` when it is over.
 */
@Injectable()
export class BulkEvents implements OnModuleDestroy {
  readonly #open = new Set<AbortController>();

  constructor(
    private readonly operations: BulkOperations,
    private readonly feed: ChangeFeed,
    private readonly log: Log,
  ) {}

  /** @throws problem `not_found`, before anything is sent */
  async open(user: Subject, id: string): Promise<Readable> {
    await this.operations.get(user, id);
    const closing = new AbortController();
    this.#open.add(closing);
    const stream = new Readable({
      read: () => undefined,
      // Also when the client has gone.
      destroy: (error, done) => {
        closing.abort();
        this.#open.delete(closing);
        done(error);
      },
    });
    void this.follow(user, id, stream, closing.signal);
    return stream;
  }

  /** An open stream would keep the server from stopping; its client comes back and finds another instance. */
  onModuleDestroy(): void {
    for (const closing of this.#open) closing.abort();
  }

  private async follow(user: Subject, id: string, stream: Readable, signal: AbortSignal): Promise<void> {
    const changes = new Changes(this.feed, id);
    const until = performance.now() + LONGEST_MS;
    let shown = '';
    try {
      stream.push(`retry: ${RECONNECT_MS}\n\n`);
      while (!signal.aborted && performance.now() < until) {
        const operation = showOperation(await this.operations.get(user, id));
        const data = JSON.stringify({ operation });
        // A client that does not read gets the next state there is when it does.
        const isRead = stream.readableLength < stream.readableHighWaterMark;
        if (isRead) stream.push(data === shown ? ': still here\n\n' : `event: progress\ndata: ${data}\n\n`);
        if (isRead) shown = data;
        if (isOver(operation.status)) {
          stream.push(`event: end\ndata: ${data}\n\n`);
          return;
        }
        await changes.next(this.feed.isLive ? HEARTBEAT_MS : POLL_MS, signal);
      }
    } catch (error) {
      // The answer has begun, so it can only end; the client comes back and is told then.
      this.log.failure(error, undefined, { operation: 'asana.bulk.events' });
    } finally {
      changes.stop();
      if (!stream.destroyed) stream.push(null);
    }
  }
}

/** Waits for the next change of one operation. A change between two waits is not missed. */
class Changes {
  readonly stop: () => void;
  #hasChanged = false;
  #wake: (() => void) | undefined;

  constructor(feed: ChangeFeed, id: string) {
    this.stop = feed.on(BULK_TOPIC, (changed) => {
      if (changed !== undefined && changed !== id) return;
      this.#hasChanged = true;
      this.#wake?.();
    });
  }

  /** Returns after `milliseconds` at the latest, and at once when the signal is aborted. */
  async next(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!this.#hasChanged && !signal.aborted) {
      const { promise, resolve } = deferred();
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = resolve;
      signal.addEventListener('abort', resolve, { once: true });
      await promise;
      signal.removeEventListener('abort', resolve);
      clearTimeout(timer);
    }
    this.#hasChanged = false;
  }
}

function deferred() {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
