import { Module } from '@nestjs/common';
import { AsanaModule } from '../../providers/asana/index.js';
import { AnalyticsReport } from './analytics.js';
import { InsightsHousekeeping } from './housekeeping.js';
import { InsightsController } from './insights.controller.js';
import { ReportSubjects } from './report-subject.js';
import { Reports } from './reports.js';
import { StoredReports } from './stored-reports.js';
import { WorkflowReport } from './workflows.js';

@Module({
  imports: [AsanaModule],
  controllers: [InsightsController],
  providers: [AnalyticsReport, InsightsHousekeeping, ReportSubjects, Reports, StoredReports, WorkflowReport],
})
export class InsightsModule {}
