import { Controller, Get, Query } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { Acting, Operation } from '../../platform/api/index.js';
import { AnalyticsReport } from './analytics.js';
import { analyticsBody, examples, workflowsBody } from './insights.answers.js';
import * as schemas from './insights.schemas.js';
import { Reports } from './reports.js';
import { WorkflowReport } from './workflows.js';

const KEPT =
  'Small projects are computed while the request waits. Larger ones are computed in the background: the answer says ' +
  '`computing`, how many tasks were read so far, and shows the last figures there were. Figures are kept for five minutes.';

/** What stands between the lines of a user's tasks. */
@Controller('api/asana/enhanced')
export class InsightsController {
  constructor(
    private readonly reports: Reports,
    private readonly workflows: WorkflowReport,
    private readonly analytics: AnalyticsReport,
  ) {}

  @Get('workflows')
  @Operation({
    id: 'asana.enhanced.workflows',
    summary: 'Show projects as workflows, their sections as stages',
    description: `${KEPT} Without a project: the first 50 projects of the default workspace.`,
    tag: 'asana enhanced',
    access: { scope: 'asana:read', acting: 'required' },
    errors: { dialect: 'atom', failure: 'GET_WORKFLOWS_FAILED', required: 'user_id is required.' },
    answer: schemas.workflowsAnswer,
    example: examples.workflows,
  })
  async showWorkflows(
    @Acting() user: Subject,
    @Query({ schema: schemas.workflowsQuery }) query: schemas.WorkflowsQuery,
  ) {
    return workflowsBody(await this.reports.show(this.workflows, user, query));
  }

  @Get('analytics')
  @Operation({
    id: 'asana.enhanced.analytics',
    summary: 'Show figures over all tasks of a project or a workspace',
    description: `${KEPT} A task in several projects is counted once. Subtasks outside of projects are not counted.`,
    tag: 'asana enhanced',
    access: { scope: 'asana:read', acting: 'required' },
    errors: { dialect: 'atom', failure: 'GET_ANALYTICS_FAILED', required: 'user_id is required.' },
    answer: schemas.analyticsAnswer,
    example: examples.analytics,
  })
  async showAnalytics(
    @Acting() user: Subject,
    @Query({ schema: schemas.analyticsQuery }) query: schemas.AnalyticsQuery,
  ) {
    return analyticsBody(await this.reports.show(this.analytics, user, query));
  }
}
