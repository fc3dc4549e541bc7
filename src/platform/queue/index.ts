export { type EnqueueOptions, JobQueue } from './job-queue.js';
export { type Job, type JobHandler, type JobType } from './job-type.js';
export { QueueModule } from './queue.module.js';
