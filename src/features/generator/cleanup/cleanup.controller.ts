import { Body, Controller, Get, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Caller } from '../../../contracts/index.js';
import { Incoming, type IncomingRequest } from '../../../hub/access/index.js';
import { CurrentCaller } from '../../../platform/api/index.js';
import { jobId } from '../jobs/jobs.schemas.js';
import { JobOperation } from '../operations.js';
import { CleanupRequests } from './cleanup-requests.js';
import * as schemas from './cleanup.schemas.js';

const idParameter = { schema: jobId };

/** Removing what jobs have made: contract 6.1 and 6.8. */
@Controller('api/jobs')
export class CleanupController {
  constructor(private readonly cleanups: CleanupRequests) {}

  @Post(':id/cleanup')
  @JobOperation({
    id: 'cleanup',
    summary: 'Remove everything that a job has made, and nothing else',
    description:
      'The answer comes when all is done; broken off, the work goes on, and `GET` tells how far it is. The job is stopped ' +
      'for good. With `dry_run` it only says what would be removed. What cannot be removed is named, and the next call ' +
      'tries it again.',
    scope: 'jobs:delete',
    answer: schemas.cleanupAnswer,
  })
  async cleanup(
    @Incoming() request: IncomingRequest,
    @Param('id', idParameter) id: string,
    @Body({ schema: schemas.cleanupInput }) { dry_run }: schemas.CleanupInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (dry_run) return this.cleanups.preview(request.caller, id);
    const closed = new AbortController();
    reply.raw.once('close', () => closed.abort());
    return this.cleanups.run(request, id, closed.signal);
  }

  @Get(':id/cleanup')
  @JobOperation({
    id: 'cleanupProgress',
    summary: 'Show how far the last cleanup of a job is',
    scope: 'jobs:read',
    answer: schemas.cleanupProgress,
  })
  async progress(@CurrentCaller() { organizationId }: Caller, @Param('id', idParameter) id: string) {
    return this.cleanups.progress(organizationId, id);
  }
}
