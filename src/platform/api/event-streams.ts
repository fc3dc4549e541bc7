import { Inject, Injectable, type OnModuleDestroy, Optional, StreamableFile } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { problem } from '../problem/index.js';
import { Log, Metrics } from '../telemetry/index.js';
import { EVENT_STREAM_TIMING, EventStream, type EventStreamTiming } from './event-stream.js';
import { operationOf } from './request.js';

/** Injection token of another timing than the default, for tests. */
export const STREAM_TIMING = Symbol('STREAM_TIMING');

/** Streams that one organization may have open at one instance; each is a connection and a few kilobytes. */
const MOST_PER_ORGANIZATION = 500;
const FULL_RETRY_SECONDS = 30;

/** The open streams of a room, which provides it in its module. */
@Injectable()
export class EventStreams implements OnModuleDestroy {
  readonly #open = new Map<EventStream, string>();
  readonly #timing: EventStreamTiming;

  constructor(
    private readonly log: Log,
    private readonly metrics: Metrics,
    @Optional() @Inject(STREAM_TIMING) timing?: EventStreamTiming,
  ) {
    this.#timing = timing ?? EVENT_STREAM_TIMING;
  }

  /**
   * Begins an answer. `follow` sends to it until it returns or the stream is over; should it throw, the client comes
   * back and is told then.
   * @throws problem `overloaded`
   */
  open(request: FastifyRequest, follow: (stream: EventStream) => Promise<void>): StreamableFile {
    const { caller, method } = request;
    const organization = caller?.organizationId ?? '';
    const operation = operationOf(request)?.operation.id ?? '';
    this.assertRoom(organization);
    const stream = new EventStream(this.#timing);
    this.#open.set(stream, organization);
    this.metrics.eventStreams.inc({ operation });
    stream.readable.once('close', () => {
      this.#open.delete(stream);
      this.metrics.eventStreams.dec({ operation });
    });
    // The answer to HEAD ends with its headers.
    if (method === 'HEAD') stream.end();
    void this.run(operation, stream, follow);
    return new StreamableFile(stream.readable, { type: 'text/event-stream; charset=utf-8' });
  }

  /** An open stream would keep the server from stopping; its client comes back and finds another instance. */
  onModuleDestroy(): void {
    for (const stream of this.#open.keys()) stream.end();
  }

  private async run(operation: string, stream: EventStream, follow: (stream: EventStream) => Promise<void>) {
    const longest = setTimeout(() => stream.end(), this.#timing.longest).unref();
    try {
      await stream.send(`retry: ${this.#timing.reconnect}\n\n`);
      await follow(stream);
    } catch (error) {
      this.log.failure(error, undefined, { operation });
    } finally {
      clearTimeout(longest);
      stream.finish();
    }
  }

  private assertRoom(organization: string): void {
    let count = 0;
    for (const each of this.#open.values()) if (each === organization) count++;
    if (count < MOST_PER_ORGANIZATION) return;
    const detail = 'The organization has too many event streams open. Close some.';
    throw problem('overloaded', { detail, retryAfterSeconds: FULL_RETRY_SECONDS });
  }
}
