import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Subject } from '../../contracts/index.js';
import { type Page, type PageQuery, readCursor, toPage } from '../../platform/api/index.js';
import { type AutomationRun } from '../../platform/database/index.js';
import { type IdempotentAttempt } from '../../platform/idempotency/index.js';
import { problem } from '../../platform/problem/index.js';
import { AutomationRules } from './automation-rules.js';
import { AutomationRunner } from './automation-runner.js';
import { type RunRequest } from './run.schemas.js';
import { StoredRuns } from './stored-runs.js';

/** A request waits so long for its run, and then answers where to find it. */
const WAIT_MS = 2_000;
const LOOK_EVERY_MS = 100;

/** Runs of rules as users of the API ask for them and look at them. */
@Injectable()
export class AutomationRuns {
  constructor(
    private readonly rules: AutomationRules,
    private readonly runner: AutomationRunner,
    private readonly stored: StoredRuns,
  ) {}

  /**
   * Runs a rule now, over all tasks of its project.
   * @param attempt gives the run its id, so that a repeated request finds what the first one began
   * @returns the run, finished if that took less than two seconds
   * @throws problem `not_found`; `conflict` while the rule is being run
   */
  async runNow(
    user: Subject,
    ruleId: string,
    { dry_run: dryRun, limit }: RunRequest,
    attempt?: IdempotentAttempt,
  ): Promise<AutomationRun> {
    const rule = await this.rules.get(user, ruleId);
    const begun = attempt && attempt.attempt > 1 ? await this.stored.find(rule.id, attempt.id) : undefined;
    if (begun) return this.settled(begun);
    const run = await this.runner.start(rule, { id: attempt?.id, cause: 'manual', dryRun }, limit);
    if (typeof run === 'string') throw problem('conflict', { detail: 'The rule is being run at this moment.' });
    return this.settled(run);
  }

  /** Newest first. @throws problem `not_found` */
  async list(user: Subject, ruleId: string, { limit, cursor }: PageQuery): Promise<Page<AutomationRun>> {
    const rule = await this.rules.get(user, ruleId);
    return toPage(await this.stored.list(rule.id, readCursor(cursor), limit + 1), limit, (run) => run);
  }

  /** @throws problem `not_found` */
  async get(user: Subject, ruleId: string, id: string): Promise<AutomationRun> {
    const rule = await this.rules.get(user, ruleId);
    const run = z.uuid().safeParse(id).success ? await this.stored.find(rule.id, id) : undefined;
    if (!run) throw problem('not_found', { detail: 'There is no such run.' });
    return run;
  }

  /** Looks for the end of a run that any process may be at work on. */
  private async settled(begun: AutomationRun): Promise<AutomationRun> {
    let run = begun;
    for (let waited = 0; waited < WAIT_MS && run.finishedAt === null; waited += LOOK_EVERY_MS) {
      await pause(LOOK_EVERY_MS);
      run = (await this.stored.find(begun.ruleId, begun.id)) ?? run;
    }
    return run;
  }
}
