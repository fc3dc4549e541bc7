import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type CallbackTask, PrismaService } from '../../../platform/database/index.js';
import { Lanes, type LaneType, type Turn } from '../../../platform/lanes/index.js';
import { TaskIntents } from './intents.js';
import { TaskLinks } from './task-links.js';
import { failureOf, verdictOn } from './task-outcome.js';
import { SETTLE_SECONDS, TaskSender } from './task-sender.js';

/** One key per organization, so that a slow account holds up nobody else. */
const tasksLane: LaneType = { kind: 'callbacks.tasks', concurrency: 10 };

/** A turn works this long before other organizations go first. */
const TURN_MS = 5_000;
/** Tasks of one organization that are made side by side; Asana takes 15 writes of a token at once. */
const AT_ONCE = 10;
const LONGEST_REST_SECONDS = 300;
/** With the rests above, about an hour. */
const MOST_ATTEMPTS = 16;

/**
 * Tasks that nobody waits for: those of whole campaigns, and those that a request could not bring to an end, or whose
 * process died. What may have been sent is looked for before it is sent again.
 */
@Injectable()
export class TaskSettling {
  constructor(
    private readonly prisma: PrismaService,
    private readonly intents: TaskIntents,
    private readonly sender: TaskSender,
    private readonly links: TaskLinks,
    private readonly lanes: Lanes,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    lanes.register(tasksLane, (turn) => this.turn(turn));
  }

  /** It is not known what became of the task: it is looked for in a moment. */
  async later(row: CallbackTask): Promise<void> {
    await this.intents.rest(row, SETTLE_SECONDS);
    const dueAt = new Date(this.clock.now() + SETTLE_SECONDS * 1000);
    await this.lanes.wake(tasksLane, [row.organizationId], { dueAt, tx: this.prisma });
  }

  async fail(row: CallbackTask, code: string): Promise<void> {
    if (await this.intents.fail(row, code)) await this.links.noteFailure(row, code);
  }

  /** There are tasks that nobody has taken up yet. */
  async wake(organizationId: string, tx: Parameters<Lanes['wake']>[2]['tx']): Promise<void> {
    await this.lanes.wake(tasksLane, [organizationId], { tx });
  }

  /** Finds what processes left that did not live on. Safe to repeat. */
  async sweep(): Promise<void> {
    const organizations = await this.intents.abandoned();
    await this.lanes.wake(tasksLane, organizations, { tx: this.prisma });
  }

  private async turn({ key: organizationId, signal }: Turn): Promise<Date | 'now' | undefined> {
    const until = performance.now() + TURN_MS;
    while (!signal.aborted && performance.now() < until) {
      const ids = await this.intents.due(organizationId, AT_ONCE);
      if (ids.length === 0) return this.nextTurn(organizationId);
      await Promise.all(ids.map((id) => this.settle(id, signal)));
    }
    return 'now';
  }

  private async nextTurn(organizationId: string): Promise<Date | undefined> {
    const wait = await this.intents.nextDueIn(organizationId);
    return wait === undefined ? undefined : new Date(this.clock.now() + Math.ceil(wait));
  }

  private async settle(id: string, signal: AbortSignal): Promise<void> {
    const row = await this.intents.claim(id);
    if (!row) return;
    try {
      const sent = await this.sender.send(row, { priority: 'background', signal });
      if (sent.status === 'open') await this.restOrFail(row, 'provider_unavailable');
      if (sent.status === 'failed') await this.giveUpOrRest(row, sent.error);
    } catch (error) {
      // The look for it failed, so that it must not be sent yet.
      await this.restOrFail(row, failureOf(error).code);
    }
  }

  private async giveUpOrRest(row: CallbackTask, error: unknown): Promise<void> {
    const { code } = failureOf(error);
    if (verdictOn(error) === 'refused') await this.fail(row, code);
    else await this.restOrFail(row, code);
  }

  /**
   * @param code of the failure, once it was tried often enough. A repetition of its request with the same
   * `Idempotency-Key` takes the task up again, and looks for it first; a request without that key makes another task
   */
  private async restOrFail(row: CallbackTask, code: string): Promise<void> {
    if (row.attempts >= MOST_ATTEMPTS) await this.fail(row, code);
    else await this.intents.rest(row, restAfter(row));
  }
}

const restAfter = ({ attempts }: CallbackTask) =>
  Math.min(SETTLE_SECONDS * 2 ** Math.min(attempts - 1, 10), LONGEST_REST_SECONDS);
