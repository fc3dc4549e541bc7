import { type LaneType } from '../../../platform/lanes/index.js';

/** Key: id of the job. A turn is one step, most of it waiting for the provider. */
export const jobLane: LaneType = { kind: 'generator.jobs', concurrency: 100 };
/** Key: id of the cleanup. */
export const cleanupLane: LaneType = { kind: 'generator.cleanups', concurrency: 5 };

/** Topics of the change feed; ids are those of jobs and cleanups. */
export const JOBS_TOPIC = 'generator_jobs';
export const CLEANUPS_TOPIC = 'generator_cleanups';
