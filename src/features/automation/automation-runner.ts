import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ProviderError } from '../../contracts/index.js';
import { type AutomationRule, type AutomationRun, type Prisma, PrismaService } from '../../platform/database/index.js';
import { ProblemError } from '../../platform/problem/index.js';
import { type Job, JobQueue, type JobType } from '../../platform/queue/index.js';
import { RuleExecution } from './rule-execution.js';
import { type EventTrigger, trigger, type Trigger } from './rule.schemas.js';
import { MOST_TASKS, type RunFailure } from './run.schemas.js';
import { type NewRun, StoredRuns } from './stored-runs.js';

/** Something that happened to a task, as told by whoever receives events. */
export interface TaskEvent {
  /** The same for each delivery of one event; at most 128 characters. */
  readonly id: string;
  readonly kind: EventTrigger;
  /** gid of the task. */
  readonly taskId: string;
}

interface RunJob {
  readonly runId: string;
  readonly limit: number;
  readonly taskId?: string;
}

const RETRIES = 3;
const runRule: JobType<RunJob> = {
  name: 'automation.run',
  schema: z.object({ runId: z.uuid(), limit: z.int().min(1).max(MOST_TASKS), taskId: z.string().optional() }),
  retries: RETRIES,
  concurrency: 8,
  expireInSeconds: 1_800,
};

/** Runs rules: now, or because of an event; every run is a job, so that it survives the process it began in. */
@Injectable()
export class AutomationRunner {
  constructor(
    private readonly prisma: PrismaService,
    private readonly runs: StoredRuns,
    private readonly execution: RuleExecution,
    private readonly queue: JobQueue,
  ) {
    queue.register(runRule, (job) => this.work(job));
  }

  /**
   * Runs a rule over the project of its trigger.
   * @returns `busy` while another such run is at work, `repeated` when the event ran the rule already
   */
  async start(
    rule: Pick<AutomationRule, 'id'>,
    run: Omit<NewRun, 'alone'>,
    limit = MOST_TASKS,
  ): Promise<AutomationRun | 'busy' | 'repeated'> {
    return this.runs.begin(rule, { ...run, alone: true }, this.enqueuing({ limit }));
  }

  /**
   * Runs a rule over the one task of an event, if the rule is enabled and waits for such events.
   * @returns undefined when it is not meant, or the event ran it already
   */
  async runForEvent(ruleId: string, { id: eventId, kind, taskId }: TaskEvent): Promise<AutomationRun | undefined> {
    const rule = await this.prisma.automationRule.findFirst({ where: { id: ruleId, enabled: true } });
    if (!rule || triggerOf(rule).type !== kind) return undefined;
    const run = await this.runs.begin(
      rule,
      { cause: kind, eventId, taskId, alone: false },
      this.enqueuing({ limit: 1, taskId }),
    );
    return typeof run === 'string' ? undefined : run;
  }

  private enqueuing(order: Omit<RunJob, 'runId'>) {
    return (run: AutomationRun, tx: Prisma.TransactionClient) =>
      this.queue.enqueue(runRule, { runId: run.id, ...order }, { tx });
  }

  private async work({ data, attempt, signal }: Job<RunJob>): Promise<void> {
    const run = await this.runs.unfinished(data.runId);
    if (!run) return;
    try {
      await this.execution.go(run, { limit: data.limit, taskId: data.taskId, signal });
    } catch (error) {
      if (signal.aborted || (isPassing(error) && attempt <= RETRIES)) throw error;
      await this.runs.fail(run, failureOf(error));
    }
  }
}

/** @throws when the row was written by something newer than this server */
export const triggerOf = (rule: Pick<AutomationRule, 'trigger'>): Trigger => trigger.parse(rule.trigger);

const isPassing = (error: unknown) =>
  !(error instanceof ProblemError) &&
  (!(error instanceof ProviderError) || error.kind === 'unavailable' || error.kind === 'rate_limited');

function failureOf(error: unknown): RunFailure {
  if (error instanceof ProviderError) return { code: error.kind, message: MESSAGES[error.kind] };
  if (error instanceof ProblemError) return { code: error.code, message: error.message };
  return { code: 'internal', message: 'Something went wrong on this server.' };
}

const MESSAGES: Readonly<Record<ProviderError['kind'], string>> = {
  auth_expired: 'The user has no usable connection to Asana. Connect the account again.',
  forbidden: 'Asana does not allow this account to do that.',
  not_found: 'The project or task is not there any more, or the account may not see it.',
  rate_limited: 'Asana kept limiting this account.',
  unavailable: 'Asana did not answer properly.',
  rejected: 'Asana did not accept the request.',
};
