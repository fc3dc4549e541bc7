import { Module } from '@nestjs/common';
import { AsanaModule } from '../../providers/asana/index.js';
import { AutomationController } from './automation.controller.js';
import { AutomationEvents } from './automation-events.js';
import { AutomationRules } from './automation-rules.js';
import { AutomationRunner } from './automation-runner.js';
import { AutomationRuns } from './automation-runs.js';
import { AutomationRunsController } from './automation-runs.controller.js';
import { AutomationSchedule } from './automation-schedule.js';
import { EventMatch } from './event-match.js';
import { LoopGuard } from './loop-guard.js';
import { RuleExecution } from './rule-execution.js';
import { StoredRuns } from './stored-runs.js';

@Module({
  imports: [AsanaModule],
  controllers: [AutomationController, AutomationRunsController],
  providers: [
    AutomationEvents,
    EventMatch,
    LoopGuard,
    AutomationRules,
    AutomationRunner,
    AutomationRuns,
    AutomationSchedule,
    RuleExecution,
    StoredRuns,
  ],
  exports: [AutomationRunner],
})
export class AutomationModule {}
