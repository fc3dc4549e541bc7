import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { type Caller } from '../../../contracts/index.js';
import { CurrentCaller } from '../../../platform/api/index.js';
import { QuantumOperation } from '../operations.js';
import * as schemas from './config.schemas.js';
import { examples } from './setup.answers.js';
import { Setup } from './setup.js';

const organizationQuery = { schema: schemas.organizationQuery };

/** The wizard's paths: configuration, its test, and whether it works. */
@Controller('api/integrations/asana')
export class CallbackSetupController {
  constructor(private readonly setup: Setup) {}

  @Get('connection')
  @QuantumOperation({
    id: 'connection.get',
    scope: 'asana:read',
    failure: 'Connection check failed',
    summary: 'Whether the callback workflow reaches Asana',
    answer: schemas.connectionAnswer,
    example: { connected: true },
  })
  async connection(@CurrentCaller() { organizationId }: Caller, @Query(organizationQuery) _query: object) {
    return { connected: await this.setup.isConnected(organizationId) };
  }

  @Get('config')
  @QuantumOperation({
    id: 'config.get',
    scope: 'asana:read',
    failure: 'Failed to read the configuration',
    summary: 'Show the configuration of the callback workflow, without its secrets',
    answer: schemas.configAnswer,
    example: examples.config,
  })
  async config(@CurrentCaller() { organizationId }: Caller, @Query(organizationQuery) _query: object) {
    return this.setup.show(organizationId);
  }

  @Post('config')
  @QuantumOperation({
    id: 'config.save',
    scope: 'connections:write',
    failure: 'Failed to save the configuration',
    summary: 'Configure the callback workflow of your organization',
    description:
      'Asana is asked whose key it is before anything is stored. The key becomes the connection of the reserved user ' +
      '`switchyard:callbacks`. A webhook secret is for a webhook that was made elsewhere and delivers here.',
    answer: schemas.configAnswer,
    example: examples.config,
  })
  async save(
    @CurrentCaller() caller: Caller,
    @Body({ schema: schemas.configBody }) body: { config: schemas.ConfigInput },
  ) {
    return this.setup.save(caller, body.config);
  }

  @Post('test')
  @QuantumOperation({
    id: 'config.test',
    scope: 'connections:write',
    failure: 'The test could not be made',
    summary: 'Try a configuration out, step by step, without storing it',
    description:
      'Makes a task and a webhook at Asana and deletes both. Each step that fails says in `next_action` what to do. ' +
      'Without an `apiKey` the stored one is tried.',
    answer: schemas.testAnswer,
    example: examples.test,
  })
  async test(
    @CurrentCaller() { organizationId }: Caller,
    @Body({ schema: schemas.testBody }) body: { config: schemas.TestInput },
  ) {
    return this.setup.test(organizationId, body.config);
  }
}
