import { Readable } from 'node:stream';

/** Milliseconds, all of them. */
export interface EventStreamTiming {
  /** Between lines that browsers and proxies see while nothing happens. */
  readonly heartbeat: number;
  /** A stream is no longer than a session token lives; its client then comes back with a new one. */
  readonly longest: number;
  /** A reader that takes nothing for so long is cut off. */
  readonly patience: number;
  /** What clients are told to wait before they come back. */
  readonly reconnect: number;
}

export const EVENT_STREAM_TIMING: EventStreamTiming = {
  heartbeat: 15_000,
  longest: 600_000,
  patience: 60_000,
  reconnect: 2_000,
};

/** A comment: keeps the connection, and is nothing to the client. */
export const HEARTBEAT = ': still here\n\n';

export interface EventText {
  readonly id?: string;
  readonly event: string;
  /** Sent as JSON. */
  readonly data: unknown;
}

/** Ends a line of the format, so it may not stand in one. */
const LINE_ENDS = /[\r\n\0]/g;

/** One event in the format of https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream */
export function eventText({ id, event, data }: EventText): string {
  const first = id === undefined ? '' : `id: ${id}\n`;
  return `${first}event: ${event.replace(LINE_ENDS, ' ')}\ndata: ${JSON.stringify(data)}\n\n`;
}

/**
 * One answer of server-sent events. What was sent and not yet read is never more than the last text: `send` waits until
 * the reader has taken it.
 */
export class EventStream {
  readonly readable: Readable;
  readonly #over = new AbortController();
  #wanted: (() => void) | undefined;
  #sentAt = performance.now();

  constructor(private readonly timing: EventStreamTiming) {
    this.readable = new Readable({
      read: () => this.#wanted?.(),
      // Also when the client has gone.
      destroy: (error, done) => {
        this.#over.abort();
        done(error);
      },
    });
  }

  /** Aborted when nothing more shall be sent. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  get isOver(): boolean {
    return this.#over.signal.aborted;
  }

  /** Milliseconds until something has to be sent, so that the connection is seen to live. */
  get untilHeartbeat(): number {
    return Math.max(0, this.#sentAt + this.timing.heartbeat - performance.now());
  }

  /** Returns when the reader is ready for more, or the stream is over. */
  async send(text: string): Promise<void> {
    if (this.isOver || text === '') return;
    this.#sentAt = performance.now();
    this.readable.push(text);
    const tooLong = setTimeout(() => this.readable.destroy(), this.timing.patience);
    while (!this.isOver && this.readable.readableLength >= this.readable.readableHighWaterMark) await this.#demand();
    clearTimeout(tooLong);
  }

  /** Nothing more is sent. */
  end(): void {
    this.#over.abort();
  }

  /** Closes the answer behind what was sent; a reader that does not take that is cut off. */
  finish(): void {
    this.end();
    if (this.readable.destroyed) return;
    const tooLong = setTimeout(() => this.readable.destroy(), this.timing.patience).unref();
    this.readable.once('close', () => clearTimeout(tooLong));
    this.readable.push(null);
  }

  #demand(): Promise<void> {
    return new Promise((done) => {
      const wake = () => {
        this.signal.removeEventListener('abort', wake);
        done();
      };
      this.#wanted = wake;
      this.signal.addEventListener('abort', wake, { once: true });
    });
  }
}
