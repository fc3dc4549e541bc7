import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { type Caller, type Subject } from '../../contracts/index.js';
import { Acting, CurrentCaller, OperationId } from '../../platform/api/index.js';
import * as answers from './answers.js';
import { answer } from './envelope.js';
import { examples } from './examples.js';
import { CallbackHealth, healthClaim } from '../callbacks/index.js';
import { IntegrationHealth } from './health.js';
import { IntegrationOperation, USER_ACCESS } from './operations.js';
import { Profiles } from './profiles.js';
import * as requests from './requests.js';
import { IntegrationSearch } from './search.js';

/** The connected account as a whole: whose it is, what is in it, and whether it can be served. */
@Controller('api/integrations/asana')
export class IntegrationAccountController {
  constructor(
    private readonly finder: IntegrationSearch,
    private readonly profiles: Profiles,
    private readonly integrationHealth: IntegrationHealth,
    private readonly callbackHealth: CallbackHealth,
  ) {}

  @Post('search')
  @IntegrationOperation({
    id: 'search.post',
    endpoint: 'search',
    summary: 'Search tasks, projects and teams',
    description:
      'Tasks of whole workspaces can be searched on paid Asana plans only; a search of everything then names them ' +
      'under `skipped`. Projects and teams are found among the first 500 of the workspace.',
    access: USER_ACCESS,
    answer: answers.searchAnswer,
    example: examples.search,
  })
  async search(@Acting() user: Subject, @Body({ schema: requests.searchBody }) body: requests.SearchBody) {
    return answer('search', await this.finder.search(user, body));
  }

  @Post('user/profile')
  @IntegrationOperation({
    id: 'profile.post',
    endpoint: 'user/profile',
    summary: 'Show whose account is connected, and what of it the connection covers',
    access: USER_ACCESS,
    answer: answers.profileAnswer,
    example: examples.profile,
  })
  async profile(
    @Acting() user: Subject,
    @CurrentCaller() caller: Caller,
    @Body({ schema: requests.userOnly }) _body: unknown,
  ) {
    return answer('user/profile', await this.profiles.of(user, caller));
  }

  @Get('health')
  @IntegrationOperation({
    id: 'health.get',
    endpoint: 'health',
    summary: 'Whether this family of paths can be served',
    description:
      'Answers 200 for `degraded` too: read `status`. With `organizationId`: how the callback workflow of it does.',
    claims: [healthClaim],
    access: { scope: 'ops:read', acting: 'optional', orSelf: true },
    answer: answers.healthAnswer,
    example: examples.health,
  })
  async health(
    @CurrentCaller() { organizationId }: Caller,
    @Query({ schema: requests.healthQuery }) _query: unknown,
    @OperationId() operation: string,
  ) {
    return operation === healthClaim.id ? this.callbackHealth.of(organizationId) : this.integrationHealth.check();
  }
}
