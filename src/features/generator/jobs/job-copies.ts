import { Injectable } from '@nestjs/common';
import { type GeneratorJob } from '../../../platform/database/index.js';
import { JobRows } from './job-rows.js';
import { JobStarts } from './job-starts.js';
import { ModelKeys } from './model-keys.js';
import { readConfig } from './start-request.js';

/** A new job like another one. */
@Injectable()
export class JobCopies {
  constructor(
    private readonly rows: JobRows,
    private readonly starts: JobStarts,
    private readonly keys: ModelKeys,
  ) {}

  /**
   * Works with the same accounts and key; `changes` replace single settings. Without a seed of its own it makes another
   * world.
   * @throws problem `job_not_found`, `validation_failed`
   */
  async clone(organizationId: string, id: string, changes: Readonly<Record<string, unknown>>): Promise<GeneratorJob> {
    const job = await this.rows.get(organizationId, id);
    const { seed: _seed, ...settings } = job.config as Record<string, unknown>;
    const config = readConfig({ ...settings, ...changes, connection_type: job.connection });
    const accounts = job.accounts.map(({ jobId: _jobId, ...account }) => account);
    return this.starts.begin({ organizationId, config, accounts, modelKey: await this.keys.of(job) });
  }
}
