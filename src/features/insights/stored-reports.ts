import { Inject, Injectable } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { Prisma, PrismaService, type Report } from '../../platform/database/index.js';

/** Without a sign of life for so long, whoever computes a report is taken for dead. */
const LEASE_SECONDS = 30;
/** How often a long computation gives one. */
const HEARTBEAT_MS = 10_000;
const DATABASE_NOW = Prisma.sql`clock_timestamp()`;

/** Which figures, about what, for whom. */
export interface ReportKey extends Subject {
  readonly kind: string;
  readonly subject: string;
}

/** The right to compute a report: `startedAt` is the fence, what an earlier holder writes is refused. */
export type Claim = Pick<Report, 'id' | 'startedAt'>;

/** Somebody else has taken the computation over, or the report is gone: this one's figures would be thrown away. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

/** Figures in the table `reports`, and the right of one process at a time to compute each of them. */
@Injectable()
export class StoredReports {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async find({ organizationId, userId, kind, subject }: ReportKey): Promise<Report | undefined> {
    const key = { organizationId, userId, kind, subject };
    return (await this.prisma.report.findUnique({ where: { organizationId_userId_kind_subject: key } })) ?? undefined;
  }

  /**
   * Takes the right to compute; earlier figures stay until there are new ones.
   * @param seen the report as the caller knows it: where it has come further since, by new figures or by a failure,
   *   there is no need to compute it
   * @returns undefined while somebody else computes, or when it has come further
   */
  async claim(
    { organizationId, userId, kind, subject }: ReportKey,
    seen: Pick<Report, 'status' | 'startedAt'> | undefined,
  ): Promise<Claim | undefined> {
    const [row] = await this.prisma.$queryRaw<Claim[]>`
      INSERT INTO reports (id, organization_id, user_id, kind, subject, status, started_at, updated_at)
      VALUES (gen_random_uuid(), ${organizationId}::uuid, ${userId}, ${kind}, ${subject}, 'computing',
        clock_timestamp(), clock_timestamp())
      ON CONFLICT (organization_id, user_id, kind, subject) DO UPDATE
      SET status = 'computing', examined = 0, failure_code = NULL,
          started_at = clock_timestamp(), updated_at = clock_timestamp()
      WHERE (reports.status <> 'computing'
          OR reports.updated_at < clock_timestamp() - make_interval(secs => ${LEASE_SECONDS}::double precision))
        AND reports.status::text = ${seen?.status ?? null} AND reports.started_at = ${seen?.startedAt ?? null}::timestamptz
      RETURNING id, started_at AS "startedAt"`;
    return row;
  }

  /** The report a claim is still good for. @throws ClaimLost */
  async claimed({ id, startedAt }: Claim): Promise<Report> {
    const row = await this.prisma.report.findFirst({ where: { id, startedAt, status: 'computing' } });
    if (!row) throw new ClaimLost('The report is computed by somebody else.');
    return row;
  }

  /** Says how far the computation is, which is also its sign of life. @throws ClaimLost */
  async progress(claim: Claim, examined: number): Promise<void> {
    await this.write(claim, Prisma.sql`examined = ${examined}`);
  }

  /** @throws ClaimLost */
  async finish(claim: Claim, data: object, examined: number): Promise<void> {
    const now = this.now();
    await this.write(
      claim,
      Prisma.sql`status = 'ready', data = ${JSON.stringify(data)}::jsonb, examined = ${examined}, computed_at = ${now}`,
      now,
    );
  }

  /** The figures cannot be computed; older ones stay. @throws ClaimLost */
  async fail(claim: Claim, code: string): Promise<void> {
    await this.write(claim, Prisma.sql`status = 'failed', failure_code = ${code}`, this.now());
  }

  /** As if it had never been claimed: who waits for the figures is told the error itself. */
  async release({ id, startedAt }: Claim): Promise<void> {
    const where = { id, startedAt, status: 'computing' as const };
    await this.prisma.report.deleteMany({ where: { ...where, computedAt: null } });
    await this.prisma.report.updateMany({ where, data: { status: 'ready' } });
  }

  /** Gives signs of life while the work goes on. */
  async keepingAlive<T>(claim: Claim, work: () => Promise<T>): Promise<T> {
    const beat = () => void this.write(claim, Prisma.sql`status = 'computing'`).catch(() => undefined);
    const timer = setInterval(beat, HEARTBEAT_MS).unref();
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  /** What is over is judged by the time of the rooms; who still computes, by the database's, like every lease. */
  private now(): Prisma.Sql {
    return Prisma.sql`${new Date(this.clock.now())}::timestamptz`;
  }

  private async write({ id, startedAt }: Claim, change: Prisma.Sql, now = DATABASE_NOW): Promise<void> {
    const changed = await this.prisma.$executeRaw`
      UPDATE reports SET ${change}, updated_at = ${now}
      WHERE id = ${id}::uuid AND started_at = ${startedAt}::timestamptz AND status = 'computing'`;
    if (changed === 0) throw new ClaimLost('The report is computed by somebody else.');
  }
}
