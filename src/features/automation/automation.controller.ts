import { Body, Controller, Delete, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { Acting } from '../../platform/api/index.js';
import { Idempotency, type IdempotentAttempt } from '../../platform/idempotency/index.js';
import * as answers from './automation.answers.js';
import { RuleOperation } from './automation.operation.js';
import { AutomationRules } from './automation-rules.js';
import { newRule, type NewRule, ruleChanges, type RuleChanges } from './rule.schemas.js';
import { type ListQuery, listQuery, userQuery } from './run.schemas.js';

/** Automation rules: when something is so, or happens, to a task, do something to it. */
@Controller('api/asana/enhanced/automation')
export class AutomationController {
  constructor(private readonly rules: AutomationRules) {}

  @Post()
  @RuleOperation({
    id: 'create',
    summary: 'Make an automation rule',
    description:
      'What the rule names (project, sections, tags, people, custom fields) is looked up at once. A rule that waits for ' +
      'events makes sure that Asana tells of its project: see `/api/webhooks/subscriptions`.',
    scope: 'asana:write',
    failure: 'CREATE_AUTOMATION_FAILED',
    required: 'user_id, name, trigger, and actions are required.',
    status: 201,
    statuses: [409],
    idempotent: 'resumable',
    answer: answers.ruleAnswer,
    example: answers.examples.rule,
  })
  async create(
    @Acting() user: Subject,
    @Body({ schema: newRule }) body: NewRule,
    @Idempotency() attempt: IdempotentAttempt | undefined,
  ) {
    return answers.ruleBody(await this.rules.create(user, body, attempt));
  }

  @Get()
  @RuleOperation({
    id: 'list',
    summary: 'List the user’s automation rules, newest first',
    scope: 'asana:read',
    failure: 'LIST_AUTOMATIONS_FAILED',
    answer: answers.ruleListAnswer,
    example: answers.examples.rules,
  })
  async list(@Acting() user: Subject, @Query({ schema: listQuery }) query: ListQuery) {
    return answers.ruleListBody(await this.rules.list(user, query));
  }

  @Get(':id')
  @RuleOperation({
    id: 'get',
    summary: 'Show an automation rule',
    scope: 'asana:read',
    failure: 'GET_AUTOMATION_FAILED',
    answer: answers.ruleAnswer,
    example: answers.examples.rule,
  })
  async get(@Acting() user: Subject, @Param('id') id: string, @Query({ schema: userQuery }) _query: unknown) {
    return answers.ruleBody(await this.rules.get(user, id));
  }

  @Put(':id')
  @RuleOperation({
    id: 'put',
    summary: 'Change an automation rule',
    description: 'The same as PATCH: absent members stay as they are.',
    scope: 'asana:write',
    failure: 'UPDATE_AUTOMATION_FAILED',
    answer: answers.ruleAnswer,
    example: answers.examples.rule,
  })
  async put(@Acting() user: Subject, @Param('id') id: string, @Body({ schema: ruleChanges }) body: RuleChanges) {
    return answers.ruleBody(await this.rules.update(user, id, body));
  }

  @Patch(':id')
  @RuleOperation({
    id: 'patch',
    summary: 'Change an automation rule',
    scope: 'asana:write',
    failure: 'UPDATE_AUTOMATION_FAILED',
    answer: answers.ruleAnswer,
    example: answers.examples.rule,
  })
  async patch(@Acting() user: Subject, @Param('id') id: string, @Body({ schema: ruleChanges }) body: RuleChanges) {
    return answers.ruleBody(await this.rules.update(user, id, body));
  }

  @Delete(':id')
  @RuleOperation({
    id: 'delete',
    summary: 'Delete an automation rule with the log of its runs',
    scope: 'asana:write',
    failure: 'DELETE_AUTOMATION_FAILED',
    answer: answers.deletedAnswer,
    example: answers.examples.deleted,
  })
  async delete(@Acting() user: Subject, @Param('id') id: string, @Query({ schema: userQuery }) _query: unknown) {
    await this.rules.delete(user, id);
    return answers.deletedBody(id);
  }
}
