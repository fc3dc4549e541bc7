import { Injectable } from '@nestjs/common';
import { PrismaService } from '../../../platform/database/index.js';
import { type TokenUsage } from '../text/text-source.js';
import { TokenMeter } from '../text/token-meter.js';
import { JobUsage } from './usage.js';

/** What the model costs, kept with the jobs it works for. */
@Injectable()
export class TokenBudget extends TokenMeter {
  constructor(
    private readonly prisma: PrismaService,
    private readonly usage: JobUsage,
  ) {
    super();
  }

  override spend(jobId: string, { calls, inputTokens, outputTokens }: TokenUsage): Promise<void> {
    return this.usage.add(jobId, { modelCalls: calls, inputTokens, outputTokens });
  }

  override async remaining(jobId: string): Promise<number | undefined> {
    const job = await this.prisma.generatorJob.findUnique({ where: { id: jobId }, select: { tokenBudget: true } });
    const ceiling = job?.tokenBudget ?? undefined;
    return ceiling === undefined ? undefined : ceiling - (await this.usage.tokens(jobId));
  }
}
