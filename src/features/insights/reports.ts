import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ProviderError, type ProviderErrorKind, type ProviderRequest, type Subject } from '../../contracts/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { type Report } from '../../platform/database/index.js';
import { ProblemError } from '../../platform/problem/index.js';
import { type Job, JobQueue, type JobType } from '../../platform/queue/index.js';
import { type ReportView } from './insights.schemas.js';
import { type Named, ReportSubjects } from './report-subject.js';
import { type Claim, ClaimLost, type ReportKey, StoredReports } from './stored-reports.js';

const FRESH_MS = 300_000;
/** A failure of the background work is shown for so long before the next request tries again. */
const FAILURE_SHOWN_MS = 60_000;
/** A request waits for figures as long as they take no more than this; larger ones are left to a job. */
const WAITED_FOR = { tasks: 500, milliseconds: 4_000 };

/** What a computation is given. */
export interface Computing {
  readonly user: Subject;
  /** As in `ReportKey`. */
  readonly subject: string;
  readonly calls: Pick<ProviderRequest, 'priority' | 'signal'>;
  /** To be called after each page with the number of its tasks. */
  readonly pageRead: (tasks: number) => Promise<void>;
}

export interface ReportKind<T extends object> {
  /** Rows in the database carry it, so it is never renamed. */
  readonly name: string;
  /** Figures of an older release that do not fit are computed anew. */
  readonly schema: z.ZodType<T>;
  /** Reads page by page, however many there are. @throws ProviderError */
  readonly compute: (computing: Computing) => Promise<T>;
}

export interface ShownReport<T> {
  /** The last finished figures. */
  readonly figures: T | undefined;
  readonly report: ReportView;
}

const RETRIES = 5;
const LASTING: ReadonlySet<ProviderErrorKind> = new Set(['auth_expired', 'forbidden', 'not_found', 'rejected']);

const computeReport: JobType<{ reportId: string; startedAt: string }> = {
  name: 'insights.compute',
  schema: z.object({ reportId: z.uuid(), startedAt: z.iso.datetime() }),
  retries: RETRIES,
  concurrency: 4,
  expireInSeconds: 6 * 3600,
};

/** There is too much for a waiting request. */
class TooLong extends Error {
  override readonly name = 'TooLong';
}

/**
 * Figures that take many calls: small ones are computed while the request waits, others by a job; kept with their age.
 * One computation at a time per report, over all instances; that of a killed process is taken over.
 */
@Injectable()
export class Reports {
  readonly #kinds = new Map<string, ReportKind<object>>();

  constructor(
    private readonly subjects: ReportSubjects,
    private readonly stored: StoredReports,
    private readonly queue: JobQueue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    queue.register(computeReport, (job) => this.work(job));
  }

  /** Says who computes reports of this kind; called while the application is built. */
  register<T extends object>(kind: ReportKind<T>): void {
    this.#kinds.set(kind.name, kind);
  }

  /**
   * The figures there are, and new ones when those are older than five minutes.
   * @param asked with `refresh` they are computed anew whatever their age
   * @throws ProviderError
   */
  async show<T extends object>(
    kind: ReportKind<T>,
    user: Subject,
    asked: Named & { readonly refresh: boolean },
  ): Promise<ShownReport<T>> {
    const key: ReportKey = { ...(await this.subjects.of(user, asked)), kind: kind.name };
    const kept = await this.stored.find(key);
    if (kept && !asked.refresh && isSettled(kept, kind, this.clock.now())) return shown(kept, kind, this.clock.now());
    const claim = await this.stored.claim(key, kept);
    if (claim) await this.computeOrLeave(kind, key, claim);
    return shown(await this.stored.find(key), kind, this.clock.now());
  }

  /** Computes while the request waits; what turns out too large is left to a job. */
  private async computeOrLeave(kind: ReportKind<object>, key: ReportKey, claim: Claim): Promise<void> {
    const giveUpAt = performance.now() + WAITED_FOR.milliseconds;
    try {
      await this.compute(kind, key, claim, { priority: 'interactive' }, (examined) => {
        if (examined >= WAITED_FOR.tasks || performance.now() > giveUpAt)
          throw new TooLong('The rest is left to a job.');
      });
    } catch (error) {
      if (error instanceof ClaimLost) return;
      if (error instanceof TooLong) await this.leaveToJob(claim);
      else {
        await this.stored.release(claim);
        throw error;
      }
    }
  }

  private async leaveToJob(claim: Claim): Promise<void> {
    try {
      await this.queue.enqueue(computeReport, { reportId: claim.id, startedAt: claim.startedAt.toISOString() });
    } catch (error) {
      await this.stored.release(claim);
      throw error;
    }
  }

  private async work({ data, attempt, signal }: Job<{ reportId: string; startedAt: string }>): Promise<void> {
    const claim = { id: data.reportId, startedAt: new Date(data.startedAt) };
    try {
      const row = await this.stored.claimed(claim);
      const kind = this.#kinds.get(row.kind);
      if (kind) await this.compute(kind, row, claim, { priority: 'background', signal });
    } catch (error) {
      if (error instanceof ClaimLost) return;
      if (!isLasting(error) && attempt <= RETRIES) throw error;
      await this.stored.fail(claim, codeOf(error));
      if (!isLasting(error)) throw error;
    }
  }

  /** @param mayGoOn asked with what was examined before each further page; throws to end the computation */
  private async compute(
    kind: ReportKind<object>,
    key: ReportKey,
    claim: Claim,
    calls: Computing['calls'],
    mayGoOn: (examined: number) => void = () => undefined,
  ): Promise<void> {
    let examined = 0;
    const pageRead = async (tasks: number) => {
      mayGoOn(examined);
      examined += tasks;
      await this.stored.progress(claim, examined);
    };
    const { organizationId, userId, subject } = key;
    const computing = { user: { organizationId, userId }, subject, calls, pageRead };
    const figures = await this.stored.keepingAlive(claim, () => kind.compute(computing));
    await this.stored.finish(claim, figures, examined);
  }
}

const isLasting = (error: unknown) =>
  error instanceof ProblemError || (error instanceof ProviderError && LASTING.has(error.kind));

const codeOf = (error: unknown) =>
  error instanceof ProviderError ? error.kind : error instanceof ProblemError ? error.code : 'internal';

/** Nothing has to be computed now, or somebody is already at it and its figures are the ones that count. */
function isSettled(row: Report, kind: ReportKind<object>, now: number): boolean {
  if (row.status === 'failed') return now - row.updatedAt.getTime() < FAILURE_SHOWN_MS;
  return row.status === 'ready' && isFresh(row, now) && kind.schema.safeParse(row.data).success;
}

const isFresh = ({ computedAt }: Report, now: number) => computedAt !== null && now - computedAt.getTime() <= FRESH_MS;

function shown<T extends object>(row: Report | undefined, kind: ReportKind<T>, now: number): ShownReport<T> {
  const figures = kind.schema.safeParse(row?.data).data;
  const computedAt = (figures && row?.computedAt) ?? null;
  return {
    figures,
    report: {
      status: row?.status ?? 'computing',
      computed_at: computedAt?.toISOString() ?? null,
      age_seconds: computedAt && Math.max(0, Math.floor((now - computedAt.getTime()) / 1000)),
      fresh: row !== undefined && figures !== undefined && isFresh(row, now),
      examined: row?.examined ?? 0,
      failure_code: row?.failureCode ?? null,
    },
  };
}
