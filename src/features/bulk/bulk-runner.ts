import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { type BulkOperation, ChangeFeed, PrismaService } from '../../platform/database/index.js';
import { type Job, JobQueue } from '../../platform/queue/index.js';
import { AsanaAccounts, type AsanaClient } from '../../providers/asana/index.js';
import * as calls from './bulk-calls.js';
import { type Item, type Outcome } from './bulk-item.js';
import { BulkItems } from './bulk-items.js';
import { BULK_TOPIC, type BulkJob, bulkJob } from './bulk-job.js';

/** A job works this long on one operation before others have their turn. */
const SLICE_MS = 20_000;
/** What a batch under way gets to end when the server stops; the queue itself waits 8 seconds. */
const STOP_GRACE_MS = 5_000;
/** Progress is announced at most this often. */
const ANNOUNCE_EVERY_MS = 250;
/**
 * After a failure. Also the time a lost call and Asana's index get before the task is looked for, since it is not
 * documented that a new external id can be found at once.
 */
const SETBACK_SECONDS = 5;
const LONGEST_SETBACK_SECONDS = 300;
/** With the pauses above, about half an hour. */
const MOST_SETBACKS = 12;

/** When to go on, and after how many failures in a row. */
interface Continuation {
  readonly seconds: number;
  readonly setbacks: number;
}
const FRESH: Continuation = { seconds: 0, setbacks: 0 };

/** Works operations off, batch by batch: intent first, then the call, then its outcome. */
@Injectable()
export class BulkRunner implements OnModuleDestroy {
  readonly #stopping = new AbortController();
  readonly #stopped = new AbortController();

  constructor(
    private readonly prisma: PrismaService,
    private readonly accounts: AsanaAccounts,
    private readonly items: BulkItems,
    private readonly queue: JobQueue,
    private readonly feed: ChangeFeed,
  ) {
    queue.register(bulkJob, (job) => this.work(job));
  }

  /** Before the queue waits for its jobs: no new batch, and the one under way has to end. */
  onModuleDestroy(): void {
    this.#stopping.abort();
    setTimeout(() => this.#stopped.abort(), STOP_GRACE_MS).unref();
  }

  private async work(job: Job<BulkJob>): Promise<void> {
    const { data, signal } = job;
    const operation = await this.items.begin(data.operationId);
    if (!operation) return;
    const next = await this.slice(operation, data.setbacks, AbortSignal.any([signal, this.#stopped.signal]));
    await this.feed.announce(BULK_TOPIC, operation.id);
    await this.handOver(job, next);
  }

  /** Ends the job and leaves the next one in its place; also when the operation was reopened while the job was ending. */
  private async handOver(job: Job<BulkJob>, next: Continuation | undefined): Promise<void> {
    const { operationId } = job.data;
    await this.prisma.$transaction(async (tx) => {
      const status = await this.items.lock(operationId, tx);
      await this.queue.complete(bulkJob, job, tx);
      if (!next && status !== 'queued') return;
      const { seconds, setbacks } = next ?? FRESH;
      const startAfter = seconds > 0 ? new Date(Date.now() + seconds * 1000) : undefined;
      await this.queue.enqueue(bulkJob, { operationId, setbacks }, { singletonKey: operationId, startAfter, tx });
    });
  }

  /** @returns how to go on; undefined when there is nothing left to do */
  private async slice(
    operation: BulkOperation,
    setbacks: number,
    signal: AbortSignal,
  ): Promise<Continuation | undefined> {
    const { organizationId, userId } = operation;
    const client = this.accounts.clientOf({ organizationId, userId }, { priority: 'background', signal });
    const progress = new Progress(setbacks, () => this.feed.announce(BULK_TOPIC, operation.id));
    try {
      await this.lookUpStranded(operation.id, client, progress);
      while (progress.isDue && !this.#stopping.signal.aborted) {
        const items = await this.items.claim(operation.id, calls.BATCH_SIZE);
        if (items.length === 0) return await this.end(operation.id);
        await this.send(operation.id, client, items, progress);
      }
      return { seconds: 0, setbacks: progress.setbacks };
    } catch (error) {
      if (signal.aborted) return { seconds: SETBACK_SECONDS, setbacks: progress.setbacks };
      if (error instanceof ProviderError) return this.setBack(operation.id, error, progress.setbacks);
      throw error;
    }
  }

  private async send(id: string, client: AsanaClient, items: readonly Item[], progress: Progress): Promise<void> {
    const outcomes = await this.outcomesOf(id, client, items);
    await this.items.settle(id, outcomes);
    await progress.note(outcomes);
    if (outcomes.some(({ status }) => status === 'pending' || status === 'sent')) throw pause();
  }

  /** @throws the provider's error when the whole batch failed, with what is known of its items written down */
  private async outcomesOf(id: string, client: AsanaClient, items: readonly Item[]): Promise<Outcome[]> {
    try {
      const results = await client.batch(items.map(calls.sendAction));
      return items.map((item, place) => calls.sentOutcome(item, results[place]));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      await this.items.settle(id, items.map(calls.mayHaveActed(error) ? calls.lostOutcome : calls.again));
      throw error;
    }
  }

  /**
   * What was sent by a process that died, or whose answer was lost. Nothing is sent twice that cannot be repeated,
   * unless the provider says that it is not there.
   */
  private async lookUpStranded(id: string, client: AsanaClient, progress: Progress): Promise<void> {
    const stranded = await this.items.stranded(id);
    const findable = stranded.filter((item) => !calls.isRepeatable(item) && calls.lookupAction(item));
    await this.items.settle(id, stranded.filter((item) => !findable.includes(item)).map(calls.lostOutcome));
    for (let from = 0; from < findable.length; from += calls.BATCH_SIZE) {
      const items = findable.slice(from, from + calls.BATCH_SIZE);
      const results = await client.batch(items.flatMap((item) => calls.lookupAction(item) ?? []));
      const outcomes = items.map((item, place) => calls.foundOutcome(item, results[place]));
      await this.items.settle(id, outcomes);
      await progress.note(outcomes);
      if (outcomes.some(({ status }) => status === 'sent')) throw pause();
    }
  }

  /** Nothing could be claimed: all is done, or the operation was stopped meanwhile. */
  private async end(id: string): Promise<Continuation | undefined> {
    if (await this.items.finish(id)) return undefined;
    await this.items.closePending(id, 'cancelled');
    const stranded = await this.items.stranded(id);
    return stranded.length > 0 ? { seconds: SETBACK_SECONDS, setbacks: 0 } : undefined;
  }

  private async setBack(id: string, error: ProviderError, setbacks: number): Promise<Continuation | undefined> {
    if (error.kind === 'rate_limited') return { seconds: error.retryAfterSeconds ?? SETBACK_SECONDS, setbacks };
    if (error.kind === 'unavailable' && setbacks < MOST_SETBACKS) {
      const seconds = Math.min(SETBACK_SECONDS * 2 ** setbacks, LONGEST_SETBACK_SECONDS);
      return { seconds, setbacks: setbacks + 1 };
    }
    await this.items.settle(id, (await this.items.stranded(id)).map(calls.abandonedOutcome));
    await this.items.stop(id, { status: 'failed', code: calls.errorCodeOf(error) });
    return undefined;
  }
}

/** Asana took some of a batch and failed at the rest: it gets time before that is tried again. */
const pause = () => new ProviderError('unavailable', 'A part of the batch has to wait.');

/** How one slice is coming along. */
class Progress {
  readonly #until = performance.now() + SLICE_MS;
  #announcedAt = 0;

  constructor(
    public setbacks: number,
    private readonly announce: () => Promise<void>,
  ) {}

  get isDue(): boolean {
    return performance.now() < this.#until;
  }

  async note(outcomes: readonly Outcome[]): Promise<void> {
    if (outcomes.some(({ status }) => status === 'succeeded' || status === 'failed')) this.setbacks = 0;
    if (performance.now() - this.#announcedAt < ANNOUNCE_EVERY_MS) return;
    this.#announcedAt = performance.now();
    await this.announce();
  }
}
