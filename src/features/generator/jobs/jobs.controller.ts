import { Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { type Caller } from '../../../contracts/index.js';
import { CurrentCaller, Operation } from '../../../platform/api/index.js';
import { JobOperation } from '../operations.js';
import { JobControls } from './job-controls.js';
import { Jobs } from './jobs.js';
import * as schemas from './jobs.schemas.js';

const idParameter = { schema: schemas.jobId };

/** How jobs are doing, and what they are told: contract 6.1. */
@Controller('api')
export class JobsController {
  constructor(
    private readonly jobs: Jobs,
    private readonly controls: JobControls,
  ) {}

  @Get('health')
  @Operation({
    id: 'jobs.health',
    tag: 'jobs',
    summary: 'Whether data generation runs, and how many jobs are at work',
    access: { anonymous: true },
    errors: { dialect: 'text' },
    answer: schemas.healthAnswer,
  })
  async health() {
    const active_jobs = await this.jobs.active();
    return {
      success: true,
      status: 'running',
      active_jobs,
      connection_types_supported: ['asana', 'okta'],
      version: '2.0.0',
    };
  }

  @Get('jobs')
  @JobOperation({
    id: 'list',
    summary: 'List jobs, newest activity first',
    scope: 'jobs:read',
    answer: schemas.jobList,
  })
  async list(@CurrentCaller() { organizationId }: Caller) {
    return { success: true, jobs: await this.jobs.list(organizationId) };
  }

  @Get('jobs/:id')
  @JobOperation({
    id: 'get',
    summary: 'Show all of a job: what it was told, has made, and is about to do',
    scope: 'jobs:read',
    answer: schemas.jobAnswer,
  })
  async get(@CurrentCaller() { organizationId }: Caller, @Param('id', idParameter) id: string) {
    return { success: true, job: await this.jobs.show(organizationId, id) };
  }

  @Get('jobs/:id/activity_log')
  @JobOperation({
    id: 'activities',
    summary: 'List what a job has done, newest first',
    scope: 'jobs:read',
    answer: schemas.activityList,
  })
  async activities(
    @CurrentCaller() { organizationId }: Caller,
    @Param('id', idParameter) id: string,
    @Query({ schema: schemas.activityQuery }) query: schemas.ActivityQuery,
  ) {
    return { success: true, ...(await this.jobs.activities(organizationId, id, query)) };
  }

  @Get('jobs/:id/initialization-progress')
  @JobOperation({
    id: 'progress',
    summary: 'Show how far the initialization of a job is',
    scope: 'jobs:read',
    answer: schemas.progressAnswer,
  })
  async progress(@CurrentCaller() { organizationId }: Caller, @Param('id', idParameter) id: string) {
    return { success: true, ...(await this.jobs.progress(organizationId, id)) };
  }

  @Get('jobs/:id/usage')
  @JobOperation({
    id: 'usage',
    summary: 'List the calls and tokens of a job by day',
    scope: 'jobs:read',
    answer: schemas.usageAnswer,
  })
  async usage(@CurrentCaller() { organizationId }: Caller, @Param('id', idParameter) id: string) {
    return { success: true, ...(await this.jobs.usage(organizationId, id)) };
  }

  @Post('jobs/:id/stop')
  @JobOperation({ id: 'stop', summary: 'Stop a job', scope: 'jobs:write', answer: schemas.messageAnswer })
  async stop(@CurrentCaller() { organizationId }: Caller, @Param('id', idParameter) id: string) {
    await this.controls.stop(organizationId, id);
    return { success: true, message: `Job ${id} stopped` };
  }

  @Post('jobs/:id/pause')
  @JobOperation({ id: 'pause', summary: 'Pause a job', scope: 'jobs:write', answer: schemas.messageAnswer })
  async pause(@CurrentCaller() { organizationId }: Caller, @Param('id', idParameter) id: string) {
    await this.controls.pause(organizationId, id);
    return { success: true, message: `Job ${id} paused` };
  }

  @Post('jobs/:id/resume')
  @JobOperation({
    id: 'resume',
    summary: 'Let a paused or stopped job go on',
    scope: 'jobs:write',
    answer: schemas.messageAnswer,
  })
  async resume(@CurrentCaller() { organizationId }: Caller, @Param('id', idParameter) id: string) {
    await this.controls.resume(organizationId, id);
    return { success: true, message: `Job ${id} resumed` };
  }

  @Post('jobs/:id/generate-now')
  @JobOperation({
    id: 'generateNow',
    summary: 'Let a job do one activity now, also while it is paused',
    scope: 'jobs:write',
    idempotent: true,
    answer: schemas.messageAnswer,
  })
  async generateNow(@CurrentCaller() { organizationId }: Caller, @Param('id', idParameter) id: string) {
    await this.controls.generateNow(organizationId, id);
    return { success: true, message: `Job ${id} will do an activity now` };
  }

  @Delete('jobs/:id/delete')
  @JobOperation({
    id: 'delete',
    summary: 'Delete a job; what it has made stays where it is',
    description: 'Clean up first to remove what the job has made: afterwards nobody knows any more what that was.',
    scope: 'jobs:delete',
    answer: schemas.messageAnswer,
  })
  async delete(@CurrentCaller() { organizationId }: Caller, @Param('id', idParameter) id: string) {
    await this.controls.delete(organizationId, id);
    return { success: true, message: `Job ${id} deleted` };
  }
}
