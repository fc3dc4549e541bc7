import { Injectable } from '@nestjs/common';
import { type GeneratorJob } from '../../../platform/database/index.js';
import { type JobConfig, zoneOf } from '../jobs/job-config.js';
import { ModelKeys } from '../jobs/model-keys.js';
import { type Random } from '../schedule/random.js';
import { localTime } from '../schedule/working-hours.js';
import { type TextKind } from '../text/text-kinds.js';
import { type TextContext, type TextRequest, TextSource, type TimeOfDay } from '../text/text-source.js';
import { type UserProfile } from '../text/user-profile.js';
import { JobUsage } from './usage.js';

/** Texts for jobs: of the model, or of templates, counted either way. */
@Injectable()
export class JobTexts {
  constructor(
    private readonly source: TextSource,
    private readonly keys: ModelKeys,
    private readonly usage: JobUsage,
  ) {}

  async text(
    job: GeneratorJob,
    kind: Exclude<TextKind, 'user_profile'>,
    context: TextContext,
    random: Random,
  ): Promise<string> {
    const written = await this.source.write(await this.textJobOf(job), this.request(job, kind, context), random);
    if (written.source === 'template') await this.usage.add(job.id, { templateTexts: 1 });
    return written.text;
  }

  async profile(job: GeneratorJob, context: TextContext, random: Random): Promise<UserProfile> {
    const written = await this.source.write(
      await this.textJobOf(job),
      this.request(job, 'user_profile', context),
      random,
    );
    if (written.source === 'template') await this.usage.add(job.id, { templateTexts: 1 });
    return written.structured;
  }

  private async textJobOf(job: GeneratorJob) {
    const { industry } = job.config as JobConfig;
    return { jobId: job.id, apiKey: await this.keys.of(job), industry };
  }

  private request<K extends TextKind>({ config, stepAt }: GeneratorJob, kind: K, context: TextContext): TextRequest<K> {
    const timeOfDay = stepAt ? timeOfDayAt(localTime(stepAt.getTime(), zoneOf(config as JobConfig)).hour) : undefined;
    return { kind, context: { ...(timeOfDay && { timeOfDay }), ...context } };
  }
}

function timeOfDayAt(hour: number): TimeOfDay {
  if (hour < 5 || hour >= 22) return 'night';
  if (hour < 8) return 'early morning';
  if (hour < 11) return 'morning';
  if (hour < 14) return 'midday';
  return hour < 18 ? 'afternoon' : 'evening';
}
