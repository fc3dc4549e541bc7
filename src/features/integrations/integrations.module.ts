import { Global, Module } from '@nestjs/common';
import { ENHANCED_APIS, type EnhancedApis, HealthModule } from '../../hub/health/index.js';
import { asana, AsanaModule } from '../../providers/asana/index.js';
import { CallbacksModule } from '../callbacks/index.js';
import { IntegrationAccountController } from './account.controller.js';
import { IntegrationDirectoryController } from './directory.controller.js';
import { IntegrationDirectory } from './directory.js';
import { IntegrationHealth } from './health.js';
import { NamedObjects } from './named-objects.js';
import { Profiles } from './profiles.js';
import { ProjectOperations } from './project-operations.js';
import { IntegrationProjectsController } from './projects.controller.js';
import { IntegrationSearch } from './search.js';
import { TaskLists } from './task-lists.js';
import { TaskOperations } from './task-operations.js';
import { IntegrationTasksController } from './tasks.controller.js';
import { TeamLists } from './team-lists.js';

const enhanced: EnhancedApis = new Set([asana.manifest.id]);

/** Global, so that hub/health learns that this family is installed. */
@Global()
@Module({
  imports: [AsanaModule, CallbacksModule, HealthModule],
  controllers: [
    IntegrationTasksController,
    IntegrationProjectsController,
    IntegrationDirectoryController,
    IntegrationAccountController,
  ],
  providers: [
    { provide: ENHANCED_APIS, useValue: enhanced },
    IntegrationDirectory,
    IntegrationHealth,
    IntegrationSearch,
    NamedObjects,
    Profiles,
    ProjectOperations,
    TaskLists,
    TaskOperations,
    TeamLists,
  ],
  exports: [ENHANCED_APIS],
})
export class IntegrationsModule {}
