import { Body, Controller, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { type Caller } from '../../../contracts/index.js';
import { CurrentCaller } from '../../../platform/api/index.js';
import { type GeneratorJob } from '../../../platform/database/index.js';
import { JobOperation } from '../operations.js';
import { JobImports } from './job-imports.js';
import { JobStarts } from './job-starts.js';
import { type LegacyJob, legacyJob } from './legacy-job.js';
import * as schemas from './jobs.schemas.js';

const changes = z.looseObject({});
type Changes = z.output<typeof changes>;

/** A state with thousands of tasks. */
const FILE_LIMIT = 8 * 1024 * 1024;

const planAnswer = z.object({
  success: z.literal(true),
  dry_run: z.literal(true),
  connection_type: z.enum(['asana', 'okta']),
  /** Sent with a start, it makes this very world. */
  seed: z.string(),
  steps: z.number().int(),
  /** By kind. */
  objects: z.record(z.string(), z.number().int()),
});

const started = ({ id, connection }: GeneratorJob) => {
  const label = connection === 'asana' ? 'Asana' : 'Okta';
  const message = `${label} continuous generation started - Job ID: ${id}`;
  return { success: true, job_id: id, connection_type: connection, message };
};

/** How jobs come to be. Fixed words come before `:id`. */
@Controller('api/jobs')
export class NewJobsController {
  constructor(
    private readonly starts: JobStarts,
    private readonly imports: JobImports,
  ) {}

  @Post('start')
  @JobOperation({
    id: 'start',
    summary: 'Start a job that fills an Asana workspace or an Okta organization, and keeps it alive',
    description:
      'What is missing is named in the documented order. Every token is tried out; those that work are kept, sealed, and ' +
      'never shown again. An empty `anthropic_api_key` means texts from templates. The same `seed` gives the same world. ' +
      '`template_id` names a job template whose settings count where the request names none.',
    scope: 'jobs:write',
    idempotent: true,
    answer: schemas.startedAnswer,
  })
  async start(
    @CurrentCaller() { organizationId }: Caller,
    @Body({ schema: schemas.startBody }) body: schemas.StartBody,
  ) {
    return started(await this.starts.start(organizationId, body));
  }

  @Post('dry-run')
  @JobOperation({
    id: 'dryRun',
    summary: 'Say what a job with these settings would make',
    description: 'Takes the body of a start; tokens are not needed and not looked at. Nobody is asked.',
    scope: 'jobs:read',
    answer: planAnswer,
  })
  async dryRun(
    @CurrentCaller() { organizationId }: Caller,
    @Body({ schema: schemas.startBody }) body: schemas.StartBody,
  ) {
    return { success: true, dry_run: true, ...(await this.starts.plan(organizationId, body)) };
  }

  @Post('import')
  @JobOperation({
    id: 'import',
    summary: 'Take over a job from a state file of the generator before this one',
    description:
      'Send the file `job_<id>.json` as it is; without a `connection_type` it is Asana’s. The job keeps its id and goes on ' +
      'where it stood.',
    scope: 'jobs:write',
    idempotent: true,
    bodyLimit: FILE_LIMIT,
    statuses: [409, 413],
    answer: schemas.startedAnswer,
  })
  async import(@CurrentCaller() { organizationId }: Caller, @Body({ schema: legacyJob }) file: LegacyJob) {
    const { id, connection } = await this.imports.import(organizationId, file);
    return { success: true, job_id: id, connection_type: connection, message: `Job ${id} imported` };
  }

  @Post(':id/clone')
  @JobOperation({
    id: 'clone',
    summary: 'Start another job like this one, with the same accounts',
    description: 'The body replaces single settings, such as `activity_level`.',
    scope: 'jobs:write',
    idempotent: true,
    answer: schemas.startedAnswer,
  })
  async clone(
    @CurrentCaller() { organizationId }: Caller,
    @Param('id', { schema: schemas.jobId }) id: string,
    @Body({ schema: changes }) body: Changes,
  ) {
    return started(await this.starts.clone(organizationId, id, body));
  }
}
