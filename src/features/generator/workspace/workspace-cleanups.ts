import { Injectable } from '@nestjs/common';
import { GivenTokens } from '../../../contracts/index.js';
import { Audit, type IncomingRequest } from '../../../hub/access/index.js';
import { problem } from '../../../platform/problem/index.js';
import { AsanaClient, AsanaWorkspaceClient } from '../../../providers/asana/index.js';
import { jobConnection } from '../jobs/job-owner.js';
import { readTokens } from '../jobs/start-request.js';
import { noProgress, WorkspaceCleaner, type WorkspaceAccess, type WorkspaceProgress } from './workspace-cleaner.js';

/** As whom tokens of requests are used; nothing is stored under this name. */
const BROUGHT = 'switchyard:jobs:workspace';

export interface WorkspaceCleanup {
  readonly workspace: string;
  /** As it came. */
  readonly userTokens: unknown;
  readonly dryRun: boolean;
}

/** Emptying a workspace with tokens that are in the request and nowhere else. */
@Injectable()
export class WorkspaceCleanups {
  constructor(
    private readonly given: GivenTokens,
    private readonly audit: Audit,
  ) {}

  /**
   * Whatever is interrupted goes on with the next call: what is gone is gone.
   * @throws problem `validation_failed` in the documented words; ProviderError when Asana does not go along
   */
  async run({ caller, source }: IncomingRequest, cleanup: WorkspaceCleanup, signal: AbortSignal) {
    const { organizationId, credentialId: actor } = caller;
    const accesses = await this.working(organizationId, cleanup.userTokens, signal);
    const { workspace, dryRun } = cleanup;
    if (!dryRun) {
      const target = `asana-workspace:${workspace}`;
      await this.audit.record({
        organizationId,
        actor,
        action: 'jobs.workspace',
        outcome: 'allowed',
        target,
        ...source,
      });
    }
    const progress = noProgress();
    await new WorkspaceCleaner({ workspace, accesses, dryRun, signal }, progress).clean();
    return bodyOf(progress, dryRun);
  }

  /** Those whose tokens Asana takes. */
  private async working(organizationId: string, userTokens: unknown, signal: AbortSignal): Promise<WorkspaceAccess[]> {
    const tokens = Array.isArray(userTokens) && userTokens.length > 0 ? readTokens(userTokens) : [];
    if (tokens.length === 0) throw refusal('No user tokens provided');
    const working: WorkspaceAccess[] = [];
    for (const { token } of tokens) {
      const call = this.given.call(jobConnection(organizationId, 'asana', BROUGHT), { token });
      const client = new AsanaClient((request) => call({ signal, ...request }));
      const works = await client.user('me').then(
        () => true,
        () => false,
      );
      if (works)
        working.push({ client, workspace: new AsanaWorkspaceClient((request) => call({ signal, ...request })) });
    }
    if (working.length === 0) throw refusal('No valid API tokens available for cleanup');
    return working;
  }
}

const refusal = (detail: string) =>
  problem('validation_failed', {
    detail,
    errors: [{ field: 'user_tokens', message: 'must hold tokens that Asana takes' }],
  });

const bodyOf = ({ removed, failed }: WorkspaceProgress, dryRun: boolean) => ({
  success: failed.length === 0,
  ...(dryRun && { dry_run: true }),
  deleted_subtasks: removed.subtask,
  deleted_tasks: removed.task,
  deleted_projects: removed.project,
  deleted_portfolios: removed.portfolio,
  deleted_custom_fields: removed.custom_field,
  deleted_tags: removed.tag,
  failed_items: failed,
});
