import { type GeneratorJob } from '../../../platform/database/index.js';
import { type JobConfig, zoneOf } from '../jobs/job-config.js';
import { nextDueTime } from '../schedule/next-activity.js';
import { randomFor } from '../schedule/random.js';
import { type ScheduleSettings } from '../schedule/tick.js';

/** When a job does something again, by its hours and level: follows from its seed and the step that has just ended. */
export function nextActivity(job: Pick<GeneratorJob, 'config' | 'seed' | 'step'>, now: number): Date {
  const settings = scheduleOf(job.config as JobConfig);
  const random = randomFor(job.seed, `${job.step}/next`);
  for (let from = now; ;) {
    const { at, active } = nextDueTime(settings, from, random);
    if (active) return new Date(at);
    from = at;
  }
}

function scheduleOf(config: JobConfig): ScheduleSettings {
  const { activity_level: activityLevel, working_hours: workingHours, burst_factor: burstFactor } = config;
  return { activityLevel, workingHours, burstFactor, timeZone: zoneOf(config) };
}
