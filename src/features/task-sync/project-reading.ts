import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { WebhookSubscriptions } from '../../hub/webhooks/index.js';
import { type MirroredProject, Prisma, PrismaService } from '../../platform/database/index.js';
import { codeOfProviderKind } from '../../platform/problem/index.js';
import { type Page } from '../../providers/asana/index.js';
import { MirroredProjects } from './mirrored-projects.js';
import { MirroredTasks } from './mirrored-tasks.js';
import { TaskRefreshes } from './task-refreshes.js';
import { type TaskState } from './task-state.js';

/** How long a new mirror waits for its subscription. */
const PATIENCE_MS = 120_000;
/** Tasks that were deleted are remembered so long: an answer that was under way meanwhile must not bring them back. */
const DELETED_KEPT_MS = 30 * 86_400_000;

/** There is another reading meanwhile, or no mirror any more. */
class Superseded extends Error {}

/** What one full reading of a project writes down, page by page. */
@Injectable()
export class ProjectReading {
  constructor(
    private readonly prisma: PrismaService,
    private readonly mirrors: MirroredProjects,
    private readonly tasks: MirroredTasks,
    private readonly refreshes: TaskRefreshes,
    private readonly subscriptions: WebhookSubscriptions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A reading that begins when what happens is told already misses nothing; so it waits a little for a subscription that
   * is just being made.
   * @returns `early` to come back in a moment; undefined when there is another reading meanwhile, or no mirror any more
   */
  async begin(mirror: MirroredProject): Promise<MirroredProject | 'early' | undefined> {
    const subscription = await this.subscriptions.get(mirror, mirror.projectGid);
    const isTold = subscription !== undefined && subscription.servedVersion > 0;
    const isBeingMade = subscription && !isTold && subscription.failures === 0;
    const isYoung = this.clock.now() - mirror.createdAt.getTime() < PATIENCE_MS;
    if (isBeingMade && isYoung) return 'early';
    return this.mirrors.begin(mirror, isTold);
  }

  /** What `keep` has to know of each page: a moment before it was asked for. */
  askingTime(): Promise<Date> {
    return this.prisma.databaseTime();
  }

  /**
   * A page and the place after it, together, or nothing of either.
   * @returns the mirror as it is then; undefined when there is another reading meanwhile, or no mirror any more
   */
  async keep(mirror: MirroredProject, page: Page<TaskState>, askedAt: Date): Promise<MirroredProject | undefined> {
    const examined = mirror.examined + page.items.length;
    const progress = { cursor: page.nextOffset, examined, failureCode: null };
    try {
      await this.prisma.$transaction(async (tx) => {
        const sightings = distinct(page.items).map((state) => ({ gid: state.gid, state }));
        const { unclear } = await this.tasks.apply(mirror, sightings, { askedAt, cause: 'sync' }, tx);
        await this.refreshes.request(mirror, unclear, tx);
        if (!(await this.mirrors.note(mirror, progress, tx))) throw new Superseded();
      });
    } catch (error) {
      if (error instanceof Superseded) return undefined;
      throw error;
    }
    return { ...mirror, ...progress };
  }

  /**
   * The last page is written. What is stored of the project and was not seen is asked for one by one: it may be deleted,
   * elsewhere, or have come between two pages.
   */
  async end(mirror: MirroredProject, nextSyncAt: Date | null): Promise<boolean> {
    const now = new Date(this.clock.now());
    const isEnded = await this.prisma.$transaction(async (tx) => {
      await this.refreshes.requestUnseen(mirror, mirror.projectGid, mirror.startedAt, tx);
      return this.mirrors.note(mirror, { status: 'live', cursor: null, syncedAt: now, nextSyncAt }, tx);
    });
    await this.tasks.prune(mirror, new Date(now.getTime() - DELETED_KEPT_MS));
    return isEnded;
  }

  /** @param nextSyncAt when it is tried again, if it is given up */
  async fail(mirror: MirroredProject, error: ProviderError, nextSyncAt?: Date | null): Promise<void> {
    const isGivenUp = nextSyncAt !== undefined;
    const status: Prisma.MirroredProjectUpdateManyMutationInput = isGivenUp ? { status: 'failed', nextSyncAt } : {};
    await this.mirrors.note(mirror, { ...status, failureCode: codeOfProviderKind[error.kind] });
  }
}

/** A task that moves while pages are read may stand on a page twice. */
const distinct = (states: readonly TaskState[]): TaskState[] => [
  ...new Map(states.map((state) => [state.gid, state])).values(),
];
