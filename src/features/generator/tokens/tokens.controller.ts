import { Body, Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { type Caller } from '../../../contracts/index.js';
import { CurrentCaller } from '../../../platform/api/index.js';
import { JobOperation } from '../operations.js';
import { TokenChecks } from './token-checks.js';

const text = z.string().nullish();

/** What is absent is missed in the documented order. */
const tokenBody = z.looseObject({ connection_type: text, api_key: text, token: text, org_url: text });
type TokenBody = z.output<typeof tokenBody>;

const validAnswer = z.object({
  success: z.literal(true),
  valid: z.literal(true),
  connection_type: z.enum(['asana', 'okta']),
  user: z.object({ name: z.string().nullable(), email: z.string().nullable(), id: z.string().optional() }),
});
const workspacesAnswer = z.object({
  success: z.literal(true),
  workspaces: z.array(z.looseObject({ gid: z.string() })),
});

/** Looking at a token before a job is started with it. It is used for this answer and forgotten. */
@Controller('api')
export class TokensController {
  constructor(private readonly checks: TokenChecks) {}

  @Post('validate_token')
  @JobOperation({
    id: 'validateToken',
    summary: 'Say whether a token is accepted, and whose it is',
    description: 'Asana: `api_key`. Okta: `token` and `org_url`. The token is not kept.',
    scope: 'jobs:write',
    answer: validAnswer,
  })
  async validate(@CurrentCaller() { organizationId }: Caller, @Body({ schema: tokenBody }) body: TokenBody) {
    return { success: true, ...(await this.checks.validate(organizationId, body)) };
  }

  @Post('workspaces')
  @JobOperation({
    id: 'workspaces',
    summary: 'List the Asana workspaces that a token reaches',
    scope: 'jobs:write',
    answer: workspacesAnswer,
  })
  async workspaces(@CurrentCaller() { organizationId }: Caller, @Body({ schema: tokenBody }) body: TokenBody) {
    return { success: true, workspaces: await this.checks.workspaces(organizationId, body) };
  }
}
