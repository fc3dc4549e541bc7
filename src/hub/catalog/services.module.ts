import { Module } from '@nestjs/common';
import { ChatCommands } from './chat-commands.js';
import { RegisteredWorkflows } from './registered-workflows.js';
import { ServiceRegistry } from './service-registry.js';
import { ServicesController } from './services.controller.js';
import { WorkflowsController } from './workflows.controller.js';

/** The registry of services over HTTP. Needs the port `ConnectedApi` from a global module. */
@Module({
  // In this order: `services/workflows` is a word, not an id.
  controllers: [WorkflowsController, ServicesController],
  providers: [ChatCommands, RegisteredWorkflows, ServiceRegistry],
})
export class ServicesModule {}
