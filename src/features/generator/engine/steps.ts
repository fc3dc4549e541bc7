import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { PrismaService } from '../../../platform/database/index.js';
import { type JobConfig } from '../jobs/job-config.js';
import { randomFor } from '../schedule/random.js';
import { Effects } from './effects.js';
import { JobTexts } from './job-texts.js';
import { RunningStep } from './running-step.js';
import { type JobRow } from './step-outcomes.js';
import { JobUsage } from './usage.js';
import { Workers } from './workers.js';

/** Begins steps, or begins them again: with the same time, the same chance, and what was written down of their effects. */
@Injectable()
export class Steps {
  constructor(
    private readonly prisma: PrismaService,
    private readonly workers: Workers,
    private readonly effects: Effects,
    private readonly texts: JobTexts,
    private readonly usage: JobUsage,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async begin(job: JobRow, signal: AbortSignal): Promise<RunningStep> {
    const at = job.stepAt ?? (await this.note(job));
    const { objects } = this.workers.of(job.connection);
    const random = randomFor(job.seed, job.step);
    const writing = randomFor(job.seed, `${job.step}/texts`);
    return new RunningStep(job, job.config as unknown as JobConfig, job.accounts, at, random, signal, {
      once: (hands, key, effect) => {
        const kind = objects[effect.kind];
        if (!kind) throw new Error(`Jobs of the kind ${job.connection} make no ${effect.kind}.`);
        return this.effects.once(kind, hands, key, effect);
      },
      noteCall: () => this.usage.add(job.id, { providerCalls: 1 }),
      write: (kind, context) => this.texts.text({ ...job, stepAt: at }, kind, context, writing),
      profile: (context) => this.texts.profile({ ...job, stepAt: at }, context, writing),
    });
  }

  private async note({ id, step }: JobRow): Promise<Date> {
    const stepAt = new Date(this.clock.now());
    await this.prisma.generatorJob.updateMany({ where: { id, step }, data: { stepAt } });
    return stepAt;
  }
}
