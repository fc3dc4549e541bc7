import { Controller, Get, Query } from '@nestjs/common';
import { type Caller, type Subject } from '../../../contracts/index.js';
import { Acting, CurrentCaller } from '../../../platform/api/index.js';
import * as answers from '../asana.answers.js';
import { AsanaDirectory } from './asana.directory.js';
import { PROFILE, SECTIONS, TEAMS } from './asana.directory.operations.js';
import { examples } from '../asana.examples.js';
import * as input from '../asana.input.js';
import { AsanaRead } from '../asana.operations.js';

/** Projects, sections, teams and people with REST verbs. */
@Controller('api/asana')
export class AsanaDirectoryController {
  constructor(private readonly directory: AsanaDirectory) {}

  @Get('projects')
  @AsanaRead({
    id: 'projects.list',
    summary: 'List projects of a team or a workspace',
    failure: 'GET_PROJECTS_FAILED',
    required: 'user_id is required.',
    answer: answers.projectListAnswer,
    example: examples.projects,
  })
  async projects(@Acting() user: Subject, @Query({ schema: input.projectsQuery }) query: input.ProjectsQuery) {
    return answers.projectList(await this.directory.projects(user, query), query);
  }

  @Get('sections')
  @AsanaRead({
    ...SECTIONS,
    id: 'sections.list',
    description: 'Asana demands a connection with full access (scope `default`) for this.',
    required: 'user_id and project_id are required.',
  })
  async sections(@Acting() user: Subject, @Query({ schema: input.sectionsRequest }) query: input.SectionsRequest) {
    return answers.sectionList(await this.directory.sections(user, query), query);
  }

  @Get('teams')
  @AsanaRead({
    ...TEAMS,
    id: 'teams.list',
    description: 'Asana demands the scope `teams:read` for this.',
    required: 'user_id is required.',
  })
  async teams(@Acting() user: Subject, @Query({ schema: input.teamsQuery }) query: input.TeamsQuery) {
    return answers.teamList(await this.directory.teams(user, query), query);
  }

  @Get('users')
  @AsanaRead({
    id: 'users.list',
    summary: 'List people of a team or a workspace',
    failure: 'GET_USERS_FAILED',
    required: 'user_id is required.',
    answer: answers.userListAnswer,
    example: examples.users,
  })
  async users(@Acting() user: Subject, @Query({ schema: input.usersQuery }) query: input.UsersQuery) {
    return answers.userList(await this.directory.users(user, query), query);
  }

  @Get('users/me')
  @AsanaRead({
    id: 'users.me',
    summary: 'Show the user’s own Asana profile',
    failure: 'GET_USER_PROFILE_FAILED',
    required: 'user_id is required.',
    answer: answers.profileAnswer,
    example: examples.profile,
  })
  async me(
    @Acting() user: Subject,
    @CurrentCaller() caller: Caller,
    @Query({ schema: input.userOnly }) _query: unknown,
  ) {
    return answers.profileBody(await this.directory.profile(user, caller, {}));
  }

  @Get('users/profile')
  @AsanaRead({ ...PROFILE, id: 'users.profile' })
  async profile(
    @Acting() user: Subject,
    @CurrentCaller() caller: Caller,
    @Query({ schema: input.profileRequest }) query: input.ProfileRequest,
  ) {
    return answers.profileBody(await this.directory.profile(user, caller, query));
  }
}
