import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { PrismaService } from '../../../platform/database/index.js';
import { JobRows } from './job-rows.js';
import { activityOf, dayOf, jobItemOf, jobStateOf, progressOf } from './job-view.js';
import { type ActivityQuery } from './jobs.schemas.js';

/** Jobs one answer lists. */
const MOST_LISTED = 1_000;
const MOST_ACTIVITIES = 1_000;
const MOST_FAILURES = 100;
/** Days of usage in one answer. */
const MOST_DAYS = 366;

/** How jobs are doing. Every method about one throws problem `job_not_found`. */
@Injectable()
export class Jobs {
  constructor(
    private readonly prisma: PrismaService,
    private readonly rows: JobRows,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(organizationId: string) {
    return (await this.rows.list(organizationId, MOST_LISTED)).map(jobItemOf);
  }

  async show(organizationId: string, id: string) {
    const job = await this.rows.get(organizationId, id);
    const newest = { where: { jobId: id }, orderBy: { id: 'desc' as const } };
    const [activities, failures, usage] = await Promise.all([
      this.prisma.generatorActivity.findMany({ ...newest, take: MOST_ACTIVITIES }),
      this.prisma.generatorFailure.findMany({ ...newest, take: MOST_FAILURES }),
      this.prisma.generatorUsage.findFirst({ where: { jobId: id, day: new Date(dayOf(new Date(this.clock.now()))) } }),
    ]);
    return jobStateOf(job, { activities, failures }, usage ?? undefined);
  }

  /** Newest first. */
  async activities(organizationId: string, id: string, { limit, offset }: ActivityQuery) {
    await this.rows.get(organizationId, id);
    const where = { jobId: id };
    const [total, rows] = await Promise.all([
      this.prisma.generatorActivity.count({ where }),
      this.prisma.generatorActivity.findMany({ where, orderBy: { id: 'desc' }, skip: offset, take: limit }),
    ]);
    return { activities: rows.map(activityOf), total, offset, limit };
  }

  async progress(organizationId: string, id: string) {
    const job = await this.rows.get(organizationId, id);
    return {
      ...progressOf(job, this.clock.now()),
      details: { status: job.status, stats: job.stats as Record<string, number> },
    };
  }

  /** Calls and tokens by day, the newest first. */
  async usage(organizationId: string, id: string) {
    const { tokenBudget } = await this.rows.get(organizationId, id);
    const rows = await this.prisma.generatorUsage.findMany({
      where: { jobId: id },
      orderBy: { day: 'desc' },
      take: MOST_DAYS,
    });
    const used = rows.reduce((sum, { inputTokens, outputTokens }) => sum + inputTokens + outputTokens, 0);
    return {
      token_budget: tokenBudget,
      tokens_left: tokenBudget === null ? null : Math.max(0, tokenBudget - used),
      days: rows.map((row) => ({
        day: dayOf(row.day),
        provider_calls: row.providerCalls,
        model_calls: row.modelCalls,
        input_tokens: row.inputTokens,
        output_tokens: row.outputTokens,
        template_texts: row.templateTexts,
      })),
    };
  }

  /** Of all organizations: the documented health names a figure without saying whose. */
  active(): Promise<number> {
    const status = { in: ['initializing' as const, 'running' as const] };
    return this.prisma.generatorJob.count({ where: { status, deletedAt: null } });
  }
}
