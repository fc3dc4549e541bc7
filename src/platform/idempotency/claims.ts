import { Inject, Injectable } from '@nestjs/common';
import { newRowId, PrismaService } from '../database/index.js';
import { Log } from '../telemetry/index.js';

/** Which request: an organization's user, an operation and the key that the client chose. */
export interface RequestName {
  readonly organizationId: string;
  /** The user the request works for; empty for the organization itself. */
  readonly userId: string;
  readonly operation: string;
  readonly key: string;
}

/** The right of one process to do the work of a request. Its lease is renewed until it is settled. */
export interface Claim {
  /** A UUIDv7: resumable operations give it to the rows they create. */
  readonly id: string;
  readonly organizationId: string;
  /** 1 for the first; what a claim of an earlier attempt writes is refused. */
  readonly attempt: number;
  readonly heartbeat: NodeJS.Timeout;
}

export interface ClaimRow {
  readonly id: string;
  readonly organization_id: string;
  readonly fingerprint: Uint8Array;
  readonly attempts: number;
  readonly status: number | null;
  readonly answer: string | null;
  /** Somebody is at work. */
  readonly is_held: boolean;
  /** Somebody was at work and did not say what came of it. */
  readonly is_abandoned: boolean;
  /** Past its 24 hours. */
  readonly is_over: boolean;
}

export const IDEMPOTENCY_OPTIONS = Symbol('IDEMPOTENCY_OPTIONS');

export interface IdempotencyOptions {
  /** A process that is silent for so long, in milliseconds, is taken for dead. */
  readonly leaseMs: number;
  /** A call whose answer was lost may still be carried out for so long, in milliseconds. */
  readonly settleMs: number;
  /** How long an answer is kept, in milliseconds. */
  readonly keepMs: number;
}

export const defaultOptions: IdempotencyOptions = { leaseMs: 30_000, settleMs: 5_000, keepMs: 86_400_000 };

const interval = (milliseconds: number) => milliseconds / 1000;

/**
 * Who does the work of a request, over all processes: the row is inserted before the work begins, and the unique key
 * lets one of them through. Leases run on the database's clock, which all processes share.
 */
@Injectable()
export class Claims {
  constructor(
    private readonly prisma: PrismaService,
    private readonly log: Log,
    @Inject(IDEMPOTENCY_OPTIONS) private readonly options: IdempotencyOptions,
  ) {}

  /** @returns undefined when the request is known already */
  async begin(name: RequestName, fingerprint: Uint8Array<ArrayBuffer>): Promise<Claim | undefined> {
    const { organizationId, userId, operation, key } = name;
    const { leaseMs, keepMs } = this.options;
    const [row] = await this.prisma.$queryRaw<{ id: string }[]>`
      INSERT INTO idempotent_requests
        (id, organization_id, user_id, operation, key, fingerprint, lease_until, expires_at)
      VALUES (${newRowId(Date.now())}::uuid, ${organizationId}::uuid, ${userId}, ${operation}, ${key}, ${fingerprint},
        clock_timestamp() + make_interval(secs => ${interval(leaseMs)}::double precision),
        clock_timestamp() + make_interval(secs => ${interval(keepMs)}::double precision))
      ON CONFLICT (organization_id, user_id, operation, key) DO NOTHING
      RETURNING id`;
    return row && this.hold(row.id, organizationId, 1);
  }

  async find({ organizationId, userId, operation, key }: RequestName): Promise<ClaimRow | undefined> {
    const [row] = await this.prisma.$queryRaw<ClaimRow[]>`
      SELECT id, organization_id, fingerprint, attempts, status, answer,
        coalesce(lease_until > clock_timestamp(), false) AS is_held,
        coalesce(lease_until <= clock_timestamp(), false) AS is_abandoned,
        expires_at <= clock_timestamp() AS is_over
      FROM idempotent_requests
      WHERE organization_id = ${organizationId}::uuid AND user_id = ${userId}
        AND operation = ${operation} AND key = ${key}`;
    return row;
  }

  /** Begins the work again. @returns undefined when somebody else was faster */
  async takeOver({ id, organization_id, attempts }: ClaimRow): Promise<Claim | undefined> {
    const { leaseMs, keepMs } = this.options;
    const [row] = await this.prisma.$queryRaw<{ attempts: number }[]>`
      UPDATE idempotent_requests
      SET attempts = attempts + 1,
          lease_until = clock_timestamp() + make_interval(secs => ${interval(leaseMs)}::double precision),
          expires_at = clock_timestamp() + make_interval(secs => ${interval(keepMs)}::double precision)
      WHERE id = ${id}::uuid AND attempts = ${attempts} AND status IS NULL
        AND (lease_until IS NULL OR lease_until <= clock_timestamp())
      RETURNING attempts`;
    return row && this.hold(id, organization_id, row.attempts);
  }

  async forget({ id }: ClaimRow): Promise<void> {
    await this.prisma.$executeRaw`
      DELETE FROM idempotent_requests WHERE id = ${id}::uuid AND expires_at <= clock_timestamp()`;
  }

  /** The work is done, and this is what its repetitions are told. */
  keep({ id, attempt, heartbeat }: Claim, status: number, answer: string): Promise<void> {
    return this.settle(heartbeat, () =>
      this.prisma.idempotentRequest.updateMany({
        where: { id, attempts: attempt, status: null },
        data: { status, answer, leaseUntil: null },
      }),
    );
  }

  /** Nothing was done: whoever comes next may begin. */
  release({ id, attempt, heartbeat }: Claim): Promise<void> {
    return this.settle(heartbeat, () =>
      this.prisma.idempotentRequest.updateMany({
        where: { id, attempts: attempt, status: null },
        data: { leaseUntil: null },
      }),
    );
  }

  /** What came of the work is not known, and will not be known better than after a little while. */
  abandon({ id, attempt, heartbeat }: Claim): Promise<void> {
    return this.settle(heartbeat, () => this.renew(id, attempt, this.options.settleMs));
  }

  /** Never throws: the work has come to its end. What could not be written down counts as abandoned after the lease. */
  private async settle(heartbeat: NodeJS.Timeout, write: () => Promise<unknown>): Promise<void> {
    clearInterval(heartbeat);
    try {
      await write();
    } catch (error) {
      this.report(error);
    }
  }

  private hold(id: string, organizationId: string, attempt: number): Claim {
    const { leaseMs } = this.options;
    const beat = () => void this.renew(id, attempt, leaseMs).catch((error: unknown) => this.report(error));
    return { id, organizationId, attempt, heartbeat: setInterval(beat, leaseMs / 3).unref() };
  }

  private async renew(id: string, attempt: number, milliseconds: number): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE idempotent_requests
      SET lease_until = clock_timestamp() + make_interval(secs => ${interval(milliseconds)}::double precision)
      WHERE id = ${id}::uuid AND attempts = ${attempt} AND status IS NULL AND lease_until > clock_timestamp()`;
  }

  private report(error: unknown): void {
    this.log.failure(error, undefined, { context: 'idempotency' });
  }
}
