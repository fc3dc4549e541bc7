import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { type MirroredProject } from '../../platform/database/index.js';
import { Lanes, type Turn } from '../../platform/lanes/index.js';
import { MirroredProjects, mirrorLane } from './mirrored-projects.js';
import { TASK_SYNC_OPTIONS, type TaskSyncOptions } from './options.js';
import { ProjectReading } from './project-reading.js';
import { TaskSource } from './task-source.js';

/** A turn reads this long before other projects have theirs. */
const SLICE_MS = 20_000;
const HOUR_MS = 3_600_000;
/** Where nobody tells what happens, readings alone find it. */
const UNTOLD_HOURS = 1;
/** Until a subscription that is being made is looked at again, unless something becomes of it before. */
const EARLY_MS = 1_000;
/** Until the user has connected again. */
const UNUSABLE_MS = 5 * 60_000;
const RATE_LIMITED_SECONDS = 60;

/** Turns of the lane: reads a project page by page, one page in memory, and says when to read it again. */
@Injectable()
export class ProjectReader {
  constructor(
    private readonly source: TaskSource,
    private readonly mirrors: MirroredProjects,
    private readonly reading: ProjectReading,
    @Inject(TASK_SYNC_OPTIONS) private readonly options: TaskSyncOptions,
    @Inject(CLOCK) private readonly clock: Clock,
    lanes: Lanes,
  ) {
    lanes.register(mirrorLane, (turn) => this.turn(turn));
  }

  private async turn({ key: id, signal }: Turn): Promise<Date | 'now' | void> {
    const mirror = await this.mirrors.find(id);
    if (!mirror) return undefined;
    if (mirror.status === 'syncing') return this.read(mirror, signal);
    if (!mirror.nextSyncAt || mirror.nextSyncAt.getTime() > this.clock.now()) return mirror.nextSyncAt ?? undefined;
    await this.mirrors.restartOne(id);
    return 'now';
  }

  private async read(mirror: MirroredProject, signal: AbortSignal): Promise<Date | 'now'> {
    const until = performance.now() + SLICE_MS;
    /** Offsets of Asana expire: one that is kept may have, one just received has not. */
    let isOffsetKept = mirror.cursor !== null;
    let current: MirroredProject | undefined = mirror;
    try {
      if (isFresh(mirror)) {
        const begun = await this.begin(mirror, signal);
        if (begun === 'early') return new Date(this.clock.now() + EARLY_MS);
        current = begun;
      }
      while (current && performance.now() < until && !signal.aborted) {
        const askedAt = await this.reading.askingTime();
        const page = await this.source.page(current, current.projectGid, current.cursor, signal);
        isOffsetKept = false;
        current = await this.reading.keep(current, page, askedAt);
        if (current?.cursor === null) return await this.end(current);
      }
      return 'now';
    } catch (error) {
      if (!(error instanceof ProviderError) || signal.aborted || !current) throw error;
      return this.comeBack(current, error, isOffsetKept);
    }
  }

  private async begin(mirror: MirroredProject, signal: AbortSignal): Promise<MirroredProject | 'early' | undefined> {
    const current = await this.reading.begin(mirror);
    if (!current || current === 'early') return current;
    const total = await this.countedTasks(current, signal);
    return (await this.mirrors.note(current, { total })) ? { ...current, total } : undefined;
  }

  /** Only to say how far it is. */
  private async countedTasks(mirror: MirroredProject, signal: AbortSignal): Promise<number | null> {
    try {
      return await this.source.count(mirror, mirror.projectGid, signal);
    } catch (error) {
      if (error instanceof ProviderError && !signal.aborted) return null;
      throw error;
    }
  }

  private async end(mirror: MirroredProject): Promise<Date | 'now'> {
    const nextSyncAt = this.nextReading(mirror);
    const isEnded = await this.reading.end(mirror, nextSyncAt);
    return isEnded && nextSyncAt ? nextSyncAt : 'now';
  }

  /** @throws what the lane shall pause for, longer each time */
  private async comeBack(mirror: MirroredProject, error: ProviderError, isOffsetKept: boolean): Promise<Date | 'now'> {
    const after = (milliseconds: number) => new Date(this.clock.now() + milliseconds);
    switch (error.kind) {
      case 'rate_limited':
        return after((error.retryAfterSeconds ?? RATE_LIMITED_SECONDS) * 1000);
      case 'unavailable':
        await this.reading.fail(mirror, error);
        throw error;
      case 'auth_expired':
        await this.reading.fail(mirror, error);
        return after(UNUSABLE_MS);
      case 'rejected':
        return isOffsetKept ? this.startAgain(mirror) : this.giveUp(mirror, error);
      case 'forbidden':
      case 'not_found':
        return this.giveUp(mirror, error);
    }
  }

  private async startAgain({ id }: MirroredProject): Promise<'now'> {
    await this.mirrors.restartOne(id);
    return 'now';
  }

  private async giveUp(mirror: MirroredProject, error: ProviderError): Promise<Date | 'now'> {
    const nextSyncAt = this.nextReading(mirror);
    await this.reading.fail(mirror, error, nextSyncAt);
    return nextSyncAt ?? 'now';
  }

  /** With jitter: what was read together shall not stay together. */
  private nextReading({ isCovered }: MirroredProject): Date | null {
    const { resyncHours } = this.options;
    if (resyncHours === 0) return null;
    const hours = isCovered ? resyncHours : Math.min(resyncHours, UNTOLD_HOURS);
    return new Date(this.clock.now() + hours * HOUR_MS * (0.9 + Math.random() / 10));
  }
}

const isFresh = ({ cursor, examined }: MirroredProject) => cursor === null && examined === 0;
