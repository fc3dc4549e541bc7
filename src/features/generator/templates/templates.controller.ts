import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import { type Caller } from '../../../contracts/index.js';
import { CurrentCaller } from '../../../platform/api/index.js';
import { messageAnswer } from '../jobs/jobs.schemas.js';
import { JobOperation } from '../operations.js';
import { templateOf, Templates } from './templates.js';
import * as schemas from './templates.schemas.js';

const idParameter = { schema: schemas.templateId };

/** Settings to start jobs with: `template_id` of a start names one. */
@Controller('api/job-templates')
export class TemplatesController {
  constructor(private readonly templates: Templates) {}

  @Get()
  @JobOperation({
    id: 'templates.list',
    summary: 'List job templates',
    scope: 'jobs:read',
    answer: schemas.templateList,
  })
  async list(@CurrentCaller() { organizationId }: Caller) {
    return { success: true, templates: await this.templates.list(organizationId) };
  }

  @Post()
  @JobOperation({
    id: 'templates.create',
    summary: 'Keep settings to start jobs with',
    description: 'Tokens and keys are not part of a template; they come with each start.',
    scope: 'jobs:write',
    idempotent: true,
    status: 201,
    statuses: [409],
    answer: schemas.templateAnswer,
  })
  async create(
    @CurrentCaller() { organizationId }: Caller,
    @Body({ schema: schemas.templateBody }) body: schemas.TemplateBody,
  ) {
    return { success: true, template: await this.templates.create(organizationId, body) };
  }

  @Get(':id')
  @JobOperation({
    id: 'templates.get',
    summary: 'Show a job template',
    scope: 'jobs:read',
    answer: schemas.templateAnswer,
  })
  async get(@CurrentCaller() { organizationId }: Caller, @Param('id', idParameter) id: string) {
    return { success: true, template: templateOf(await this.templates.get(organizationId, id)) };
  }

  @Delete(':id')
  @JobOperation({
    id: 'templates.delete',
    summary: 'Delete a job template; jobs started with it go on',
    scope: 'jobs:write',
    answer: messageAnswer,
  })
  async delete(@CurrentCaller() { organizationId }: Caller, @Param('id', idParameter) id: string) {
    await this.templates.delete(organizationId, id);
    return { success: true, message: `Job template ${id} deleted` };
  }
}
