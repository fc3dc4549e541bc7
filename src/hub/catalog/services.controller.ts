import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Caller, type Subject } from '../../contracts/index.js';
import { CurrentCaller, MaybeActing, Operation, type OperationOptions } from '../../platform/api/index.js';
import { ChatCommands } from './chat-commands.js';
import { ServiceRegistry, type Viewer } from './service-registry.js';
import * as answers from './services.answers.js';
import { examples } from './services.examples.js';
import * as schemas from './services.schemas.js';

const shared = {
  tag: 'services',
  access: { scope: 'connections:read', acting: 'optional', orSelf: true },
  errors: { dialect: 'text', required: 'service_id and command are required' },
} as const;

/** A route that only reads. */
const Read = (options: Pick<OperationOptions, 'id' | 'summary' | 'description' | 'answer' | 'example'>) =>
  Operation({ ...shared, ...options });

const viewerOf = (caller: Caller, acting: Subject | undefined): Viewer =>
  acting ?? { organizationId: caller.organizationId };

const CONDITION =
  'Status and health are those of one user’s connection where a user is named or asks, else of the whole organization.';

/** The registry of services. Fixed words come before `:id`. */
@Controller('api/services')
export class ServicesController {
  constructor(
    private readonly registry: ServiceRegistry,
    private readonly chat: ChatCommands,
  ) {}

  @Get()
  @Read({
    id: 'services.list',
    summary: 'Every service with its status, health and what it offers',
    description: CONDITION,
    answer: schemas.serviceList,
    example: examples.list,
  })
  async list(
    @CurrentCaller() caller: Caller,
    @MaybeActing() acting: Subject | undefined,
    @Query({ schema: schemas.userQuery }) _query: object,
  ) {
    return answers.serviceListOf(await this.registry.describeAll(viewerOf(caller, acting)));
  }

  @Get('health')
  @Read({
    id: 'services.health.get',
    summary: 'How many services are healthy',
    description: `${CONDITION} Overall: healthy from 80 % healthy services, degraded from 50 %, else unhealthy.`,
    answer: schemas.servicesHealth,
    example: examples.health,
  })
  async health(
    @CurrentCaller() caller: Caller,
    @MaybeActing() acting: Subject | undefined,
    @Query({ schema: schemas.userQuery }) _query: object,
  ) {
    return answers.servicesHealthOf(await this.registry.describeAll(viewerOf(caller, acting)));
  }

  @Get('status')
  @Read({
    id: 'services.status.get',
    summary: 'How many services are in each status',
    description: CONDITION,
    answer: schemas.statusSummary,
    example: examples.status,
  })
  async status(
    @CurrentCaller() caller: Caller,
    @MaybeActing() acting: Subject | undefined,
    @Query({ schema: schemas.userQuery }) _query: object,
  ) {
    return answers.statusSummaryOf(await this.registry.describeAll(viewerOf(caller, acting)));
  }

  @Get('workflow-capabilities')
  @Read({
    id: 'services.workflowCapabilities.list',
    summary: 'Services that can trigger or act in workflows',
    answer: schemas.workflowCapabilities,
    example: examples.workflowCapabilities,
  })
  workflowCapabilities() {
    return answers.workflowCapabilitiesOf(this.registry.all());
  }

  @Get('chat-commands')
  @Read({
    id: 'services.chatCommands.list',
    summary: 'Every phrase that a chat understands',
    answer: schemas.chatCommandList,
    example: examples.chatCommands,
  })
  chatCommands() {
    return answers.chatCommandsOf(this.registry.all());
  }

  @Get('integration-status')
  @Read({
    id: 'services.integrationStatus.get',
    summary: 'How far services take part in workflows and chat',
    answer: schemas.integrationStatus,
    example: examples.integration,
  })
  integrationStatus() {
    return answers.integrationStatusOf(this.registry.all());
  }

  @Post('test-chat-command')
  @Operation({
    ...shared,
    id: 'services.chatCommands.test',
    summary: 'Try a chat command',
    description:
      'A reading command is carried out as the acting user (`simulated: false`); that needs the scope ' +
      '`<provider>:read`. Without a user, and for commands that would change something, `result` says what would be ' +
      'done (`simulated: true`).',
    answer: schemas.chatCommandAnswer,
    example: examples.chatCommand,
  })
  async testChatCommand(
    @CurrentCaller() caller: Caller,
    @MaybeActing() acting: Subject | undefined,
    @Body({ schema: schemas.chatCommandBody }) body: schemas.ChatCommandBody,
  ) {
    return this.chat.test(caller, acting, body);
  }

  @Get(':id')
  @Read({
    id: 'services.get',
    summary: 'One service',
    description: CONDITION,
    answer: schemas.serviceAnswer,
    example: examples.service,
  })
  async get(
    @Param('id') id: string,
    @CurrentCaller() caller: Caller,
    @MaybeActing() acting: Subject | undefined,
    @Query({ schema: schemas.userQuery }) _query: object,
  ) {
    return { success: true, service: await this.registry.describe(id, viewerOf(caller, acting)) };
  }
}
