import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type AutomationRule, PrismaService } from '../../platform/database/index.js';
import { type JobType, JobQueue } from '../../platform/queue/index.js';
import { Log } from '../../platform/telemetry/index.js';
import { AutomationRunner, triggerOf } from './automation-runner.js';
import { readCron } from './cron.js';
import { type Trigger } from './rule.schemas.js';
import { StoredRuns } from './stored-runs.js';

const MINUTE_MS = 60_000;
/** A tick that comes late, or finds the rule busy, is made up for this long. */
const CATCH_UP_MINUTES = 5;
const RULES_AT_ONCE = 200;
const RUN_RETENTION_MS = 90 * 24 * 60 * MINUTE_MS;

const tick: JobType<object> = { name: 'automation.tick', schema: z.strictObject({}), policy: 'short', retries: 0 };

/** Starts the rules that are due, once over all instances: the minute they were due in counts as their event. */
@Injectable()
export class AutomationSchedule {
  constructor(
    private readonly prisma: PrismaService,
    private readonly runner: AutomationRunner,
    private readonly runs: StoredRuns,
    private readonly log: Log,
    queue: JobQueue,
  ) {
    queue.register(tick, () => this.tick(new Date()));
    queue.schedule(tick, '* * * * *', {});
    queue.housekeeping('automation', '41 3 * * *', () => this.sweep(new Date()));
  }

  /** Safe to repeat, and to run on several instances at once. */
  async tick(now: Date): Promise<void> {
    for (let after: string | undefined; ;) {
      const rules = await this.timed(after);
      for (const rule of rules) await this.startIfDue(rule, now);
      after = rules.at(-1)?.id;
      if (rules.length < RULES_AT_ONCE) return;
    }
  }

  /** Deletes runs that ended more than 90 days ago. */
  async sweep(now: Date): Promise<number> {
    return this.runs.deleteBefore(new Date(now.getTime() - RUN_RETENTION_MS));
  }

  private timed(after: string | undefined): Promise<AutomationRule[]> {
    const kinds = ['schedule', 'due_soon', 'overdue'];
    const timed = kinds.map((kind) => ({ trigger: { path: ['type'], equals: kind } }));
    return this.prisma.automationRule.findMany({
      where: { enabled: true, id: { gt: after }, OR: timed },
      orderBy: { id: 'asc' },
      take: RULES_AT_ONCE,
    });
  }

  /** One rule that cannot be started must not keep the others from it. */
  private async startIfDue(rule: AutomationRule, now: Date): Promise<void> {
    try {
      const due = lastTime(triggerOf(rule), rule.updatedAt, now);
      if (!due) return;
      await this.runner.start(rule, { cause: 'schedule', eventId: `schedule:${due.toISOString()}` });
    } catch (error) {
      this.log.failure(error, undefined, { operation: 'automation.tick' });
    }
  }
}

/** When a rule should last have been started, if that is not long ago and the rule was already there. */
function lastTime(rule: Trigger, since: Date, now: Date): Date | undefined {
  const cron = readCron(rule.type === 'schedule' ? rule.cron : '0 * * * *');
  if (typeof cron === 'string') return undefined;
  const minute = Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS;
  for (let ago = 0; ago < CATCH_UP_MINUTES; ago += 1) {
    const time = new Date(minute - ago * MINUTE_MS);
    if (time < since) return undefined;
    if (cron.includes(time)) return time;
  }
  return undefined;
}
