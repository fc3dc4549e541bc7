import { Module } from '@nestjs/common';
import { AsanaAccounts } from './asana.accounts.js';
import { AsanaDirectory } from './asana.directory.js';
import { AsanaDirectoryController } from './asana.directory.controller.js';
import { AsanaPostFamilyController } from './asana.post-family.controller.js';
import { AsanaTasks } from './asana.tasks.js';
import { AsanaTasksController } from './asana.tasks.controller.js';

/** Needs the ports `ConnectedApi` and `AuditTrail` from global modules. */
@Module({
  controllers: [AsanaTasksController, AsanaDirectoryController, AsanaPostFamilyController],
  providers: [AsanaAccounts, AsanaTasks, AsanaDirectory],
  exports: [AsanaAccounts, AsanaTasks, AsanaDirectory],
})
export class AsanaModule {}
