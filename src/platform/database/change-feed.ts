import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { Log } from '../telemetry/index.js';
import { DATABASE_OPTIONS, type DatabaseOptions, PrismaService } from './prisma.service.js';

/** What is announced: a table whose triggers do it (`api_keys`, `connections`), or a name of the room that announces. */
type Topic = string;

/** @param id of what changed; undefined: changes may have been missed, so forget everything */
type Listener = (id: string | undefined) => void;

const CHANNEL = 'switchyard_changes';
const RECONNECT_MS = 1_000;
/** A link that silently died is noticed after at most this long. */
const HEARTBEAT_MS = 5_000;

/**
 * Tells every instance what the others changed (PostgreSQL LISTEN/NOTIFY), so that what it remembers stays right.
 * Announcements are not stored: while the link is down they are lost, so a memory may be used only while `isLive`.
 */
@Injectable()
export class ChangeFeed implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #listeners = new Map<Topic, Set<Listener>>();
  #client: pg.Client | undefined;
  #timer: NodeJS.Timeout | undefined;
  #live = false;
  #stopped = false;

  constructor(
    @Inject(DATABASE_OPTIONS) private readonly options: DatabaseOptions,
    private readonly prisma: PrismaService,
    private readonly log: Log,
  ) {}

  /** Whether the changes of all other instances arrive here. Without it, ask the database. */
  get isLive(): boolean {
    return this.#live;
  }

  /** @returns a function that ends the subscription */
  on(topic: Topic, listener: Listener): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  /** Tells this instance at once, once a write is committed; the table's trigger tells all, which takes a moment. */
  tellHere(topic: Topic, id: string): void {
    this.#deliver(topic, id);
  }

  /** Tells all instances, this one included (at once here). @throws when the database is away */
  async announce(topic: Topic, id: string): Promise<void> {
    this.#deliver(topic, id);
    await this.prisma.$executeRaw`SELECT pg_notify(${CHANNEL}, ${`${topic}:${id}`})`;
  }

  onApplicationBootstrap(): void {
    void this.#connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#live = false;
    await this.#client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.options.url,
      keepAlive: true,
      connectionTimeoutMillis: HEARTBEAT_MS,
      query_timeout: HEARTBEAT_MS,
    });
    this.#client = client;
    // Never removed: a socket may fail at any moment, also while it is being closed.
    client.on('error', (error) => this.#lose(client, error));
    client.on('end', () => this.#lose(client));
    client.on('notification', ({ payload = '' }) => {
      const colon = payload.indexOf(':');
      this.#deliver(payload.slice(0, colon), payload.slice(colon + 1));
    });
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      if (this.#client !== client || this.#stopped) return;
      this.#forgetAll();
      this.#live = true;
      this.#timer = setTimeout(() => void this.#beat(client), HEARTBEAT_MS).unref();
    } catch (error) {
      this.#lose(client, error);
    }
  }

  async #beat(client: pg.Client): Promise<void> {
    try {
      await client.query('SELECT 1');
      if (this.#client === client) this.#timer = setTimeout(() => void this.#beat(client), HEARTBEAT_MS).unref();
    } catch (error) {
      this.#lose(client, error);
    }
  }

  /** The first report of a lost link counts; a client reports its end in several ways. */
  #lose(client: pg.Client, error?: unknown): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    if (this.#live && error) this.log.failure(error, undefined, { operation: 'database.changes' });
    this.#live = false;
    this.#forgetAll();
    client.end().catch(() => undefined);
    clearTimeout(this.#timer);
    if (!this.#stopped) this.#timer = setTimeout(() => void this.#connect(), RECONNECT_MS).unref();
  }

  #deliver(topic: Topic, id: string): void {
    for (const listener of this.#listeners.get(topic) ?? []) listener(id);
  }

  #forgetAll(): void {
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener(undefined);
  }
}
