import { Injectable } from '@nestjs/common';
import { Audit, type IncomingRequest } from '../../../hub/access/index.js';
import { Connections } from '../../../hub/connections/index.js';
import { Changes, ChangeFeed, type GeneratorCleanup } from '../../../platform/database/index.js';
import { problem } from '../../../platform/problem/index.js';
import { CLEANUPS_TOPIC } from '../engine/job-lane.js';
import { Workers } from '../engine/workers.js';
import { jobConnection } from '../jobs/job-owner.js';
import { JobRows, type JobWithAccounts } from '../jobs/job-rows.js';
import { Cleanups } from './cleanups.js';
import { cleanupBodyOf, previewBodyOf, progressBodyOf } from './cleanup.answers.js';

/** The documented answer comes when all is removed; whoever cannot wait so long asks for its progress. */
const LONGEST_WAIT_MS = 15 * 60_000;
const LOOK_EVERY_MS = 5_000;

const LABELS = { asana: 'Asana', okta: 'Okta' } as const;

/** Cleaning up after jobs, as callers ask for it. Every method throws problem `job_not_found`. */
@Injectable()
export class CleanupRequests {
  constructor(
    private readonly rows: JobRows,
    private readonly workers: Workers,
    private readonly cleanups: Cleanups,
    private readonly connections: Connections,
    private readonly feed: ChangeFeed,
    private readonly audit: Audit,
  ) {}

  /**
   * Removes what the job has made and waits for the end, unless `closed` is aborted first: the work goes on all the same.
   * @throws problem `validation_failed` when no token of the job is accepted any more
   */
  async run({ caller, source }: IncomingRequest, id: string, closed: AbortSignal) {
    const job = await this.rows.get(caller.organizationId, id);
    await this.requireAccount(job);
    const cleanup = await this.cleanups.begin(job, this.kindsOf(job));
    const { organizationId, credentialId: actor } = caller;
    const action = 'jobs.cleanup';
    await this.audit.record({ organizationId, actor, action, outcome: 'allowed', target: `job:${id}`, ...source });
    const ended = await this.end(cleanup.id, closed);
    return cleanupBodyOf(job.connection, ended ?? cleanup);
  }

  /** What would be removed. Nobody is asked and nothing changes. */
  async preview({ organizationId }: { readonly organizationId: string }, id: string) {
    const job = await this.rows.get(organizationId, id);
    return previewBodyOf(job.connection, await this.cleanups.preview(job.id, this.kindsOf(job)));
  }

  /** How far the last cleanup is. @throws problem `not_found` where there was none */
  async progress(organizationId: string, id: string) {
    const job = await this.rows.get(organizationId, id);
    const cleanup = await this.cleanups.newest(id);
    if (!cleanup) throw problem('not_found', { detail: 'This job was never cleaned up.' });
    return progressBodyOf(job.connection, cleanup);
  }

  private kindsOf({ connection }: JobWithAccounts): readonly string[] {
    return this.workers.of(connection).cleanupOrder;
  }

  private async requireAccount({ connection, organizationId, accounts }: JobWithAccounts): Promise<void> {
    for (const { userId } of accounts) {
      const view = await this.connections.find(jobConnection(organizationId, connection, userId));
      if (view?.status !== 'active') continue;
      const works = await this.connections.test(jobConnection(organizationId, connection, userId)).then(
        () => true,
        () => false,
      );
      if (works) return;
    }
    const detail = `No valid ${LABELS[connection]} API tokens available for cleanup`;
    throw problem('validation_failed', { detail, errors: [{ field: 'job', message: 'has no token that works' }] });
  }

  private async end(id: string, closed: AbortSignal): Promise<GeneratorCleanup | null> {
    const changes = new Changes(this.feed, CLEANUPS_TOPIC, id);
    const until = performance.now() + LONGEST_WAIT_MS;
    try {
      for (;;) {
        const cleanup = await this.cleanups.find(id);
        if (cleanup?.status !== 'running' || closed.aborted || performance.now() > until) return cleanup;
        await changes.next(LOOK_EVERY_MS, closed);
      }
    } finally {
      changes.stop();
    }
  }
}
