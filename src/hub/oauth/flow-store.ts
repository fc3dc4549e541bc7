import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type ConnectionRef } from '../../contracts/index.js';
import { type OAuthFlow, Prisma, PrismaService } from '../../platform/database/index.js';
import { type Secret, Vault } from '../../platform/vault/index.js';
import { FLOW_CLOCK, type FlowClock } from './flow-clock.js';

/** How long the user has to give consent. */
export const FLOW_LIFETIME_SECONDS = 600;
/** Most expired flows that one new flow clears away. */
const SWEEP_LIMIT = 100;

/** A flow about to begin: where it must end. */
export interface FlowDraft extends ConnectionRef {
  readonly scopes: readonly string[];
  /** SHA-256 of the cookie that the callback must carry. */
  readonly browserHash?: Buffer;
  /** Registered address of the client that finishes the flow. */
  readonly returnUrl?: string;
  /** The client's own state. */
  readonly clientState?: string;
}

/** A new flow's names. Only the hash of `state`, which travels through the provider, is kept. */
export interface FlowTicket {
  readonly id: string;
  readonly state: string;
}

export const newFlowTicket = (): FlowTicket => ({ id: randomUUID(), state: randomBytes(32).toString('base64url') });

export type Flow = Omit<OAuthFlow, 'stateHash' | 'createdAt' | 'relayedAt'>;

const FLOW_COLUMNS = Prisma.sql`id, organization_id AS "organizationId", user_id AS "userId", provider, verifier,
  browser_hash AS "browserHash", return_url AS "returnUrl", client_state AS "clientState", scopes,
  expires_at AS "expiresAt"`;

const hashOf = (state: string) => createHash('sha256').update(state).digest();

/** Authorizations in progress. Each state works once: whoever deletes or marks the row has it, everybody else has nothing. */
@Injectable()
export class FlowStore {
  constructor(
    private readonly prisma: PrismaService,
    private readonly vault: Vault,
    @Inject(FLOW_CLOCK) private readonly clock: FlowClock,
  ) {}

  async begin({ id, state }: FlowTicket, draft: FlowDraft, verifier: Secret | undefined): Promise<void> {
    await this.sweep();
    await this.prisma.oAuthFlow.create({
      data: {
        ...draft,
        id,
        stateHash: hashOf(state),
        scopes: [...draft.scopes],
        browserHash: draft.browserHash && new Uint8Array(draft.browserHash),
        verifier: verifier && (await this.vault.seal(verifier, verifierOf(id, draft.organizationId))),
        createdAt: new Date(this.clock.now()),
        expiresAt: new Date(this.clock.now() + FLOW_LIFETIME_SECONDS * 1000),
      },
    });
  }

  /** Marks a client's flow as handed on, once; undefined for every other state. */
  async relay(provider: string, state: string): Promise<Flow | undefined> {
    const now = new Date(this.clock.now());
    const flows = await this.prisma.$queryRaw<Flow[]>`
      UPDATE oauth_flows SET relayed_at = ${now}
      WHERE state_hash = ${hashOf(state)} AND provider = ${provider}
        AND return_url IS NOT NULL AND relayed_at IS NULL AND expires_at > ${now}
      RETURNING ${FLOW_COLUMNS}`;
    return flows[0];
  }

  /**
   * Takes the flow of a browser by its state; it is gone afterwards, whatever becomes of it.
   * A client's flow stays: reloading the callback page must not take it from the client.
   */
  async claimForBrowser(provider: string, state: string): Promise<Flow | undefined> {
    const flows = await this.prisma.$queryRaw<Flow[]>`
      DELETE FROM oauth_flows WHERE state_hash = ${hashOf(state)} AND return_url IS NULL
      RETURNING ${FLOW_COLUMNS}`;
    return this.live(flows.filter((flow) => flow.provider === provider));
  }

  /**
   * Takes the acting user's flow by our state or by the client's own. A client that reuses its state finishes the
   * flow it began last; the older ones go with it, so that a state still works once.
   */
  async claimForClient({ organizationId, userId, provider }: ConnectionRef, state: string): Promise<Flow | undefined> {
    const flows = await this.prisma.$queryRaw<Flow[]>`
      WITH claimed AS (
        DELETE FROM oauth_flows
        WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId} AND provider = ${provider}
          AND (state_hash = ${hashOf(state)} OR client_state = ${state})
        RETURNING *
      )
      SELECT ${FLOW_COLUMNS} FROM claimed ORDER BY created_at DESC`;
    return this.live(flows);
  }

  /** Whose flow the state belongs to, without taking it; for the audit log. */
  async ownerOf(state: string): Promise<ConnectionRef | undefined> {
    const flow = await this.prisma.oAuthFlow.findUnique({
      where: { stateHash: hashOf(state) },
      select: { organizationId: true, userId: true, provider: true },
    });
    return flow ?? undefined;
  }

  /** The PKCE verifier of a claimed flow; undefined where the provider has no PKCE. */
  async verifier({ id, organizationId, verifier }: Flow): Promise<Secret | undefined> {
    return verifier === null ? undefined : this.vault.open(verifier, verifierOf(id, organizationId));
  }

  private live(flows: readonly Flow[]): Flow | undefined {
    return flows.find((flow) => flow.expiresAt.getTime() > this.clock.now());
  }

  /** Bounded, so that no single request pays for a flood. */
  private async sweep(): Promise<void> {
    await this.prisma.oAuthFlow.deleteMany({
      where: { expiresAt: { lte: new Date(this.clock.now()) } },
      limit: SWEEP_LIMIT,
    });
  }
}

const verifierOf = (id: string, organizationId: string) => ({
  organizationId,
  record: id,
  column: 'oauth_flows.verifier',
});
