import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { type CallbackTask } from '../../../platform/database/index.js';
import { type IdempotentAttempt } from '../../../platform/idempotency/index.js';
import { problem } from '../../../platform/problem/index.js';
import { AsanaTaskDetails, type TaskDetails, toTaskDetails } from '../../../providers/asana/index.js';
import { withAsana } from '../asana-failures.js';
import { callbacksOf } from '../owner.js';
import { TaskIntents } from './intents.js';
import { failureOf, mayHavePassed, storedFailure } from './task-outcome.js';
import { type Plan, TaskPlans } from './task-plans.js';
import { TaskSender } from './task-sender.js';
import { TaskSettling } from './task-settling.js';

/** How long a request waits for a task that another one is making. */
const WAIT_MS = 30_000;
const LOOK_EVERY_MS = 100;

/** From a plan to the task that a client is shown. */
@Injectable()
export class TaskCreation {
  constructor(
    private readonly plans: TaskPlans,
    private readonly intents: TaskIntents,
    private readonly sender: TaskSender,
    private readonly settling: TaskSettling,
    private readonly details: AsanaTaskDetails,
  ) {}

  /** What an earlier try at the same request has begun; undefined when it did not get that far. */
  async resumed(organizationId: string, attempt: IdempotentAttempt | undefined): Promise<TaskDetails | undefined> {
    if (!attempt || attempt.attempt === 1) return undefined;
    const row = await this.intents.find(organizationId, attempt.id);
    return row ? this.conclude(row) : undefined;
  }

  /** @throws ProviderError; problem `callback_pending` when nobody knows yet whether Asana made the task */
  async make(plan: Plan): Promise<TaskDetails> {
    const { row, isJoined } = await this.plans.write(plan, true);
    return isJoined ? this.conclude(row) : this.carryOut(row);
  }

  private async carryOut(row: CallbackTask): Promise<TaskDetails> {
    const sent = await this.sender.send(row, { priority: 'interactive' }).catch(async (error: unknown) => {
      // What may have been sent before could not be looked for.
      await this.settling.later(row);
      throw failureOf(error);
    });
    switch (sent.status) {
      case 'linked':
        return sent.task ? toTaskDetails(sent.task) : this.report(row, sent.gid);
      case 'failed': {
        const failure = failureOf(sent.error);
        await this.settling.fail(row, failure.code);
        throw failure;
      }
      case 'open':
        await this.settling.later(row);
        throw problem('callback_pending');
    }
  }

  /** Waits for whoever is at it, or takes it up. */
  private async conclude(begun: CallbackTask): Promise<TaskDetails> {
    const { organizationId, id } = begun;
    const until = performance.now() + WAIT_MS;
    let row: CallbackTask | null = begun;
    do {
      if (!row) throw problem('callback_pending');
      if (row.status === 'failed' && mayHavePassed(row.failureCode)) await this.intents.reopen(row);
      else if (row.status === 'failed') throw storedFailure(row.failureCode);
      if ((row.status === 'linked' || row.status === 'deleted') && row.taskGid !== null) {
        return this.report(row, row.taskGid);
      }
      const taken = await this.intents.claim(id);
      if (taken) return this.carryOut(taken);
      await sleep(LOOK_EVERY_MS);
      row = await this.intents.find(organizationId, id);
    } while (performance.now() < until);
    throw problem('callback_pending');
  }

  /** Only who has got the task was told of it. */
  private async report(row: CallbackTask, gid: string): Promise<TaskDetails> {
    const shown = await withAsana(this.details.get(callbacksOf(row.organizationId), gid));
    await this.intents.reported(row);
    return shown;
  }
}
