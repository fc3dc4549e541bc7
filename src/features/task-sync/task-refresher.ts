import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { PrismaService } from '../../platform/database/index.js';
import { Lanes, type Turn } from '../../platform/lanes/index.js';
import { type MirrorOwner, ownerOf } from './mirror-owner.js';
import { MirroredTasks, type Sighting } from './mirrored-tasks.js';
import { refreshLane, TaskRefreshes, type Wanted } from './task-refreshes.js';
import { type Fetched, TaskSource } from './task-source.js';

/** Tasks fetched at once: a few calls side by side. */
const ROUND = 40;
/** A turn works this long before other owners have theirs. */
const SLICE_MS = 10_000;

const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 60_000;
/** A task that could not be had so often is tried again less and less, up to once an hour. */
const PATIENCE = 10;
const RARELY_MS = 3_600_000;
/** Until the user has connected again, or whoever may has granted more. */
const UNUSABLE_MS = 5 * 60_000;
const RATE_LIMITED_SECONDS = 60;

/** Turns of the lane: fetches the present state of one owner's tasks and writes it down. */
@Injectable()
export class TaskRefresher {
  constructor(
    private readonly prisma: PrismaService,
    private readonly source: TaskSource,
    private readonly tasks: MirroredTasks,
    private readonly refreshes: TaskRefreshes,
    lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    lanes.register(refreshLane, (turn) => this.turn(turn));
  }

  private async turn({ key, signal, failures }: Turn): Promise<Date | 'now' | void> {
    const owner = ownerOf(key);
    const until = performance.now() + SLICE_MS;
    // After failures, one task shows whether the provider is back.
    let isProbe = failures > 0;
    try {
      while (performance.now() < until && !signal.aborted) {
        const wanted = await this.refreshes.due(owner, isProbe ? 1 : ROUND);
        if (wanted.length === 0) return await this.refreshes.nextDue(owner);
        const failure = await this.round(owner, wanted, signal);
        // One alone may be the fault of that task.
        if (failure && (isProbe || wanted.length > 1) && (await this.isMoreDue(owner))) throw failure;
        isProbe = false;
      }
      return 'now';
    } catch (error) {
      if (signal.aborted || !(error instanceof ProviderError)) throw error;
      return this.comeBack(error);
    }
  }

  /**
   * @returns why, when none of them could be had
   * @throws ProviderError when it makes no sense to go on now
   */
  private async round(
    owner: MirrorOwner,
    wanted: readonly Wanted[],
    signal: AbortSignal,
  ): Promise<ProviderError | undefined> {
    const askedAt = await this.prisma.databaseTime();
    const fetched = await this.source.states(
      owner,
      wanted.map(({ gid }) => gid),
      signal,
    );
    const byGid = new Map(wanted.map((one) => [one.gid, one]));
    const rowsOf = (found: readonly { readonly gid: string }[]) => found.flatMap(({ gid }) => byGid.get(gid) ?? []);
    const found = fetched.filter(isAnswer);
    if (found.length > 0) await this.keep(owner, found, rowsOf(found), askedAt);
    const failed = fetched.flatMap((one) => (isAnswer(one) ? [] : [one]));
    if (!signal.aborted) await this.refreshes.postpone(owner, rowsOf(failed), pauseAfter);
    return found.length === 0 ? failed[0]?.error : undefined;
  }

  private async isMoreDue(owner: MirrorOwner): Promise<boolean> {
    return (await this.refreshes.due(owner, 1)).length > 0;
  }

  private async keep(
    owner: MirrorOwner,
    found: readonly Sighting[],
    wanted: readonly Wanted[],
    askedAt: Date,
  ): Promise<void> {
    await this.prisma.$transaction(async (tx) => {
      const { unclear } = await this.tasks.apply(owner, found, { askedAt, cause: 'event' }, tx);
      // Not before the listeners: who appends to the event log waits for whoever is just asking for refreshes there.
      await this.refreshes.settle(
        owner,
        wanted.filter(({ gid }) => !unclear.includes(gid)),
        tx,
      );
    });
  }

  /** What is wrong for all tasks of the owner. @throws what the lane shall pause for, longer each time */
  private comeBack(error: ProviderError): Date {
    const after = (milliseconds: number) => new Date(this.clock.now() + milliseconds);
    switch (error.kind) {
      case 'rate_limited':
        return after((error.retryAfterSeconds ?? RATE_LIMITED_SECONDS) * 1000);
      case 'auth_expired':
      case 'forbidden':
        return after(UNUSABLE_MS);
      case 'not_found':
      case 'rejected':
      case 'unavailable':
        throw error;
    }
  }
}

const isAnswer = (one: Fetched): one is Sighting => !('error' in one);

/** Milliseconds before a task is asked for again that could not be had so many times before. */
function pauseAfter(attempts: number): number {
  if (attempts < PATIENCE) return Math.min(FIRST_PAUSE_MS * 2 ** attempts, LONGEST_PAUSE_MS);
  return Math.min(LONGEST_PAUSE_MS * 2 ** (attempts - PATIENCE), RARELY_MS);
}
