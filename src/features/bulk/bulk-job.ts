import { z } from 'zod';
import { type JobType } from '../../platform/queue/index.js';

/** "There is work on this operation". */
export interface BulkJob {
  readonly operationId: string;
  /** Failures of the provider in a row, without anything done in between. */
  readonly setbacks: number;
}

/**
 * Works on one operation for a while and enqueues its own continuation, so that operations take turns and a stop is
 * cheap. `exclusive`: one per operation. A killed process costs a try, hence so many.
 */
export const bulkJob: JobType<BulkJob> = {
  name: 'bulk.run',
  schema: z.object({ operationId: z.uuid(), setbacks: z.int().min(0) }),
  policy: 'exclusive',
  retries: 50,
  retryDelaySeconds: 1,
  concurrency: 5,
  isLong: true,
};

/** A user follows what changes under this topic of the change feed; the id is the operation's. */
export const BULK_TOPIC = 'bulk_operations';
