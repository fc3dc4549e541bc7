import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { type AutomationRule, type AutomationRun, PrismaService } from '../../platform/database/index.js';
import { AsanaAccounts } from '../../providers/asana/index.js';
import { type Happening } from './happening.js';
import { type Action, ruleDefinition } from './rule.schemas.js';
import { effectsOf } from './stored-runs.js';

const HOUR_MS = 3_600_000;
/** Runs that changed one task within an hour; the next ones are skipped. */
const MOST_RUNS = 10;
/** Asana's clock and ours, and the moment between an action and its event, differ by less. */
const SKEW_MS = 2_000;

/** What of a task an action changes, by the names that events have for it. */
const CHANGED_BY: Readonly<Record<Action['type'], readonly string[]>> = {
  // Whoever comments follows the task from then on.
  add_comment: ['followers'],
  complete: ['completed'],
  assign: ['assignee', 'assignee_status', 'followers'],
  set_due_date: ['due_on', 'due_at'],
  move_to_section: ['section', 'memberships'],
  add_tag: ['tags'],
  remove_tag: ['tags'],
  set_custom_field: ['custom_fields'],
  add_follower: ['followers'],
  create_subtask: ['num_subtasks'],
};

/** - `echo`: the rule did this itself · `too_often`: rules chase each other, or a person and a rule do */
export type Verdict = 'fine' | 'echo' | 'too_often';

/** Keeps rules from running for ever because of what rules do. */
@Injectable()
export class LoopGuard {
  constructor(
    private readonly prisma: PrismaService,
    private readonly accounts: AsanaAccounts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProviderError */
  async judge(rule: AutomationRule, happening: Happening): Promise<Verdict> {
    if (await this.isEcho(rule, happening)) return 'echo';
    return (await this.runsOfLate(rule, happening.taskId)) >= MOST_RUNS ? 'too_often' : 'fine';
  }

  /** Whether the account of the rule changed, while the rule was at this task, what the rule changes. */
  private async isEcho(rule: AutomationRule, { event, taskId, field, actor }: Happening): Promise<boolean> {
    if (field === undefined || actor === undefined || actor !== (await this.accounts.gidOf(rule))) return false;
    const at = event.occurredAt.getTime();
    const runs = await this.prisma.automationRun.findMany({
      where: {
        ruleId: rule.id,
        dryRun: false,
        startedAt: { lte: new Date(at + SKEW_MS) },
        OR: [{ finishedAt: null }, { finishedAt: { gte: new Date(at - SKEW_MS) } }],
        effects: { array_contains: [{ task: { gid: taskId } }] },
      },
    });
    return runs.some((run) => changedIn(run, rule, taskId).includes(field));
  }

  private runsOfLate({ id: ruleId }: AutomationRule, taskId: string): Promise<number> {
    return this.prisma.automationRun.count({
      where: {
        ruleId,
        taskId,
        startedAt: { gt: new Date(this.clock.now() - HOUR_MS) },
        OR: [{ changed: { gt: 0 } }, { finishedAt: null }],
      },
    });
  }
}

/** What a run changed of a task, or is about to. */
function changedIn(run: AutomationRun, rule: AutomationRule, taskId: string): string[] {
  const done = effectsOf(run).effects.find(({ task }) => task.gid === taskId)?.actions ?? [];
  const isOver = done.length > 0;
  return ruleDefinition
    .parse(rule)
    .actions.filter(({ type }) => !isOver || done.some((one) => one.type === type && one.outcome !== 'unchanged'))
    .flatMap(({ type }) => CHANGED_BY[type]);
}
