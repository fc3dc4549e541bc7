import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Incoming, type IncomingRequest } from '../../../hub/access/index.js';
import { workspaceGid } from '../jobs/job-config.js';
import { JobOperation } from '../operations.js';
import { WORKSPACE_KINDS } from './workspace-cleaner.js';
import { WorkspaceCleanups } from './workspace-cleanups.js';

const body = z.object({
  /** `[{name, token}]` of accounts that may remove things. */
  user_tokens: z.unknown().optional(),
  /** Says what would be removed, and removes nothing. */
  dry_run: z.boolean().default(false),
});
type WorkspaceBody = z.output<typeof body>;

const count = z.number().int();
const answer = z.object({
  /** Whether all of it could be removed. */
  success: z.boolean(),
  dry_run: z.literal(true).optional(),
  deleted_subtasks: count,
  deleted_tasks: count,
  deleted_projects: count,
  deleted_portfolios: count,
  deleted_custom_fields: count,
  deleted_tags: count,
  failed_items: z.array(
    z.object({ type: z.enum(WORKSPACE_KINDS), id: z.string(), name: z.string(), error: z.string() }),
  ),
});

/** Emptying a whole workspace: contract 6.1 and 6.8. */
@Controller('api/workspace')
export class WorkspaceController {
  constructor(private readonly cleanups: WorkspaceCleanups) {}

  @Post(':gid/cleanup')
  @JobOperation({
    id: 'workspace.cleanup',
    summary: 'Remove everything from an Asana workspace, whoever made it',
    description:
      'Everything that the tokens reach: projects, tasks, subtasks, portfolios, custom fields and tags; people stay. There ' +
      'is no way back, so ask with `dry_run` first. The tokens are used for this request and not kept. Interrupted, the ' +
      'same request goes on.',
    scope: 'jobs:delete',
    answer,
  })
  async cleanup(
    @Incoming() request: IncomingRequest,
    @Param('gid', { schema: workspaceGid }) workspace: string,
    @Body({ schema: body }) { user_tokens: userTokens, dry_run: dryRun }: WorkspaceBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const closed = new AbortController();
    reply.raw.once('close', () => closed.abort());
    return this.cleanups.run(request, { workspace, userTokens, dryRun }, closed.signal);
  }
}
