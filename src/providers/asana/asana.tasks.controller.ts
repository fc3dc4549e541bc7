import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { Acting } from '../../platform/api/index.js';
import * as answers from './asana.answers.js';
import { examples } from './asana.examples.js';
import * as input from './asana.input.js';
import { AsanaRead, AsanaWrite } from './asana.operations.js';
import { AsanaTasks } from './asana.tasks.js';

const gidParameter = { schema: input.gid };

/** Tasks with REST verbs. */
@Controller('api/asana')
export class AsanaTasksController {
  constructor(private readonly tasks: AsanaTasks) {}

  @Get('tasks')
  @AsanaRead({
    id: 'tasks.list',
    summary: 'List tasks of a project, or the user’s own',
    description:
      'With `completed` or with a project and an `assignee` a page may hold less than `limit` while `has_more` is true.',
    failure: 'LIST_TASKS_FAILED',
    answer: answers.taskListAnswer,
    example: examples.tasks,
  })
  async list(@Acting() user: Subject, @Query({ schema: input.tasksQuery }) query: input.TasksQuery) {
    return answers.taskList(await this.tasks.list(user, query), query);
  }

  @Get('search')
  @AsanaRead({
    id: 'tasks.search',
    summary: 'Search tasks in a project or in a whole workspace',
    description: 'Whole workspaces can be searched on paid Asana plans only.',
    failure: 'SEARCH_FILES_FAILED',
    required: 'user_id and query are required.',
    answer: answers.searchAnswer,
    example: examples.search,
  })
  async search(@Acting() user: Subject, @Query({ schema: input.searchQuery }) query: input.SearchQuery) {
    return answers.searchResults(await this.tasks.search(user, query), query);
  }

  @Post('tasks')
  @AsanaWrite({
    id: 'tasks.create',
    summary: 'Create a task',
    description: 'Without a project the task is assigned to the user in the default workspace.',
    failure: 'CREATE_TASK_FAILED',
    required: 'user_id and name are required.',
    status: 201,
    answer: answers.taskAnswer,
    example: examples.task,
  })
  async create(@Acting() user: Subject, @Body({ schema: input.createTaskBody }) body: input.CreateTask) {
    return answers.taskBody(await this.tasks.create(user, body));
  }

  @Put('tasks/:taskId')
  @AsanaWrite({
    id: 'tasks.update',
    summary: 'Change a task',
    failure: 'UPDATE_TASK_FAILED',
    required: 'user_id is required.',
    answer: answers.taskChangeAnswer,
    example: examples.updated,
  })
  async update(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: input.updateTaskBody }) body: input.UpdateTask,
  ) {
    return answers.taskChange('Task updated successfully', await this.tasks.update(user, taskId, body));
  }

  @Post('tasks/:taskId/complete')
  @AsanaWrite({
    id: 'tasks.complete',
    summary: 'Mark a task complete',
    failure: 'UPDATE_TASK_FAILED',
    required: 'user_id is required.',
    answer: answers.taskChangeAnswer,
    example: examples.completed,
  })
  async complete(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: input.userOnly }) _body: unknown,
  ) {
    return answers.taskChange('Task completed successfully', await this.tasks.complete(user, taskId));
  }

  @Post('tasks/:taskId/comments')
  @AsanaWrite({
    id: 'tasks.comment',
    summary: 'Comment on a task',
    failure: 'ADD_COMMENT_FAILED',
    required: 'user_id and comment are required.',
    status: 201,
    answer: answers.commentAnswer,
    example: examples.comment,
  })
  async comment(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: input.commentBody }) body: input.AddComment,
  ) {
    return answers.commentBody(await this.tasks.comment(user, taskId, body.comment));
  }
}
