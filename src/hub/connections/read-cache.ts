import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type ProviderRequest, type ProviderResponse } from '../../contracts/index.js';
import { ChangeFeed } from '../../platform/database/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './options.js';

/** Topic of ChangeFeed: something was written through the connection of that id. */
const WRITES = 'connection_writes';

/** Answers kept per instance, over all connections; a full cache begins anew. */
const MOST_ANSWERS = 1_000;

interface Kept {
  readonly response: ProviderResponse;
  readonly at: number;
  readonly until: number;
}

/** A call under way. Emptied when it lands: a busy Map leaves what was deleted in tables that live longer than it. */
interface Flight {
  response: Promise<ProviderResponse> | undefined;
}

/** What is remembered of one connection. It is replaced as a whole when something changes, never emptied. */
interface Memory {
  readonly kept: Map<string, Kept>;
  readonly flights: Map<string, Flight>;
}

type Send = () => Promise<ProviderResponse>;

/**
 * Answers given again: identical reads in flight share one call, and what changes slowly is kept for as long as its
 * request allows. A write through the connection ends both, here before it is answered and on the other instances
 * within milliseconds; while their announcements do not arrive, nothing is shared or kept.
 */
@Injectable()
export class ReadCache implements OnModuleDestroy {
  private readonly memories = new Map<string, Memory>();
  private readonly unsubscribe: readonly (() => void)[];
  private count = 0;

  constructor(
    private readonly feed: ChangeFeed,
    private readonly log: Log,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {
    // A connection that was replaced or ended may stand for another account.
    this.unsubscribe = [WRITES, 'connections'].map((topic) => feed.on(topic, (id) => this.forget(id)));
  }

  onModuleDestroy(): void {
    for (const end of this.unsubscribe) end();
  }

  /**
   * Sends the request, or answers it without.
   * @param connectionId answers are never shared between connections
   */
  async through(connectionId: string, request: ProviderRequest, send: Send): Promise<ProviderResponse> {
    if (request.method !== 'GET') return this.write(connectionId, send);
    // Who brings a signal of its own must not break off what others wait for.
    if (!this.feed.isLive || request.signal) return missed(request, await send());
    return this.read(connectionId, request, send);
  }

  /** Something was, or may have been, written through the connection. Never throws. */
  async noteWrite(connectionId: string): Promise<void> {
    this.forget(connectionId);
    try {
      await this.feed.announce(WRITES, connectionId);
    } catch (error) {
      // Nobody can be told, and nobody keeps anything either while the database is away.
      this.log.failure(error, undefined, { operation: 'connections.announce_write', connection_id: connectionId });
    }
  }

  /** A write that failed may still have been carried out. */
  private async write(connectionId: string, send: Send): Promise<ProviderResponse> {
    try {
      return await send();
    } finally {
      await this.noteWrite(connectionId);
    }
  }

  private async read(connectionId: string, request: ProviderRequest, send: Send): Promise<ProviderResponse> {
    const memory = this.memoryOf(connectionId);
    const key = keyOf(request);
    const kept = request.cacheSeconds === undefined ? undefined : memory.kept.get(key);
    const now = this.options.clock.now();
    if (kept && kept.until > now) {
      return { ...kept.response, cache: { status: 'hit', ageSeconds: Math.floor((now - kept.at) / 1000) } };
    }
    const flight = memory.flights.get(key) ?? { response: undefined };
    memory.flights.set(key, flight);
    try {
      const response = await (flight.response ??= send());
      this.keep(connectionId, memory, key, request, response);
      return missed(request, response);
    } finally {
      this.land(connectionId, memory, key, flight);
    }
  }

  /** What was forgotten while the call was under way is not kept: it may be from before the change. */
  private keep(
    connectionId: string,
    memory: Memory,
    key: string,
    { cacheSeconds }: ProviderRequest,
    response: ProviderResponse,
  ): void {
    if (cacheSeconds === undefined || this.memories.get(connectionId) !== memory) return;
    const at = this.options.clock.now();
    if (!memory.kept.has(key)) this.count += 1;
    memory.kept.set(key, { response, at, until: at + cacheSeconds * 1000 });
    if (this.count > MOST_ANSWERS) this.forget(undefined);
  }

  private land(connectionId: string, memory: Memory, key: string, flight: Flight): void {
    flight.response = undefined;
    if (memory.flights.get(key) === flight) memory.flights.delete(key);
    const isEmpty = memory.flights.size === 0 && memory.kept.size === 0;
    if (isEmpty && this.memories.get(connectionId) === memory) this.memories.delete(connectionId);
  }

  private memoryOf(connectionId: string): Memory {
    const known = this.memories.get(connectionId);
    if (known) return known;
    const memory: Memory = { kept: new Map(), flights: new Map() };
    this.memories.set(connectionId, memory);
    return memory;
  }

  private forget(connectionId: string | undefined): void {
    if (connectionId === undefined) {
      this.memories.clear();
      this.count = 0;
      return;
    }
    this.count -= this.memories.get(connectionId)?.kept.size ?? 0;
    this.memories.delete(connectionId);
  }
}

const keyOf = ({ path, query = {} }: ProviderRequest) => {
  const named = Object.entries(query).filter(([, value]) => value !== undefined);
  return JSON.stringify([path, ...named.sort(([a], [b]) => (a < b ? -1 : 1))]);
};

const missed = ({ cacheSeconds }: ProviderRequest, response: ProviderResponse): ProviderResponse =>
  cacheSeconds === undefined ? response : { ...response, cache: { status: 'miss', ageSeconds: 0 } };
