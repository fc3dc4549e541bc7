import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { Acting } from '../../platform/api/index.js';
import * as answers from './answers.js';
import { IntegrationDirectory } from './directory.js';
import { answer } from './envelope.js';
import { examples } from './examples.js';
import { IntegrationOperation, USER_ACCESS } from './operations.js';
import * as requests from './requests.js';
import { TeamLists } from './team-lists.js';

const teams = { endpoint: 'teams', access: USER_ACCESS, answer: answers.teamsAnswer, example: examples.teams } as const;
const users = { endpoint: 'users', access: USER_ACCESS, answer: answers.usersAnswer, example: examples.users } as const;

/** Teams, sections, people and workspaces; what two clients read with different verbs is one answer. */
@Controller('api/integrations/asana')
export class IntegrationDirectoryController {
  constructor(
    private readonly directory: IntegrationDirectory,
    private readonly teamLists: TeamLists,
  ) {}

  @Post('teams')
  @IntegrationOperation({ ...teams, id: 'teams.post', summary: 'List teams of a workspace with their members' })
  async postTeams(@Acting() user: Subject, @Body({ schema: requests.teamsRequest }) body: requests.TeamsRequest) {
    return answer('teams', await this.teamLists.list(user, body));
  }

  @Get('teams')
  @IntegrationOperation({ ...teams, id: 'teams.list', summary: 'List teams of a workspace with their members' })
  async teams(@Acting() user: Subject, @Query({ schema: requests.teamsRequest }) query: requests.TeamsRequest) {
    return answer('teams', await this.teamLists.list(user, query));
  }

  @Post('users')
  @IntegrationOperation({ ...users, id: 'users.post', summary: 'List people of a team or a workspace' })
  async postUsers(@Acting() user: Subject, @Body({ schema: requests.usersRequest }) body: requests.UsersRequest) {
    return answer('users', await this.directory.users(user, body));
  }

  @Get('users')
  @IntegrationOperation({ ...users, id: 'users.list', summary: 'List people of a team or a workspace' })
  async users(@Acting() user: Subject, @Query({ schema: requests.usersRequest }) query: requests.UsersRequest) {
    return answer('users', await this.directory.users(user, query));
  }

  @Post('sections')
  @IntegrationOperation({
    id: 'sections.post',
    endpoint: 'sections',
    summary: 'List sections of a project',
    access: USER_ACCESS,
    answer: answers.sectionsAnswer,
    example: examples.sections,
  })
  async sections(@Acting() user: Subject, @Body({ schema: requests.sectionsRequest }) body: requests.SectionsRequest) {
    return answer('sections', await this.directory.sections(user, body));
  }

  @Get('workspaces')
  @IntegrationOperation({
    id: 'workspaces.list',
    endpoint: 'workspaces',
    summary: 'List workspaces of the connected account',
    access: USER_ACCESS,
    answer: answers.workspacesAnswer,
    example: examples.workspaces,
  })
  async workspaces(@Acting() user: Subject, @Query({ schema: requests.pageRequest }) query: requests.PageRequest) {
    return answer('workspaces', await this.directory.workspaces(user, query));
  }
}
