import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { Prisma, PrismaService } from '../../../platform/database/index.js';

/** What is added to a job's usage of the day. */
export interface UsageDelta {
  readonly providerCalls?: number;
  readonly modelCalls?: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly templateTexts?: number;
}

/** What jobs use, per day in UTC. */
@Injectable()
export class JobUsage {
  constructor(
    private readonly prisma: PrismaService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Written at once, whatever becomes of the step: it has been used. */
  async add(jobId: string, delta: UsageDelta): Promise<void> {
    const { providerCalls = 0, modelCalls = 0, inputTokens = 0, outputTokens = 0, templateTexts = 0 } = delta;
    const day = new Date(this.clock.now());
    await this.prisma.$executeRaw`
      INSERT INTO generator_usage
        (job_id, day, provider_calls, model_calls, input_tokens, output_tokens, template_texts)
      VALUES (${jobId}, (${day}::timestamptz AT TIME ZONE 'UTC')::date, ${providerCalls}, ${modelCalls}, ${inputTokens},
              ${outputTokens}, ${templateTexts})
      ON CONFLICT (job_id, day) DO UPDATE SET
        provider_calls = generator_usage.provider_calls + EXCLUDED.provider_calls,
        model_calls = generator_usage.model_calls + EXCLUDED.model_calls,
        input_tokens = generator_usage.input_tokens + EXCLUDED.input_tokens,
        output_tokens = generator_usage.output_tokens + EXCLUDED.output_tokens,
        template_texts = generator_usage.template_texts + EXCLUDED.template_texts`;
  }

  /** Tokens the model has used for the job, in and out, ever. */
  async tokens(jobId: string): Promise<number> {
    const [row] = await this.prisma.$queryRaw<{ tokens: bigint | null }[]>(
      Prisma.sql`SELECT sum(input_tokens + output_tokens) AS tokens FROM generator_usage WHERE job_id = ${jobId}`,
    );
    return Number(row?.tokens ?? 0);
  }
}
