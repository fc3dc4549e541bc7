import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { type Subject } from '../../../contracts/index.js';
import { Acting } from '../../../platform/api/index.js';
import { Idempotency, type IdempotentAttempt } from '../../../platform/idempotency/index.js';
import * as answers from '../asana.detail-answers.js';
import { examples } from '../asana.detail-examples.js';
import * as input from '../asana.input.js';
import { AsanaRead, AsanaWrite } from '../asana.operations.js';
import { gid } from '../asana.request-fields.js';
import { AsanaTaskDetails } from './asana.task-details.js';
import * as taskInput from './asana.task-input.js';
import { AsanaTaskLinks } from './asana.task-links.js';

const gidParameter = { schema: gid };
const pageQuery = { schema: input.pageQuery };
const userOnly = { schema: input.userOnly };

/** Tasks around a task. */
@Controller('api/asana/tasks/:taskId')
export class AsanaTaskLinksController {
  constructor(
    private readonly details: AsanaTaskDetails,
    private readonly links: AsanaTaskLinks,
  ) {}

  @Get('subtasks')
  @AsanaRead({
    id: 'subtasks.list',
    summary: 'List subtasks of a task',
    failure: 'LIST_SUBTASKS_FAILED',
    answer: answers.subtaskListAnswer,
    example: examples.subtasks,
  })
  async subtasks(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Query(pageQuery) query: input.PageQuery,
  ) {
    return answers.subtaskList(await this.links.subtasks(user, taskId, query), query);
  }

  @Post('subtasks')
  @AsanaWrite({
    id: 'subtasks.create',
    summary: 'Create a subtask',
    failure: 'CREATE_TASK_FAILED',
    idempotent: 'resumable',
    required: 'user_id and name are required.',
    status: 201,
    answer: answers.taskAnswer,
    example: examples.task,
  })
  async addSubtask(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) parent_id: string,
    @Idempotency() attempt: IdempotentAttempt | undefined,
    @Body({ schema: taskInput.createSubtaskBody }) body: taskInput.CreateSubtask,
  ) {
    return answers.taskBody(await this.details.create(user, { ...body, parent_id }, { attempt }));
  }

  @Get('dependencies')
  @AsanaRead({
    id: 'dependencies.list',
    summary: 'List the tasks that must be done before a task',
    failure: 'LIST_DEPENDENCIES_FAILED',
    answer: answers.dependencyListAnswer,
    example: examples.dependencies,
  })
  async dependencies(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Query(pageQuery) query: input.PageQuery,
  ) {
    return answers.dependencyList(await this.links.dependencies(user, taskId, query), query);
  }

  @Post('dependencies')
  @AsanaWrite({
    id: 'dependencies.add',
    summary: 'Say which tasks must be done before a task',
    description: 'Asana allows 30 dependencies and dependents together, and refuses circles.',
    failure: 'ADD_DEPENDENCIES_FAILED',
    required: 'user_id and dependencies are required.',
    answer: answers.doneAnswer,
    example: examples.linked,
  })
  async addDependencies(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: taskInput.dependenciesBody }) { dependencies }: taskInput.Dependencies,
  ) {
    await this.links.change(user, taskId, 'addDependencies', { dependencies });
    return answers.doneBody('Dependencies added successfully', taskId);
  }

  @Delete('dependencies/:otherId')
  @AsanaWrite({
    id: 'dependencies.remove',
    summary: 'Say that a task need not wait for another',
    failure: 'REMOVE_DEPENDENCIES_FAILED',
    answer: answers.doneAnswer,
    example: examples.linked,
  })
  async removeDependency(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Param('otherId', gidParameter) otherId: string,
    @Query(userOnly) _query: unknown,
  ) {
    await this.links.change(user, taskId, 'removeDependencies', { dependencies: [otherId] });
    return answers.doneBody('Dependency removed successfully', taskId);
  }

  @Get('dependents')
  @AsanaRead({
    id: 'dependents.list',
    summary: 'List the tasks that wait for a task',
    failure: 'LIST_DEPENDENTS_FAILED',
    answer: answers.dependentListAnswer,
    example: examples.dependents,
  })
  async dependents(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Query(pageQuery) query: input.PageQuery,
  ) {
    return answers.dependentList(await this.links.dependents(user, taskId, query), query);
  }

  @Post('dependents')
  @AsanaWrite({
    id: 'dependents.add',
    summary: 'Say which tasks wait for a task',
    failure: 'ADD_DEPENDENTS_FAILED',
    required: 'user_id and dependents are required.',
    answer: answers.doneAnswer,
    example: examples.linked,
  })
  async addDependents(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: taskInput.dependentsBody }) { dependents }: taskInput.Dependents,
  ) {
    await this.links.change(user, taskId, 'addDependents', { dependents });
    return answers.doneBody('Dependents added successfully', taskId);
  }

  @Delete('dependents/:otherId')
  @AsanaWrite({
    id: 'dependents.remove',
    summary: 'Say that another task need not wait for a task',
    failure: 'REMOVE_DEPENDENTS_FAILED',
    answer: answers.doneAnswer,
    example: examples.linked,
  })
  async removeDependent(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Param('otherId', gidParameter) otherId: string,
    @Query(userOnly) _query: unknown,
  ) {
    await this.links.change(user, taskId, 'removeDependents', { dependents: [otherId] });
    return answers.doneBody('Dependent removed successfully', taskId);
  }
}
