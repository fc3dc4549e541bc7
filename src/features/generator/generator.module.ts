import { Module } from '@nestjs/common';
import { AsanaModule } from '../../providers/asana/index.js';
import { OktaModule } from '../../providers/okta/index.js';
import { CleanupRequests } from './cleanup/cleanup-requests.js';
import { CleanupRunner } from './cleanup/cleanup-runner.js';
import { CleanupController } from './cleanup/cleanup.controller.js';
import { Cleanups } from './cleanup/cleanups.js';
import { Effects } from './engine/effects.js';
import { GENERATOR_OPTIONS, type GeneratorOptions } from './engine/generator-options.js';
import { GeneratorHousekeeping } from './housekeeping.js';
import { JobRunner } from './engine/job-runner.js';
import { JobTexts } from './engine/job-texts.js';
import { StepOutcomes } from './engine/step-outcomes.js';
import { Steps } from './engine/steps.js';
import { TokenBudget } from './engine/token-budget.js';
import { JobUsage } from './engine/usage.js';
import { type JobWorker } from './engine/step.js';
import { JOB_WORKERS, Workers } from './engine/workers.js';
import { asanaWorkerProviders } from './asana/asana-providers.js';
import { AsanaIndustries } from './asana/asana-industries.js';
import { asanaIndustry } from './industries/asana/asana-industries.js';
import { AsanaWorker } from './asana/asana-worker.js';
import { OktaWorker } from './okta/okta-worker.js';
import { WorkspaceCleanups } from './workspace/workspace-cleanups.js';
import { WorkspaceController } from './workspace/workspace.controller.js';
import { textProviders } from './text/text-providers.js';
import { TokenMeter } from './text/token-meter.js';
import { JobControls } from './jobs/job-controls.js';
import { JobCreation } from './jobs/job-creation.js';
import { JobImports } from './jobs/job-imports.js';
import { JobRows } from './jobs/job-rows.js';
import { JobStarts } from './jobs/job-starts.js';
import { JobTokens } from './jobs/job-tokens.js';
import { JobsController } from './jobs/jobs.controller.js';
import { Jobs } from './jobs/jobs.js';
import { ModelKeys } from './jobs/model-keys.js';
import { NewJobsController } from './jobs/new-jobs.controller.js';
import { Templates } from './templates/templates.js';
import { TemplatesController } from './templates/templates.controller.js';
import { TokenChecks } from './tokens/token-checks.js';
import { TokensController } from './tokens/tokens.controller.js';

const options: GeneratorOptions = { writesIntents: true };

/** Continuous data generation for Asana and Okta. */
@Module({
  imports: [AsanaModule, OktaModule],
  controllers: [
    NewJobsController,
    JobsController,
    CleanupController,
    TemplatesController,
    TokensController,
    WorkspaceController,
  ],
  providers: [
    { provide: GENERATOR_OPTIONS, useValue: options },
    CleanupRequests,
    CleanupRunner,
    Cleanups,
    Effects,
    GeneratorHousekeeping,
    JobControls,
    JobCreation,
    JobImports,
    JobRows,
    JobRunner,
    JobStarts,
    JobTexts,
    JobTokens,
    JobUsage,
    Jobs,
    ModelKeys,
    StepOutcomes,
    Steps,
    ...asanaWorkerProviders,
    { provide: AsanaIndustries, useValue: { find: asanaIndustry } },
    ...textProviders,
    OktaWorker,
    {
      provide: JOB_WORKERS,
      inject: [AsanaWorker, OktaWorker],
      useFactory: (...workers: JobWorker[]) => workers,
    },
    { provide: TokenMeter, useClass: TokenBudget },
    Templates,
    TokenChecks,
    Workers,
    WorkspaceCleanups,
  ],
})
export class GeneratorModule {}
