import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { PrismaService } from '../../../platform/database/index.js';
import { Lanes, type Turn } from '../../../platform/lanes/index.js';
import { AccountPlaces } from './account-places.js';
import { nextActivity } from './activity-time.js';
import { JobStoppedError } from './effects.js';
import { jobLane } from './job-lane.js';
import { type JobRow, StepOutcomes } from './step-outcomes.js';
import { Steps } from './steps.js';
import { Workers } from './workers.js';

/** A fifth of the lane's places. */
const MOST_TURNS_OF_AN_ACCOUNT = 20;
/** Until an account with many jobs is asked for again. */
const BUSY_PAUSE_MS = 500;
/** Contract 6.5. */
const RATE_LIMIT_PAUSE_MS = 3_600_000;
const ERROR_PAUSE_MS = 300_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** Turns of jobs: each is one step of a durable state machine, so that any process can take the next one. */
@Injectable()
export class JobRunner {
  readonly #places = new AccountPlaces(MOST_TURNS_OF_AN_ACCOUNT);

  constructor(
    private readonly prisma: PrismaService,
    private readonly workers: Workers,
    private readonly steps: Steps,
    private readonly outcomes: StepOutcomes,
    lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    lanes.register(jobLane, (turn) => this.turn(turn));
  }

  /** @returns when the job goes on; nothing when somebody has to say so first */
  private async turn({ key, signal }: Turn): Promise<Date | 'now' | void> {
    const job = await this.prisma.generatorJob.findUnique({
      where: { id: key },
      include: { accounts: { orderBy: { position: 'asc' } } },
    });
    if (!job || job.deletedAt || job.status === 'stopped') return;
    const now = this.clock.now();
    if (job.endsAt && job.endsAt.getTime() <= now) return this.outcomes.end(job);
    if (job.status === 'paused' && job.forced === 0) return;
    if (job.forced === 0 && job.nextActivityAt && job.nextActivityAt.getTime() > now) return job.nextActivityAt;
    const release = this.#places.take(accountOf(job));
    if (!release) return this.after(BUSY_PAUSE_MS * (1 + Math.random()));
    try {
      return await this.step(job, signal);
    } finally {
      release();
    }
  }

  private async step(job: JobRow, signal: AbortSignal): Promise<Date | 'now' | void> {
    const step = await this.steps.begin(job, signal);
    // The state as it was stays whole until all of the step is done.
    const state = structuredClone(job.state) as object;
    const worker = this.workers.of(job.connection);
    try {
      const isInitial = job.initializedAt === null;
      let pause: number | void = 0;
      if (isInitial) pause = await worker.initialize(step, state, job.initialDone);
      else if (job.rateLimited && worker.onRateLimit) await worker.onRateLimit(step, state);
      else await worker.act(step, state);
      const initialDone = job.initialDone + (isInitial ? 1 : 0);
      const isInitialized = initialDone >= job.initialTotal;
      const next = isInitialized ? nextActivity(job, this.clock.now()) : this.after(pause ?? 0);
      return await this.outcomes.commit(job, step, { state, initialDone, isInitialized, next });
    } catch (error) {
      if (error instanceof JobStoppedError) return undefined;
      if (signal.aborted || !(error instanceof ProviderError)) throw error;
      return this.outcomes.setBack(job, step, error, this.resumption(job, error));
    }
  }

  /** When to go on after a failure, and whether with the same step. */
  private resumption(job: JobRow, { kind, retryAfterSeconds }: ProviderError): { next: Date; repeats: boolean } {
    if (kind === 'rate_limited') {
      // People wait for the first data, so nobody takes an hour off before there is any.
      const pause = job.initializedAt ? RATE_LIMIT_PAUSE_MS : (retryAfterSeconds ?? 60) * 1000;
      return { next: this.after(Math.max(pause, (retryAfterSeconds ?? 0) * 1000)), repeats: true };
    }
    const pause = Math.min(ERROR_PAUSE_MS * (1 + job.setbacks), LONGEST_PAUSE_MS);
    // What is refused once is refused again: the next step decides anew. A lost or unusable account may come back.
    const isRefusal = kind === 'rejected' || kind === 'not_found' || kind === 'forbidden';
    return { next: this.after(isRefusal && !job.initializedAt ? 0 : pause), repeats: !isRefusal };
  }

  private after(milliseconds: number): Date {
    return new Date(this.clock.now() + milliseconds);
  }
}

/** Whose rate limit a job mostly waits for. */
const accountOf = ({ organizationId, accounts }: JobRow): string => `${organizationId}/${accounts[0]?.userId ?? ''}`;
