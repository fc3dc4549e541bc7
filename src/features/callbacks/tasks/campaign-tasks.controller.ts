import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Caller } from '../../../contracts/index.js';
import { CurrentCaller } from '../../../platform/api/index.js';
import { CallbackOperation } from '../operations.js';
import { refParameter } from '../reference.js';
import { CampaignTasks } from './campaign-tasks.js';
import * as schemas from './campaign-tasks.schemas.js';

/** Callback tasks of whole campaigns. */
@Controller('api/callbacks/campaigns/:id/tasks')
export class CampaignTasksController {
  constructor(private readonly tasks: CampaignTasks) {}

  @Post()
  @CallbackOperation({
    id: 'campaigns.tasks.begin',
    scope: 'asana:write',
    summary: 'Make callback tasks for many leads of a campaign, in the background',
    description: 'Each is made as if it had been asked for alone. Repeating the request makes none twice.',
    idempotent: 'resumable',
    status: 202,
    answer: schemas.begunAnswer,
    example: { ok: true, queued: 998, skipped: 2 },
  })
  async begin(
    @CurrentCaller() { organizationId }: Caller,
    @Param('id', refParameter) id: string,
    @Body({ schema: schemas.campaignTasksBody }) body: schemas.CampaignTasksBody,
  ) {
    return { ok: true, ...(await this.tasks.begin(organizationId, id, body)) };
  }

  @Get()
  @CallbackOperation({
    id: 'campaigns.tasks.list',
    scope: 'asana:read',
    summary: 'List the callback tasks of a campaign and how far they are, newest first',
    answer: schemas.callbackTaskList,
  })
  async list(
    @CurrentCaller() { organizationId }: Caller,
    @Param('id', refParameter) id: string,
    @Query({ schema: schemas.campaignTasksQuery }) query: schemas.CampaignTasksQuery,
  ) {
    const { items, nextCursor } = await this.tasks.list(organizationId, id, query);
    return { ok: true, tasks: items.map(schemas.showCallbackTask), next_cursor: nextCursor };
  }
}
