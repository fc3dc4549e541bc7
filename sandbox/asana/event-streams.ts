import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Clock, isoOf } from '../shared/clock.js';
import { type Listener, type TwinEvent } from './events.js';
import { type Gid } from './model.js';

interface Stream {
  events: TwinEvent[];
  /** Number of the first of them; events of one resource count up from 0. */
  first: number;
  /** Who reads it, and until when one of the reader's tokens is good; in milliseconds. */
  readers: Map<string, number>;
}

export interface StreamPage {
  events: TwinEvent[];
  sync: string;
  hasMore: boolean;
}

/** "Sync tokens always expire after 24 hours": https://developers.asana.com/reference/events */
const TOKEN_LIFETIME_MS = 24 * 3_600_000;
const PAGE = 100;
/** Of a resource where more happens than this, the oldest go and old tokens with them, as Asana's do under load. */
const KEPT = 100_000;

/** The events of resources that someone polls, kept only while a token for them may still be used. */
export class EventStreams implements Listener {
  private streams = new Map<Gid, Stream>();

  /** @param secret signs the tokens; those of another process are stale */
  constructor(
    private readonly clock: Clock,
    private readonly secret: string,
  ) {}

  get size(): number {
    return this.streams.size;
  }

  watches(resource: Gid): boolean {
    return this.streams.has(resource);
  }

  receive(resource: Gid, event: TwinEvent): void {
    const stream = this.streams.get(resource);
    if (!stream) return;
    stream.events.push(event);
    if (stream.events.length > KEPT * 1.1) forget(stream, stream.events.length - KEPT);
  }

  /** Streams that count towards the limit of a resource. */
  countOn(resource: Gid): number {
    return this.streams.get(resource)?.readers.size ?? 0;
  }

  reads(resource: Gid, reader: string): boolean {
    return this.streams.get(resource)?.readers.has(reader) ?? false;
  }

  /** A token for what happens from now on. */
  start(resource: Gid, reader: string): string {
    this.sweep();
    const stream = this.streams.get(resource) ?? { events: [], first: 0, readers: new Map<string, number>() };
    this.streams.set(resource, stream);
    return this.token(resource, reader, stream, stream.first + stream.events.length);
  }

  /** What happened since the token was given; undefined when it is not, or no longer, good for this resource. */
  read(resource: Gid, reader: string, sync: string): StreamPage | undefined {
    this.sweep();
    const stream = this.streams.get(resource);
    const [position, expiresAt] = this.open(resource, sync) ?? [];
    if (!stream || position === undefined || expiresAt === undefined || this.clock.now() >= expiresAt) return undefined;
    const start = position - stream.first;
    if (start < 0 || start > stream.events.length) return undefined;
    const events = stream.events.slice(start, start + PAGE);
    const end = start + events.length;
    return {
      events,
      sync: this.token(resource, reader, stream, stream.first + end),
      hasMore: end < stream.events.length,
    };
  }

  /** Lets go of what no token can ask for any more. */
  sweep(): void {
    const now = this.clock.now();
    const oldest = isoOf(now - TOKEN_LIFETIME_MS);
    for (const [resource, stream] of this.streams) {
      for (const [reader, until] of stream.readers) if (until <= now) stream.readers.delete(reader);
      if (stream.readers.size === 0) this.streams.delete(resource);
      const fresh = stream.events.findIndex((event) => event.created_at > oldest);
      forget(stream, fresh < 0 ? stream.events.length : fresh);
    }
  }

  clear(): void {
    this.streams.clear();
  }

  private token(resource: Gid, reader: string, stream: Stream, position: number): string {
    const expiresAt = this.clock.now() + TOKEN_LIFETIME_MS;
    stream.readers.set(reader, expiresAt);
    const payload = `${position}.${expiresAt}`;
    return `${payload}.${this.sign(resource, payload)}`;
  }

  private open(resource: Gid, token: string): [position: number, expiresAt: number] | undefined {
    const [position = '', expiresAt = '', signature = ''] = token.split('.');
    const expected = Buffer.from(this.sign(resource, `${position}.${expiresAt}`));
    const given = Buffer.from(signature);
    const genuine = given.length === expected.length && timingSafeEqual(given, expected);
    return genuine ? [Number(position), Number(expiresAt)] : undefined;
  }

  private sign(resource: Gid, payload: string): string {
    return createHmac('sha256', this.secret).update(`sync ${resource} ${payload}`).digest('hex').slice(0, 32);
  }
}

function forget(stream: Stream, count: number): void {
  if (count === 0) return;
  stream.events.splice(0, count);
  stream.first += count;
}
