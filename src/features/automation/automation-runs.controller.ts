import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { type Subject } from '../../contracts/index.js';
import { Acting } from '../../platform/api/index.js';
import { Idempotency, type IdempotentAttempt } from '../../platform/idempotency/index.js';
import * as answers from './automation.answers.js';
import { RuleOperation } from './automation.operation.js';
import { AutomationRuns } from './automation-runs.js';
import { type ListQuery, listQuery, runRequest, type RunRequest, userQuery } from './run.schemas.js';

/** Runs of automation rules. */
@Controller('api/asana/enhanced/automation/:id')
export class AutomationRunsController {
  constructor(private readonly runs: AutomationRuns) {}

  @Post('run')
  @ApiAcceptedResponse({
    description: 'The run is still going on: look at its url.',
    standardSchema: answers.runAnswer,
    example: { ...answers.examples.run },
  })
  @RuleOperation({
    id: 'run',
    summary: 'Run a rule now, or say what it would do',
    description:
      'Over all tasks of the project of its trigger. Answers 200 with the finished run, or 202 when it takes more than ' +
      'two seconds. A rule acts on a task once in a run, and leaves alone what already is as it should be.',
    scope: 'asana:write',
    failure: 'RUN_AUTOMATION_FAILED',
    statuses: [409],
    idempotent: 'resumable',
    answer: answers.runAnswer,
    example: answers.examples.run,
  })
  async run(
    @Acting() user: Subject,
    @Param('id') id: string,
    @Body({ schema: runRequest }) body: RunRequest,
    @Idempotency() attempt: IdempotentAttempt | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const run = await this.runs.runNow(user, id, body, attempt);
    if (run.finishedAt === null) void reply.status(202);
    return answers.runBody(run);
  }

  @Get('runs')
  @RuleOperation({
    id: 'runs.list',
    summary: 'List the runs of a rule, newest first',
    scope: 'asana:read',
    failure: 'LIST_AUTOMATION_RUNS_FAILED',
    answer: answers.runListAnswer,
    example: answers.examples.runs,
  })
  async list(@Acting() user: Subject, @Param('id') id: string, @Query({ schema: listQuery }) query: ListQuery) {
    return answers.runListBody(await this.runs.list(user, id, query));
  }

  @Get('runs/:runId')
  @RuleOperation({
    id: 'runs.get',
    summary: 'Show a run of a rule, with what it did to which task',
    scope: 'asana:read',
    failure: 'GET_AUTOMATION_RUN_FAILED',
    answer: answers.runAnswer,
    example: answers.examples.run,
  })
  async get(
    @Acting() user: Subject,
    @Param('id') id: string,
    @Param('runId') runId: string,
    @Query({ schema: userQuery }) _query: unknown,
  ) {
    return answers.runBody(await this.runs.get(user, id, runId));
  }
}
