import { randomUUID } from 'node:crypto';
import { type ServerResponse } from 'node:http';
import {
  type ConnectionRef,
  type Provider,
  type ProviderManifest,
  providerManifestSchema,
} from '../../src/contracts/index.js';
import { Audit } from '../../src/hub/access/index.js';
import { AccessTokens } from '../../src/hub/connections/access-tokens.js';
import { ConnectedCalls } from '../../src/hub/connections/connected-calls.js';
import { ConnectedStreams } from '../../src/hub/connections/connected-streams.js';
import { ConnectionRequests } from '../../src/hub/connections/connection-requests.js';
import { ConnectionUses } from '../../src/hub/connections/connection-uses.js';
import { Connections } from '../../src/hub/connections/connections.js';
import { type IssuedTokens } from '../../src/hub/connections/issued-tokens.js';
import { CallsWithGivenTokens } from '../../src/hub/connections/given-tokens.js';
import { LiveTokens } from '../../src/hub/connections/live-tokens.js';
import { type ConnectionsOptions } from '../../src/hub/connections/options.js';
import { ProviderCalls } from '../../src/hub/connections/provider-calls.js';
import { ReadCache } from '../../src/hub/connections/read-cache.js';
import { RefreshLeases } from '../../src/hub/connections/refresh-leases.js';
import { Renewal } from '../../src/hub/connections/renewal.js';
import { Revocation } from '../../src/hub/connections/revocation.js';
import { SealedTokens } from '../../src/hub/connections/sealed-tokens.js';
import { ServiceApplications } from '../../src/hub/connections/service-applications.js';
import { StoredConnections } from '../../src/hub/connections/stored-connections.js';
import { TokenEndpoint } from '../../src/hub/connections/token-endpoint.js';
import { TokenRefresher } from '../../src/hub/connections/token-refresher.js';
import { ProviderDirectory } from '../../src/hub/catalog/index.js';
import { type ProviderSettings } from '../../src/platform/config/index.js';
import { ChangeFeed, PrismaService } from '../../src/platform/database/index.js';
import { systemBudgetOptions } from '../../src/platform/http/budget/budget-options.js';
import { BudgetStore } from '../../src/platform/http/budget/budget-store.js';
import { SharedRateBudgets } from '../../src/platform/http/budget/shared-rate-budgets.js';
import { UpstreamHttp, UpstreamObserver, UpstreamStream } from '../../src/platform/http/index.js';
import { Log, Metrics } from '../../src/platform/telemetry/index.js';
import { generateKeyRing, parseKeyRing, Secret, Vault } from '../../src/platform/vault/index.js';
import { reveal } from '../../src/platform/vault/reveal.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { type WireRequest, WireServer } from '../support/wire-server.js';

export const revealed = (secret: Secret): string => reveal(secret);

export const tokens = (accessToken: string, expiresAt: Date | null, refreshToken?: string): IssuedTokens => ({
  accessToken: Secret.of(accessToken),
  ...(refreshToken && { refreshToken: Secret.of(refreshToken) }),
  expiresAt,
  scopes: ['read'],
});

export interface WireCall {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly form: URLSearchParams;
}

export interface WireAnswer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
  /** Breaks the connection instead of answering. */
  readonly cut?: true;
}

/** A provider on the wire: the test says what it answers, and reads what it was asked. */
export class WireProvider {
  readonly calls: WireCall[] = [];
  answer: (call: WireCall) => WireAnswer | Promise<WireAnswer> = () => ({ body: {} });
  private readonly server = new WireServer((received, response) => void this.serve(received, response));

  readonly start = () => this.server.start();
  readonly stop = () => this.server.stop();

  /** How often the given path was asked. */
  count(path: string): number {
    return this.calls.filter((call) => call.path === path).length;
  }

  private async serve(received: WireRequest, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(received.body.toString());
    const call = { method: received.method, path: received.url, authorization: received.headers.authorization, form };
    this.calls.push(call);
    const { status = 200, headers: extra, body, cut } = await this.answer(call);
    if (cut) return void response.destroy();
    response.writeHead(status, { 'content-type': 'application/json', ...extra });
    response.end(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
  }
}

/** Time that passes only when somebody sleeps or the test says so. */
export class TestClock {
  private time = Date.parse('2026-11-21T12:00:00Z');
  /** Called at each sleep, before time passes. */
  onSleep: () => Promise<unknown> = async () => undefined;

  now = () => this.time;
  in = (seconds: number) => new Date(this.time + seconds * 1000);
  advance(seconds: number): void {
    this.time += seconds * 1000;
  }
  sleep = async (milliseconds: number) => {
    await this.onSleep();
    this.time += milliseconds;
  };
}

export const acmeManifest = providerManifestSchema.parse({
  id: 'acme',
  label: 'Acme',
  apiBaseUrl: 'https://api.acme.example/v1',
  hosts: ['api.acme.example'],
  oauth: {
    authorizeUrl: 'https://api.acme.example/authorize',
    tokenUrl: 'https://api.acme.example/token',
    revokeUrl: 'https://api.acme.example/revoke',
    scopes: ['read'],
    pkce: true,
    defaultExpiresIn: 1800,
  },
  docs: 'https://api.acme.example/docs',
  checked: '2026-11-21',
});

/** The room over a real database and a provider at the given address, with a clock of the test's own. */
export async function startRoom(
  databaseUrl: string,
  providerUrl: string,
  capabilities: Omit<Provider, 'manifest'> = {},
  own: { readonly manifest?: ProviderManifest; readonly settings?: Partial<ProviderSettings> } = {},
) {
  const clock = new TestClock();
  const options: ConnectionsOptions = { clock, leaseMs: 20_000 };
  const { manifest = acmeManifest } = own;
  const settings: ProviderSettings = {
    configured: true,
    missing: [],
    clientId: 'client-1',
    clientSecret: Secret.of('client-secret-1'),
    redirectUri: 'http://127.0.0.1/callback',
    scopes: ['read'],
    apiBaseUrl: `${providerUrl}/v1`,
    authorizeUrl: `${providerUrl}/authorize`,
    tokenUrl: `${providerUrl}/token`,
    revokeUrl: `${providerUrl}/revoke`,
    allowedHosts: manifest.hosts,
    ...own.settings,
  };
  const directory = new ProviderDirectory(
    [{ manifest, ...capabilities }],
    Object.assign(Object.create(null), { get: () => ({ acme: settings }) }),
  );
  const prisma = new PrismaService({ url: databaseUrl, poolSize: 5 });
  const vault = new Vault(parseKeyRing(generateKeyRing()));
  const http = new UpstreamHttp(
    { allowLoopback: true, timeoutMs: 2_000, clock, random: () => 0 },
    new UpstreamObserver(),
  );
  const metrics = new Metrics();
  const sealed = new SealedTokens(vault);
  const endpoint = new TokenEndpoint(http, options);
  const log = new Log('silent');
  // Not connected: every call asks the database, so that tests may change rows behind the room's back.
  const feed = new ChangeFeed({ url: databaseUrl, poolSize: 1 }, prisma, log);
  const live = new LiveTokens(feed);
  const reads = new ReadCache(feed, log, options);
  const leases = new RefreshLeases(prisma, feed, options);
  const renewal = new Renewal(endpoint, sealed, leases, metrics, log, options);
  const refresher = new TokenRefresher(prisma, leases, renewal, options);
  const stored = new StoredConnections(prisma, feed, sealed, options);
  const calls = new ProviderCalls(http);
  const access = new AccessTokens(prisma, feed, live, sealed, refresher, options);
  const uses = new ConnectionUses(stored, log, options);
  const budgets = new SharedRateBudgets(
    new BudgetStore(prisma, systemBudgetOptions),
    feed,
    metrics,
    log,
    systemBudgetOptions,
  );
  const upstream = new UpstreamStream({ allowLoopback: true, timeoutMs: 2_000 }, new UpstreamObserver(), budgets);
  const api = new ConnectedCalls(directory, stored, access, calls, reads, uses);
  const revocation = new Revocation(endpoint, sealed, log);
  const connections = new Connections(directory, stored, calls, refresher, revocation, api);
  const { id: organizationId } = await prisma.organization.create({ data: { name: 'Test' } });
  return {
    api,
    clock,
    connections,
    directory,
    endpoint,
    /** Connect it with `onApplicationBootstrap` for a room that remembers tokens. */
    feed,
    given: new CallsWithGivenTokens(directory, calls, http),
    leases,
    metrics,
    organizationId,
    prisma,
    streams: new ConnectedStreams(directory, access, upstream, reads, uses),
    requests: new ConnectionRequests(
      directory,
      connections,
      stored,
      new Audit(prisma, log),
      http,
      new ServiceApplications(endpoint),
    ),
    /** A user that nothing is stored of. */
    newRef: (): ConnectionRef => ({ organizationId, userId: randomUUID(), provider: 'acme' }),
    async stop() {
      await feed.onApplicationShutdown();
      await http.onApplicationShutdown();
      await upstream.onApplicationShutdown();
      await budgets.onApplicationShutdown();
      await prisma.$disconnect();
    },
  };
}
export type Room = Awaited<ReturnType<typeof startRoom>>;

/** For a whole spec file: a room over its own database, and the provider at the other end of the wire. */
export function useRoom(): { readonly wire: WireProvider; readonly room: () => Room } {
  const wire = new WireProvider();
  let database: TestDatabase;
  let room: Room;
  beforeAll(async () => {
    database = await createTestDatabase();
    room = await startRoom(database.url, await wire.start());
  });
  afterAll(async () => {
    await room.stop();
    await wire.stop();
    await database.drop();
  });
  beforeEach(() => {
    wire.calls.length = 0;
  });
  return { wire, room: () => room };
}
