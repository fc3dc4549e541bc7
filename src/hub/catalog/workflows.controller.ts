import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { type Caller } from '../../contracts/index.js';
import { CurrentCaller, Operation } from '../../platform/api/index.js';
import { RegisteredWorkflows } from './registered-workflows.js';
import { ServiceRegistry } from './service-registry.js';
import { examples } from './services.examples.js';
import * as schemas from './services.schemas.js';

const shared = { tag: 'services', errors: { dialect: 'text', required: 'service_id is required' } } as const;
const reading = { ...shared, access: { scope: 'connections:read', acting: 'none' } } as const;
const writing = { ...shared, access: { scope: 'connections:write', acting: 'none' } } as const;

/** Workflows of clients that use a service. */
@Controller('api/services')
export class WorkflowsController {
  constructor(
    private readonly registry: ServiceRegistry,
    private readonly workflows: RegisteredWorkflows,
  ) {}

  @Post('register-workflow')
  @Operation({
    ...writing,
    id: 'services.workflows.create',
    idempotent: true,
    summary: 'Register a workflow that uses a service',
    description: 'It belongs to the organization.',
    statuses: [409],
    answer: schemas.registeredWorkflow,
    example: examples.registered,
  })
  async register(
    @CurrentCaller() { organizationId }: Caller,
    @Body({ schema: schemas.workflowBody }) body: schemas.WorkflowBody,
  ) {
    const { id, serviceId: service_id, config, createdAt } = await this.workflows.register(organizationId, body);
    const message = `The workflow was registered with ${this.registry.get(service_id).provider.manifest.label}.`;
    const timestamp = createdAt.toISOString();
    return { success: true, workflow_id: id, service_id, workflow_config: config, message, timestamp };
  }

  @Get('workflows')
  @Operation({
    ...reading,
    id: 'services.workflows.list',
    summary: 'List registered workflows, newest first',
    answer: schemas.workflowList,
    example: examples.workflows,
  })
  async list(
    @CurrentCaller() { organizationId }: Caller,
    @Query({ schema: schemas.workflowQuery }) query: schemas.WorkflowQuery,
  ) {
    const { items, nextCursor } = await this.workflows.list(organizationId, query);
    const workflows = items.map(({ id, serviceId: service_id, config, createdAt }) => {
      return { workflow_id: id, service_id, workflow_config: config, created_at: createdAt.toISOString() };
    });
    return { success: true, workflows, next_cursor: nextCursor };
  }

  @Delete('workflows/:id')
  @Operation({
    ...writing,
    id: 'services.workflows.delete',
    summary: 'Delete a registered workflow',
    answer: schemas.deletedWorkflow,
    example: examples.deleted,
  })
  async delete(@CurrentCaller() { organizationId }: Caller, @Param('id') id: string) {
    await this.workflows.delete(organizationId, id);
    return { success: true, workflow_id: id, message: 'The workflow was deleted.' };
  }
}
