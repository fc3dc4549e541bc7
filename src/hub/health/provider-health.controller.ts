import { Controller, Get, Param, Query } from '@nestjs/common';
import { type RoutePolicy, type Subject } from '../../contracts/index.js';
import { Acting, MaybeActing, Operation } from '../../platform/api/index.js';
import { type FailureStyle, problem, ProblemError } from '../../platform/problem/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { connectionProblem } from './connection-check.js';
import { connectionExample, overallExample, summaryExample, tokensExample } from './health.examples.js';
import {
  connectionHealthAnswer,
  healthSummaryAnswer,
  overallHealthAnswer,
  tokenHealthAnswer,
  userQuery,
} from './health.schemas.js';
import { ProviderHealth } from './provider-health.js';
import { UserHealth } from './user-health.js';

const TAG = 'health';
const errors: FailureStyle = { dialect: 'text', required: 'user_id parameter required' };
const access = (acting: 'required' | 'optional'): RoutePolicy => ({ scope: 'ops:read', acting, orSelf: true });

/** Health of every provider by its id. Paths with a fixed word instead of an id, such as `/api/auth/…`, win over these. */
@Controller('api/:provider/health')
export class ProviderHealthController {
  constructor(
    private readonly directory: ProviderDirectory,
    private readonly health: ProviderHealth,
    private readonly userHealth: UserHealth,
  ) {}

  @Get()
  @Operation({
    id: 'health.provider.get',
    summary: 'How healthy a provider is: database, OAuth client, service',
    description: 'Answers 200 for `degraded` too: read `status`.',
    tag: TAG,
    access: access('optional'),
    errors,
    answer: overallHealthAnswer,
    example: overallExample,
  })
  async overall(@Param('provider') id: string, @Query({ schema: userQuery }) _query: unknown) {
    const provider = this.directory.get(id);
    return this.health.overall(provider).catch((error: unknown) => {
      throw unhealthy(error, { service: id, status: 'unhealthy' });
    });
  }

  @Get('tokens')
  @Operation({
    id: 'health.tokens.get',
    summary: "State of a user's stored tokens, without asking the provider",
    tag: TAG,
    access: access('required'),
    errors,
    answer: tokenHealthAnswer,
    example: tokensExample,
  })
  async tokens(@Param('provider') id: string, @Query({ schema: userQuery }) _query: unknown, @Acting() user: Subject) {
    return { success: true, token_health: await this.userHealth.tokens(this.directory.get(id), user) };
  }

  @Get('connection')
  @Operation({
    id: 'health.connection.get',
    summary: "Tests a user's connection with a cheap read at the provider",
    tag: TAG,
    access: access('required'),
    errors,
    answer: connectionHealthAnswer,
    example: connectionExample,
  })
  async connection(
    @Param('provider') id: string,
    @Query({ schema: userQuery }) _query: unknown,
    @Acting() user: Subject,
  ) {
    const outcome = await this.userHealth.connection(this.directory.get(id), user);
    if ('cause' in outcome) throw connectionProblem(outcome);
    return outcome.health;
  }

  @Get('summary')
  @Operation({
    id: 'health.summary.get',
    summary: "Health of the provider and, with a user, of that user's tokens and connection",
    tag: TAG,
    access: access('optional'),
    errors,
    answer: healthSummaryAnswer,
    example: summaryExample,
  })
  async summary(
    @Param('provider') id: string,
    @Query({ schema: userQuery }) _query: unknown,
    @MaybeActing() user: Subject | undefined,
  ) {
    const provider = this.directory.get(id);
    return this.userHealth.summary(provider, user).catch((error: unknown) => {
      throw unhealthy(error, { service: id, overall_status: 'unhealthy' });
    });
  }
}

/** The documented 500 of a health check that itself broke. */
function unhealthy(cause: unknown, extensions: Record<string, string>): unknown {
  if (cause instanceof ProblemError) return cause;
  return problem('internal', { cause, extensions: { ...extensions, timestamp: new Date().toISOString() } });
}
