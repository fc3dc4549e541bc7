import { Controller, Get, Query } from '@nestjs/common';
import { type Caller } from '../../../contracts/index.js';
import { CurrentCaller } from '../../../platform/api/index.js';
import { CallbackOperation } from '../operations.js';
import { HistoryPages } from './history-pages.js';
import * as schemas from './log.schemas.js';

/** What happened in the workflow, for people who look into it. */
@Controller('api/callbacks')
export class CallbackLogController {
  constructor(private readonly history: HistoryPages) {}

  @Get('logs')
  @CallbackOperation({
    id: 'logs.list',
    scope: 'asana:read',
    summary: 'List what the workflow did and met, newest first',
    answer: schemas.logAnswer,
  })
  async logs(
    @CurrentCaller() { organizationId }: Caller,
    @Query({ schema: schemas.logQuery }) query: schemas.LogQuery,
  ) {
    return this.history.logs(organizationId, query);
  }

  @Get('task-updates')
  @CallbackOperation({
    id: 'taskUpdates.list',
    scope: 'asana:read',
    summary: 'List the states of tasks that changed, newest first',
    answer: schemas.updatesAnswer,
  })
  async updates(
    @CurrentCaller() { organizationId }: Caller,
    @Query({ schema: schemas.updatesQuery }) query: schemas.UpdatesQuery,
  ) {
    return this.history.updates(organizationId, query);
  }
}
