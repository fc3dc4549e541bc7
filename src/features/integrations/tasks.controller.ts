import { Body, Controller, Get, Post, Query, UseGuards } from '@nestjs/common';
import { type Caller, type Subject } from '../../contracts/index.js';
import { CurrentCaller, MaybeActing, OperationId } from '../../platform/api/index.js';
import { Idempotency, type IdempotentAttempt } from '../../platform/idempotency/index.js';
import { CallbackTasks, createClaim, listClaim, TaskLimitGuard } from '../callbacks/index.js';
import * as answers from './answers.js';
import { answer } from './envelope.js';
import { examples } from './examples.js';
import { IntegrationOperation, required, USER_ACCESS } from './operations.js';
import * as requests from './requests.js';
import { TaskOperations } from './task-operations.js';
import { readTaskQuery, readTaskRequest } from './task-requests.js';

@Controller('api/integrations/asana/tasks')
export class IntegrationTasksController {
  constructor(
    private readonly tasks: TaskOperations,
    private readonly callbacks: CallbackTasks,
  ) {}

  @Post()
  @UseGuards(TaskLimitGuard)
  @IntegrationOperation({
    id: 'tasks.post',
    endpoint: 'tasks',
    summary: 'List, create, update, complete, delete or comment on tasks, as `operation` says',
    description:
      'Without an `operation` a body with a `name` creates a task, any other lists. `delete` needs the scope ' +
      '`asana:delete`, everything else but `list` `asana:write`. In an update, `projects`, `tags` and `dependencies` become what is given. A filtered list may ' +
      'hold less than `limit` while `pagination.has_more` is true. A body with `organizationId`, `taskData` and ' +
      '`campaignId` is the callback workflow’s: it makes a task, of ready Asana fields or for a lead, and answers 201. ' +
      'That is limited to 10 a minute from one address, unless the organization has figures of its own.',
    access: USER_ACCESS,
    idempotent: true,
    claims: [createClaim],
    answer: answers.tasksAnswer,
    example: examples.tasks,
  })
  async post(
    @MaybeActing() user: Subject | undefined,
    @CurrentCaller() caller: Caller,
    @Body({ schema: requests.tasksBody }) body: requests.TasksBody,
    @Idempotency() attempt: IdempotentAttempt | undefined,
    @OperationId() operation: string,
  ) {
    if (operation === createClaim.id) return this.callbacks.create(caller.organizationId, body, attempt);
    return answer('tasks', await this.tasks.run(required(user), caller, readTaskRequest(body)));
  }

  @Get()
  @IntegrationOperation({
    id: 'tasks.list',
    endpoint: 'tasks',
    summary: 'List tasks whose tags are names',
    description: 'With `organizationId`: tasks of the callback workflow, or the one that `taskId` names.',
    access: USER_ACCESS,
    claims: [listClaim],
    answer: answers.pageTasksAnswer,
    example: examples.pageTasks,
  })
  async list(
    @MaybeActing() user: Subject | undefined,
    @CurrentCaller() { organizationId }: Caller,
    @Query({ schema: requests.tasksQuery }) query: requests.TasksQuery,
    @OperationId() operation: string,
  ) {
    if (operation === listClaim.id) return this.callbacks.list(organizationId, query);
    return answer('tasks', answers.withTagNames(await this.tasks.list(required(user), readTaskQuery(query))));
  }
}
