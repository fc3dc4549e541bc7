import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { type Caller, type Subject } from '../../contracts/index.js';
import { Acting, CurrentCaller } from '../../platform/api/index.js';
import * as answers from './answers.js';
import { answer } from './envelope.js';
import { examples } from './examples.js';
import { IntegrationOperation, USER_ACCESS } from './operations.js';
import { ProjectOperations } from './project-operations.js';
import * as requests from './requests.js';

@Controller('api/integrations/asana/projects')
export class IntegrationProjectsController {
  constructor(private readonly projects: ProjectOperations) {}

  @Post()
  @IntegrationOperation({
    id: 'projects.post',
    endpoint: 'projects',
    summary: 'List, create, update or archive projects, as `operation` says',
    description:
      'All but `list` need the scope `asana:write`. `task_count` is null in lists of more than 10 projects, because ' +
      'Asana counts the tasks of each on demand.',
    access: USER_ACCESS,
    idempotent: true,
    answer: answers.projectsAnswer,
    example: examples.projects,
  })
  async post(
    @Acting() user: Subject,
    @CurrentCaller() caller: Caller,
    @Body({ schema: requests.projectsBody }) body: requests.ProjectsBody,
  ) {
    return answer('projects', await this.projects.run(user, caller, body));
  }

  @Get()
  @IntegrationOperation({
    id: 'projects.list',
    endpoint: 'projects',
    summary: 'List projects of a team or a workspace',
    access: USER_ACCESS,
    answer: answers.projectListAnswer,
    example: examples.projects,
  })
  async list(@Acting() user: Subject, @Query({ schema: requests.projectsQuery }) query: requests.ProjectsQuery) {
    return answer('projects', await this.projects.list(user, query));
  }
}
