import { Injectable } from '@nestjs/common';
import { ProviderError } from '../../contracts/index.js';
import { ProblemError } from '../../platform/problem/index.js';
import {
  AsanaAccounts,
  AsanaCustomFields,
  AsanaTaskDetails,
  AsanaTaskScan,
  type TaskDetails,
} from '../../providers/asana/index.js';
import { type Desk, planOf } from './actions.js';
import { allHold, isMeant } from './conditions.js';
import { ProjectFacts, UnknownReference } from './project-facts.js';
import { type Action, ruleDefinition, type RuleDefinition } from './rule.schemas.js';
import { type Effect } from './run.schemas.js';
import { effectsOf, type RuleRun, StoredRuns } from './stored-runs.js';

export interface RunOrder {
  /** Most tasks to act on. */
  readonly limit: number;
  /** Only this task, and not the whole project. */
  readonly taskId?: string;
  readonly signal: AbortSignal;
}

type Done = Effect['actions'][number];

/**
 * Goes through one run: which tasks match is found out and written down first, so that nothing the rule does can bring
 * a task before it a second time; then each is acted on once. A run that was broken off goes on where it stood.
 */
@Injectable()
export class RuleExecution {
  constructor(
    private readonly runs: StoredRuns,
    private readonly accounts: AsanaAccounts,
    private readonly scan: AsanaTaskScan,
    private readonly tasks: AsanaTaskDetails,
    private readonly fields: AsanaCustomFields,
  ) {}

  /** @throws ProviderError for what keeps the whole run from going on */
  async go(run: RuleRun, order: RunOrder): Promise<void> {
    const rule = ruleDefinition.parse(run.rule);
    const desk = this.deskOf(run, rule, order.signal);
    const isPlanned = effectsOf(run).effects.length > 0;
    const fresh = isPlanned ? new Map<string, TaskDetails>() : await this.match(run, rule, desk, order);
    const plan = effectsOf((await this.runs.unfinished(run.id)) ?? run).effects;
    for (const [place, { task, actions }] of plan.entries()) {
      if (actions.length > 0) continue;
      order.signal.throwIfAborted();
      const done = await this.actOn(task.gid, fresh.get(task.gid), rule, run.dryRun, desk);
      await this.runs.record(run, place, { task, actions: done });
    }
    await this.runs.finish(run);
  }

  private deskOf({ rule: row, startedAt }: RuleRun, rule: RuleDefinition, signal: AbortSignal): Desk {
    const user = { organizationId: row.organizationId, userId: row.userId };
    const calls = { priority: 'background' as const, signal };
    const { accounts, scan, fields, tasks } = this;
    const facts = new ProjectFacts({ accounts, scan, fields }, user, rule.trigger.project_id, calls);
    return { user, facts, tasks, scan, calls, startedAt: startedAt.getTime() };
  }

  /** Finds the tasks to act on and writes them down. */
  private async match(
    run: RuleRun,
    rule: RuleDefinition,
    desk: Desk,
    { limit, taskId }: RunOrder,
  ): Promise<ReadonlyMap<string, TaskDetails>> {
    const { user, calls, startedAt: now } = desk;
    const project = rule.trigger.project_id;
    const matched = new Map<string, TaskDetails>();
    let examined = 0;
    const pages = taskId === undefined ? this.scan.judged(user, project, calls) : this.single(taskId, desk);
    for await (const page of pages) {
      examined += page.length;
      for (const task of page) {
        const matches = isMeant(rule.trigger, task, now) && allHold(rule.conditions, task, project, now);
        if (matches && matched.size < limit) matched.set(task.gid, task);
      }
      if (matched.size >= limit) break;
    }
    const planned = [...matched.values()].map(({ gid, name }) => ({ id: gid, gid, name }));
    await this.runs.plan(run, examined, planned);
    return matched;
  }

  private async *single(taskId: string, { user, calls }: Desk): AsyncGenerator<readonly TaskDetails[]> {
    yield [await this.scan.task(user, taskId, calls)];
  }

  /** @param fresh the task as it was just read; read anew when the run is taken over */
  private async actOn(
    gid: string,
    fresh: TaskDetails | undefined,
    { actions }: RuleDefinition,
    dryRun: boolean,
    desk: Desk,
  ): Promise<Done[]> {
    const done: Done[] = [];
    for (const action of actions) {
      done.push(
        await orFailed(action.type, desk.calls.signal, async () => {
          const task = fresh ?? (await this.scan.task(desk.user, gid, desk.calls));
          return carryOut(action, task, dryRun, desk);
        }),
      );
    }
    return done;
  }
}

async function carryOut(action: Action, task: TaskDetails, dryRun: boolean, desk: Desk): Promise<Done> {
  const { type } = action;
  const step = await planOf(action, task, desk);
  if (!step) return { type, outcome: 'unchanged', detail: null, error_code: null };
  if (!dryRun) await step.apply();
  return { type, outcome: dryRun ? 'planned' : 'changed', detail: step.detail, error_code: null };
}

/** What concerns one task is written down with it; what would meet every task ends the run. */
async function orFailed(
  type: Action['type'],
  signal: AbortSignal | undefined,
  work: () => Promise<Done>,
): Promise<Done> {
  try {
    return await work();
  } catch (error) {
    if (signal?.aborted) throw error;
    const isOfAll = error instanceof ProviderError && (error.kind === 'auth_expired' || error.kind === 'rate_limited');
    if (isOfAll) throw error;
    const failed = { type, outcome: 'failed' as const };
    if (error instanceof UnknownReference) return { ...failed, detail: error.message, error_code: 'unknown_reference' };
    if (error instanceof ProviderError) return { ...failed, detail: null, error_code: error.kind };
    if (error instanceof ProblemError) return { ...failed, detail: error.message, error_code: error.code };
    throw error;
  }
}
