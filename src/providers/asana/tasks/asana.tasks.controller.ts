import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { type Subject } from '../../../contracts/index.js';
import { Acting } from '../../../platform/api/index.js';
import { Idempotency, type IdempotentAttempt } from '../../../platform/idempotency/index.js';
import * as answers from '../asana.answers.js';
import * as detailAnswers from '../asana.detail-answers.js';
import { examples as detailExamples } from '../asana.detail-examples.js';
import { examples } from '../asana.examples.js';
import * as input from '../asana.input.js';
import { AsanaDelete, AsanaRead, AsanaWrite } from '../asana.operations.js';
import { AsanaRemovals } from '../asana.removals.js';
import { gid } from '../asana.request-fields.js';
import { AsanaTaskDetails } from './asana.task-details.js';
import * as taskInput from './asana.task-input.js';
import { AsanaTasks } from './asana.tasks.js';

const gidParameter = { schema: gid };

/** Tasks with REST verbs. */
@Controller('api/asana')
export class AsanaTasksController {
  constructor(
    private readonly tasks: AsanaTasks,
    private readonly details: AsanaTaskDetails,
    private readonly removals: AsanaRemovals,
  ) {}

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
    description:
      'Without a project or a parent the task is assigned to the user in the default workspace. Custom fields are those ' +
      'of the projects, written by name or gid.',
    failure: 'CREATE_TASK_FAILED',
    idempotent: 'resumable',
    required: 'user_id and name are required.',
    status: 201,
    answer: detailAnswers.taskAnswer,
    example: detailExamples.task,
  })
  async create(
    @Acting() user: Subject,
    @Idempotency() attempt: IdempotentAttempt | undefined,
    @Body({ schema: taskInput.createTaskBody }) body: taskInput.CreateTask,
  ) {
    return detailAnswers.taskBody(await this.details.create(user, body, { attempt }));
  }

  @Get('tasks/:taskId')
  @AsanaRead({
    id: 'tasks.get',
    summary: 'Show a task with everything on it',
    failure: 'GET_TASK_FAILED',
    required: 'user_id is required.',
    answer: detailAnswers.taskAnswer,
    example: detailExamples.task,
  })
  async get(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Query({ schema: input.userOnly }) _query: unknown,
  ) {
    return detailAnswers.taskBody(await this.details.get(user, taskId));
  }

  @Put('tasks/:taskId')
  @AsanaWrite({
    id: 'tasks.update',
    summary: 'Change a task',
    failure: 'UPDATE_TASK_FAILED',
    required: 'user_id is required.',
    answer: detailAnswers.taskChangeAnswer,
    example: detailExamples.updated,
  })
  async update(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: taskInput.updateTaskBody }) body: taskInput.UpdateTask,
  ) {
    return detailAnswers.taskChange('Task updated successfully', await this.details.update(user, taskId, body));
  }

  @Put('tasks/:taskId/custom-fields')
  @AsanaWrite({
    id: 'tasks.writeCustomFields',
    summary: 'Write custom fields of a task, by name or gid',
    description:
      'Each value is checked against the type of its field first; a wrong one is answered with what it takes.',
    failure: 'UPDATE_TASK_FAILED',
    required: 'user_id and custom_fields are required.',
    answer: detailAnswers.taskChangeAnswer,
    example: detailExamples.updated,
  })
  async writeCustomFields(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: taskInput.customFieldsBody }) { custom_fields }: taskInput.WriteCustomFields,
  ) {
    const task = await this.details.update(user, taskId, { custom_fields });
    return detailAnswers.taskChange('Custom fields updated successfully', task);
  }

  @Delete('tasks/:taskId')
  @AsanaDelete({
    id: 'tasks.delete',
    summary: 'Delete a task',
    description:
      'It goes to the trash of the Asana account with its subtasks, from which it can be taken back for 30 days. ' +
      'Needs the scope `asana:delete`.',
    failure: 'DELETE_TASK_FAILED',
    required: 'user_id is required.',
    answer: detailAnswers.deletionAnswer,
    example: detailExamples.taskDeleted,
  })
  async remove(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Query({ schema: input.deleteQuery }) { dry_run }: input.DeleteQuery,
  ) {
    if (dry_run) return detailAnswers.dryRunBody(await this.removals.ofTask(user, taskId));
    await this.details.remove(user, taskId);
    return detailAnswers.doneBody('Task deleted successfully', taskId);
  }

  @Post('tasks/:taskId/complete')
  @AsanaWrite({
    id: 'tasks.complete',
    summary: 'Mark a task complete',
    failure: 'UPDATE_TASK_FAILED',
    required: 'user_id is required.',
    answer: detailAnswers.taskChangeAnswer,
    example: detailExamples.completed,
  })
  async complete(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: input.userOnly }) _body: unknown,
  ) {
    return detailAnswers.taskChange('Task completed successfully', await this.details.complete(user, taskId));
  }
}
