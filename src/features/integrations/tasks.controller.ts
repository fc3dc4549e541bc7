import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { type Caller, type Subject } from '../../contracts/index.js';
import { Acting, CurrentCaller } from '../../platform/api/index.js';
import * as answers from './answers.js';
import { answer } from './envelope.js';
import { examples } from './examples.js';
import { IntegrationOperation, USER_ACCESS } from './operations.js';
import * as requests from './requests.js';
import { TaskOperations } from './task-operations.js';
import { readTaskQuery, readTaskRequest } from './task-requests.js';

@Controller('api/integrations/asana/tasks')
export class IntegrationTasksController {
  constructor(private readonly tasks: TaskOperations) {}

  @Post()
  @IntegrationOperation({
    id: 'tasks.post',
    endpoint: 'tasks',
    summary: 'List, create, update, complete, delete or comment on tasks, as `operation` says',
    description:
      'Without an `operation` a body with a `name` creates a task, any other lists. `delete` needs the scope ' +
      '`asana:delete`, everything else but `list` `asana:write`. In an update, `projects`, `tags` and `dependencies` become what is given. A filtered list may ' +
      'hold less than `limit` while `pagination.has_more` is true.',
    access: USER_ACCESS,
    idempotent: true,
    answer: answers.tasksAnswer,
    example: examples.tasks,
  })
  async post(
    @Acting() user: Subject,
    @CurrentCaller() caller: Caller,
    @Body({ schema: requests.tasksBody }) body: requests.TasksBody,
  ) {
    return answer('tasks', await this.tasks.run(user, caller, readTaskRequest(body)));
  }

  @Get()
  @IntegrationOperation({
    id: 'tasks.list',
    endpoint: 'tasks',
    summary: 'List tasks whose tags are names',
    access: USER_ACCESS,
    answer: answers.pageTasksAnswer,
    example: examples.pageTasks,
  })
  async list(@Acting() user: Subject, @Query({ schema: requests.tasksQuery }) query: requests.TasksQuery) {
    return answer('tasks', answers.withTagNames(await this.tasks.list(user, readTaskQuery(query))));
  }
}
