import { Inject, Injectable } from '@nestjs/common';
import { type ConnectionRef, type ProviderAccount } from '../../contracts/index.js';
import {
  ChangeFeed,
  type Connection,
  type ConnectionStatus,
  Prisma,
  PrismaService,
  newRowId,
} from '../../platform/database/index.js';
import { type ConnectionView, toView } from './connection-view.js';
import { type IssuedTokens } from './issued-tokens.js';
import { CONNECTIONS } from './live-tokens.js';
import { CONNECTIONS_OPTIONS, type ConnectionsOptions } from './options.js';
import { byRef } from './queries.js';
import { SealedTokens } from './sealed-tokens.js';
import { type ServiceClient } from './service-client.js';
import { type Visibility } from './visibility.js';

export interface ConnectionFilter {
  readonly provider?: string;
  readonly status?: ConnectionStatus;
  /** Only connections with a lower id: those made before. */
  readonly before?: string;
  readonly take: number;
}

/** What is stored beside the tokens. */
export interface ConnectionFacts {
  readonly account: ProviderAccount | null;
  /** Absent: what is stored already stays. */
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Base URL of the account's site, where the provider has sites. */
  readonly site?: string | null;
  /** Absent: the connection is a user's. */
  readonly client?: ServiceClient;
}

/** Tries at storing a connection that is made or deleted by others at the same moment. */
const TRIES = 3;

const json = (value: unknown) => value as Prisma.InputJsonObject;

/** The rows of connections. */
@Injectable()
export class StoredConnections {
  constructor(
    private readonly prisma: PrismaService,
    private readonly feed: ChangeFeed,
    private readonly tokens: SealedTokens,
    @Inject(CONNECTIONS_OPTIONS) private readonly options: ConnectionsOptions,
  ) {}

  row(ref: ConnectionRef): Promise<Connection | null> {
    return this.prisma.connection.findUnique(byRef(ref));
  }

  async find(ref: ConnectionRef): Promise<ConnectionView | undefined> {
    const row = await this.row(ref);
    return row ? this.view(row) : undefined;
  }

  async findById(visibility: Visibility, id: string): Promise<ConnectionView | undefined> {
    const row = await this.prisma.connection.findFirst({ where: { id, ...visibility } });
    return row ? this.view(row) : undefined;
  }

  /** Newest first. */
  async list(visibility: Visibility, { provider, status, before, take }: ConnectionFilter): Promise<ConnectionView[]> {
    const rows = await this.prisma.connection.findMany({
      where: { ...visibility, provider, status, id: { lt: before } },
      orderBy: { id: 'desc' },
      take,
    });
    return rows.map((row) => this.view(row));
  }

  /** Stores new tokens, over those of the same user and provider if there are any, and makes the connection active. */
  async save(ref: ConnectionRef, issued: IssuedTokens, facts: ConnectionFacts): Promise<ConnectionView> {
    for (let attempt = 1; ; attempt++) {
      const existing = await this.row(ref);
      const saved = existing ? await this.replace(existing, issued, facts) : await this.create(ref, issued, facts);
      if (saved) return this.view(saved);
      if (attempt === TRIES) throw new Error('The connection is being changed by others all the time.');
    }
  }

  async remove(id: string): Promise<void> {
    await this.prisma.connection.deleteMany({ where: { id } });
    this.feed.tellHere(CONNECTIONS, id);
  }

  /** Raw, because it is not a change of the connection: `updated_at` stays. */
  async noteUse(id: string, now: Date, everyMs: number): Promise<void> {
    const due = new Date(now.getTime() - everyMs);
    await this.prisma.$executeRaw`
      UPDATE connections SET last_used_at = ${now}::timestamptz
      WHERE id = ${id}::uuid AND (last_used_at IS NULL OR last_used_at <= ${due}::timestamptz)`;
  }

  view(row: Connection): ConnectionView {
    return toView(row, this.options.clock.now());
  }

  /** The new version also makes void what a renewal of the old tokens, still under way, would store. */
  private async replace(existing: Connection, issued: IssuedTokens, facts: ConnectionFacts) {
    const [row] = await this.prisma.connection.updateManyAndReturn({
      where: { id: existing.id },
      data: {
        ...(await this.columns(existing, issued, facts)),
        version: { increment: 1 },
        status: 'active',
        failures: 0,
        failureCode: null,
        cooldownUntil: null,
        leaseUntil: null,
      },
    });
    this.feed.tellHere(CONNECTIONS, existing.id);
    return row;
  }

  private async create(ref: ConnectionRef, issued: IssuedTokens, facts: ConnectionFacts) {
    const { organizationId, userId, provider } = ref;
    const owner = { id: newRowId(this.options.clock.now()), organizationId };
    try {
      return await this.prisma.connection.create({
        data: { ...owner, userId, provider, ...(await this.columns(owner, issued, facts)) },
      });
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return undefined;
      throw error;
    }
  }

  private async columns(
    owner: Pick<Connection, 'id' | 'organizationId'>,
    issued: IssuedTokens,
    facts: ConnectionFacts,
  ) {
    return {
      ...(await this.tokens.seal(owner, issued)),
      ...(await this.tokens.sealClient(owner, facts.client)),
      tokenType: issued.tokenType ?? 'Bearer',
      site: facts.site ?? null,
      expiresAt: issued.expiresAt,
      scopes: [...issued.scopes],
      account: facts.account ? json(facts.account) : Prisma.DbNull,
      ...(facts.metadata && { metadata: json(facts.metadata) }),
    };
  }
}
