import { Module } from '@nestjs/common';
import { AsanaAccountController } from './directory/asana.account.controller.js';
import { AsanaAccounts } from './asana.accounts.js';
import { AsanaCustomFields } from './tasks/asana.custom-fields.js';
import { AsanaDirectory } from './directory/asana.directory.js';
import { AsanaDirectoryController } from './directory/asana.directory.controller.js';
import { AsanaFullLists } from './directory/asana.full-lists.js';
import { AsanaPostFamilyController } from './asana.post-family.controller.js';
import { AsanaRemovals } from './asana.removals.js';
import { AsanaProjects } from './projects/asana.projects.js';
import { AsanaProjectsController } from './projects/asana.projects.controller.js';
import { AsanaTaskDetails } from './tasks/asana.task-details.js';
import { AsanaTaskLinks } from './tasks/asana.task-links.js';
import { AsanaTaskLinksController } from './tasks/asana.task-links.controller.js';
import { AsanaTaskPartsController } from './tasks/asana.task-parts.controller.js';
import { AsanaTaskScan } from './tasks/asana.task-scan.js';
import { AsanaTasks } from './tasks/asana.tasks.js';
import { AsanaTasksController } from './tasks/asana.tasks.controller.js';

/** Needs the ports `ConnectedApi` and `AuditTrail` from global modules. */
@Module({
  controllers: [
    AsanaTasksController,
    AsanaTaskLinksController,
    AsanaTaskPartsController,
    AsanaDirectoryController,
    AsanaProjectsController,
    AsanaAccountController,
    AsanaPostFamilyController,
  ],
  providers: [
    AsanaAccounts,
    AsanaCustomFields,
    AsanaFullLists,
    AsanaProjects,
    AsanaRemovals,
    AsanaTaskDetails,
    AsanaTaskLinks,
    AsanaTaskScan,
    AsanaTasks,
    AsanaDirectory,
  ],
  exports: [
    AsanaAccounts,
    AsanaCustomFields,
    AsanaFullLists,
    AsanaProjects,
    AsanaTaskDetails,
    AsanaTaskLinks,
    AsanaTaskScan,
    AsanaTasks,
    AsanaDirectory,
  ],
})
export class AsanaModule {}
