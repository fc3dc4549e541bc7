import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { type Caller } from '../../../contracts/index.js';
import { CurrentCaller } from '../../../platform/api/index.js';
import { Idempotency, type IdempotentAttempt } from '../../../platform/idempotency/index.js';
import { CallbackOperation } from '../operations.js';
import { refParameter } from '../reference.js';
import * as schemas from './campaign.schemas.js';
import { Campaigns } from './campaigns.js';

const EXAMPLE = {
  id: '0199c0de-71aa-7c31-9a52-0d3c8f2b6e10',
  externalId: 'spring',
  name: 'Spring offer',
  asanaProjectId: '1207300000000077',
  assignmentStrategy: 'round-robin' as const,
  defaultAssignee: null,
  assignees: ['ana.ruiz@example.com', 'ben.okafor@example.com'],
  customFields: { leadScore: '1207300000000301' },
  additionalFields: {},
  followers: [],
  tags: ['customer request'],
  createdAt: '2026-11-21T12:00:00.000Z',
  updatedAt: '2026-11-21T12:00:00.000Z',
};
const one = { answer: schemas.campaignAnswer, example: { ok: true, campaign: EXAMPLE } };

/** Campaigns: where callback tasks go and to whom. */
@Controller('api/callbacks/campaigns')
export class CampaignsController {
  constructor(private readonly campaigns: Campaigns) {}

  @Post()
  @CallbackOperation({
    ...one,
    id: 'campaigns.create',
    scope: 'asana:write',
    summary: 'Create a campaign',
    idempotent: 'resumable',
    status: 201,
    statuses: [409],
  })
  async create(
    @CurrentCaller() { organizationId }: Caller,
    @Body({ schema: schemas.newCampaign }) body: schemas.NewCampaign,
    @Idempotency() attempt: IdempotentAttempt | undefined,
  ) {
    return schemas.campaignBody(await this.campaigns.create(organizationId, body, attempt));
  }

  @Get()
  @CallbackOperation({
    id: 'campaigns.list',
    scope: 'asana:read',
    summary: 'List campaigns, newest first',
    answer: schemas.campaignList,
    example: { ok: true, campaigns: [EXAMPLE], next_cursor: null },
  })
  async list(
    @CurrentCaller() { organizationId }: Caller,
    @Query({ schema: schemas.campaignsQuery }) query: schemas.CampaignsQuery,
  ) {
    const { items, nextCursor } = await this.campaigns.list(organizationId, query);
    return { ok: true, campaigns: items.map(schemas.showCampaign), next_cursor: nextCursor };
  }

  @Get(':id')
  @CallbackOperation({ ...one, id: 'campaigns.get', scope: 'asana:read', summary: 'One campaign' })
  async get(@CurrentCaller() { organizationId }: Caller, @Param('id', refParameter) id: string) {
    return schemas.campaignBody(await this.campaigns.get(organizationId, id));
  }

  @Patch(':id')
  @CallbackOperation({
    ...one,
    id: 'campaigns.update',
    scope: 'asana:write',
    summary: 'Change a campaign',
    description: 'Null clears where that is possible. Tasks that were made before stay as they are.',
    statuses: [409],
  })
  async update(
    @CurrentCaller() { organizationId }: Caller,
    @Param('id', refParameter) id: string,
    @Body({ schema: schemas.campaignChanges }) body: schemas.CampaignChanges,
  ) {
    return schemas.campaignBody(await this.campaigns.change(organizationId, id, body));
  }

  @Delete(':id')
  @CallbackOperation({
    id: 'campaigns.delete',
    scope: 'asana:delete',
    summary: 'Delete a campaign',
    description: 'Its leads stay, without a campaign, and so do their tasks.',
    answer: schemas.deletedAnswer,
    example: { ok: true, message: 'The campaign was deleted.' },
  })
  async delete(@CurrentCaller() { organizationId }: Caller, @Param('id', refParameter) id: string) {
    await this.campaigns.remove(organizationId, id);
    return { ok: true, message: 'The campaign was deleted.' };
  }
}
