import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../platform/clock/index.js';
import { type AutomationRule, type AutomationRun, Prisma, PrismaService } from '../../platform/database/index.js';
import { type Effect, keptEffects, type RunFailure } from './run.schemas.js';

/** No run takes so long: one that is older was left behind by a process that was killed in its last attempt. */
const LONGEST_RUN_MS = 2 * 3_600_000;

export interface NewRun {
  /** Absent: a new one. */
  readonly id?: string;
  readonly cause: string;
  /** An event runs a rule once. */
  readonly eventId?: string;
  /** gid of the one task that the run is about. */
  readonly taskId?: string;
  readonly dryRun?: boolean;
  /** Runs over the whole project never overlap; those of single tasks may. */
  readonly alone: boolean;
}

export type RuleRun = AutomationRun & { readonly rule: AutomationRule };

/** Runs in the table `automation_runs`: what they are to do is written down before, and what they did after each task. */
@Injectable()
export class StoredRuns {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param enqueue puts the run's job into the same transaction
   * @returns `busy` while another run of the rule is at work, `repeated` when the event ran the rule already
   */
  async begin(
    rule: Pick<AutomationRule, 'id'>,
    { id, cause, eventId, taskId, dryRun = false, alone }: NewRun,
    enqueue: (run: AutomationRun, tx: Prisma.TransactionClient) => Promise<unknown>,
  ): Promise<AutomationRun | 'busy' | 'repeated'> {
    return this.prisma.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM automation_rules WHERE id = ${rule.id}::uuid FOR NO KEY UPDATE`;
      if (alone && !dryRun && (await this.isBusy(tx, rule.id))) return 'busy';
      const data = { id, ruleId: rule.id, cause, eventId, taskId, dryRun, startedAt: this.now };
      const [run] = await tx.automationRun.createManyAndReturn({ data: [data], skipDuplicates: true });
      if (!run) return 'repeated';
      if (!dryRun) await this.noteRun(tx, rule.id);
      await enqueue(run, tx);
      return run;
    });
  }

  /** Writes down that an event did not run the rule, and why. */
  async recordSkipped(
    rule: Pick<AutomationRule, 'id'>,
    { cause, eventId, taskId }: Omit<NewRun, 'alone'>,
    failure: RunFailure,
  ): Promise<void> {
    const times = { startedAt: this.now, finishedAt: this.now };
    const effects = [{ failure }] satisfies Prisma.InputJsonValue;
    const data = { ruleId: rule.id, cause, eventId, taskId, status: 'skipped' as const, effects, ...times };
    await this.prisma.automationRun.createMany({ data: [data], skipDuplicates: true });
  }

  private get now(): Date {
    return new Date(this.clock.now());
  }

  /** Not through Prisma's model: it would also say that the rule was edited. */
  private async noteRun(tx: Prisma.TransactionClient, ruleId: string): Promise<void> {
    await tx.$executeRaw`UPDATE automation_rules SET last_run_at = ${this.now}::timestamptz WHERE id = ${ruleId}::uuid`;
  }

  private async isBusy(tx: Prisma.TransactionClient, ruleId: string): Promise<boolean> {
    const running = { ruleId, status: 'running' as const };
    const abandoned = { ...running, startedAt: { lt: new Date(this.clock.now() - LONGEST_RUN_MS) } };
    await tx.automationRun.updateMany({ where: abandoned, data: { status: 'failed', finishedAt: this.now } });
    const whole = { ...running, dryRun: false, cause: { in: ['manual', 'schedule'] } };
    return (await tx.automationRun.count({ where: whole })) > 0;
  }

  /** A run that still has something to do. */
  async unfinished(id: string): Promise<RuleRun | undefined> {
    const run = await this.prisma.automationRun.findFirst({ where: { id, finishedAt: null }, include: { rule: true } });
    return run ?? undefined;
  }

  async find(ruleId: string, id: string): Promise<AutomationRun | undefined> {
    return (await this.prisma.automationRun.findFirst({ where: { id, ruleId } })) ?? undefined;
  }

  /** Newest first. */
  async list(ruleId: string, before: string | undefined, take: number): Promise<AutomationRun[]> {
    return this.prisma.automationRun.findMany({ where: { ruleId, id: { lt: before } }, orderBy: { id: 'desc' }, take });
  }

  /** Writes down which tasks the run will act on: whoever takes it over goes through the same ones. */
  async plan({ id }: AutomationRun, examined: number, tasks: readonly Effect['task'][]): Promise<void> {
    const effects: Effect[] = tasks.map((task) => ({ task, actions: [] }));
    await this.prisma.automationRun.updateMany({
      where: { id, finishedAt: null },
      data: { examined, matched: tasks.length, effects },
    });
  }

  /** Writes down what became of the task at this place of the plan. */
  async record({ id }: AutomationRun, place: number, effect: Effect): Promise<void> {
    const did = (wanted: string) => Number(effect.actions.some(({ outcome }) => outcome === wanted));
    const changed = Math.max(did('changed'), did('planned'));
    await this.prisma.$executeRaw`
      UPDATE automation_runs
      SET effects = jsonb_set(effects, ARRAY[${String(place)}], ${JSON.stringify(effect)}::jsonb),
          changed = changed + ${changed}, failed = failed + ${did('failed')}
      WHERE id = ${id}::uuid AND finished_at IS NULL`;
  }

  async finish({ id }: AutomationRun): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE automation_runs
      SET finished_at = ${this.now}::timestamptz,
          status = CASE WHEN failed = 0 THEN 'succeeded' WHEN failed < matched THEN 'partly' ELSE 'failed' END
            ::automation_run_status
      WHERE id = ${id}::uuid AND finished_at IS NULL`;
  }

  /** Ends a run that cannot go on; what it did stays written down. */
  async fail({ id }: AutomationRun, failure: RunFailure): Promise<void> {
    await this.prisma.$executeRaw`
      UPDATE automation_runs
      SET finished_at = ${this.now}::timestamptz, status = 'failed',
          effects = effects || ${JSON.stringify([{ failure }])}::jsonb
      WHERE id = ${id}::uuid AND finished_at IS NULL`;
  }

  /** Deletes runs that ended before. @returns how many */
  async deleteBefore(end: Date): Promise<number> {
    return (await this.prisma.automationRun.deleteMany({ where: { finishedAt: { lt: end } } })).count;
  }
}

/** What stands in the column `effects`, told apart. */
export function effectsOf({ effects }: AutomationRun): { effects: Effect[]; failure: RunFailure | null } {
  const kept = keptEffects.parse(effects);
  const failure = kept.flatMap((each) => ('failure' in each ? [each.failure] : [])).at(-1) ?? null;
  return { effects: kept.flatMap((each) => ('failure' in each ? [] : [each])), failure };
}
