import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { type Caller } from '../../../contracts/index.js';
import { CurrentCaller } from '../../../platform/api/index.js';
import { Idempotency, type IdempotentAttempt } from '../../../platform/idempotency/index.js';
import { deletedAnswer } from '../campaigns/campaign.schemas.js';
import { CallbackOperation } from '../operations.js';
import { refParameter } from '../reference.js';
import { leadExamples as examples } from './lead.examples.js';
import { LeadImport } from './lead-import.js';
import * as schemas from './lead.schemas.js';
import { Leads } from './leads.js';

/** A thousand leads of eight kilobytes. */
const IMPORT_BODY_LIMIT = 8 * 1024 * 1024;
const one = { answer: schemas.leadAnswer, example: examples.lead };

/** Leads: whom to call back. */
@Controller('api/callbacks/leads')
export class LeadsController {
  constructor(
    private readonly leads: Leads,
    private readonly imports: LeadImport,
  ) {}

  @Post()
  @CallbackOperation({
    ...one,
    id: 'leads.create',
    scope: 'asana:write',
    summary: 'Create a lead',
    idempotent: 'resumable',
    status: 201,
    statuses: [409],
  })
  async create(
    @CurrentCaller() { organizationId }: Caller,
    @Body({ schema: schemas.newLead }) body: schemas.NewLead,
    @Idempotency() attempt: IdempotentAttempt | undefined,
  ) {
    return schemas.leadBody(await this.leads.create(organizationId, body, attempt));
  }

  @Post('import')
  @CallbackOperation({
    id: 'leads.import',
    scope: 'asana:write',
    summary: 'Store up to 1,000 leads',
    description:
      'Each row is a lead as in `POST /api/callbacks/leads`, judged by itself: `results` says what became of it. Only the ' +
      'leads change: tasks that they have at Asana do not follow, and no `lead.updated` is told. Send an ' +
      '`Idempotency-Key` to be able to repeat the request.',
    idempotent: 'resumable',
    bodyLimit: IMPORT_BODY_LIMIT,
    statuses: [413],
    answer: schemas.importAnswer,
    example: examples.imported,
  })
  async import(
    @CurrentCaller() { organizationId }: Caller,
    @Body({ schema: schemas.leadsImport }) body: schemas.LeadsImport,
    @Idempotency() attempt: IdempotentAttempt | undefined,
  ) {
    return schemas.importBody(await this.imports.run(organizationId, body, attempt));
  }

  @Get()
  @CallbackOperation({
    id: 'leads.list',
    scope: 'asana:read',
    summary: 'List leads, newest first',
    answer: schemas.leadList,
    example: examples.list,
  })
  async list(
    @CurrentCaller() { organizationId }: Caller,
    @Query({ schema: schemas.leadsQuery }) query: schemas.LeadsQuery,
  ) {
    const { items, nextCursor } = await this.leads.list(organizationId, query);
    return { ok: true, leads: items.map(schemas.showLead), next_cursor: nextCursor };
  }

  @Get(':id')
  @CallbackOperation({ ...one, id: 'leads.get', scope: 'asana:read', summary: 'One lead' })
  async get(@CurrentCaller() { organizationId }: Caller, @Param('id', refParameter) id: string) {
    return schemas.leadBody(await this.leads.get(organizationId, id));
  }

  @Patch(':id')
  @CallbackOperation({
    ...one,
    id: 'leads.update',
    scope: 'asana:write',
    summary: 'Change a lead, and its task where the two overlap',
    description:
      '`followUpDate` becomes the due date of its task, `assignee` its assignee, and the status `contacted` completes it: ' +
      'at Asana first, then here. Null clears where that is possible.',
    statuses: [409],
  })
  async update(
    @CurrentCaller() { organizationId }: Caller,
    @Param('id', refParameter) id: string,
    @Body({ schema: schemas.leadChanges }) body: schemas.LeadChanges,
  ) {
    return schemas.leadBody(await this.leads.change(organizationId, id, body));
  }

  @Delete(':id')
  @CallbackOperation({
    id: 'leads.delete',
    scope: 'asana:delete',
    summary: 'Delete a lead',
    description: 'Its task at Asana stays.',
    answer: deletedAnswer,
    example: { ok: true, message: 'The lead was deleted.' },
  })
  async delete(@CurrentCaller() { organizationId }: Caller, @Param('id', refParameter) id: string) {
    await this.leads.remove(organizationId, id);
    return { ok: true, message: 'The lead was deleted.' };
  }
}
