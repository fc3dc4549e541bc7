import { Module } from '@nestjs/common';
import { AsanaAccountController } from './asana.account.controller.js';
import { AsanaAccounts } from './asana.accounts.js';
import { AsanaCustomFields } from './asana.custom-fields.js';
import { AsanaDirectory } from './asana.directory.js';
import { AsanaDirectoryController } from './asana.directory.controller.js';
import { AsanaFullLists } from './asana.full-lists.js';
import { AsanaPostFamilyController } from './asana.post-family.controller.js';
import { AsanaProjects } from './asana.projects.js';
import { AsanaProjectsController } from './asana.projects.controller.js';
import { AsanaTaskDetails } from './asana.task-details.js';
import { AsanaTaskLinks } from './asana.task-links.js';
import { AsanaTaskLinksController } from './asana.task-links.controller.js';
import { AsanaTaskPartsController } from './asana.task-parts.controller.js';
import { AsanaTaskScan } from './asana.task-scan.js';
import { AsanaTasks } from './asana.tasks.js';
import { AsanaTasksController } from './asana.tasks.controller.js';

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
