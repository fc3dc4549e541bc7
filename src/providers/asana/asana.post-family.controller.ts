import { Body, Controller, Post } from '@nestjs/common';
import { type Caller, holds, type Subject } from '../../contracts/index.js';
import { Acting, CurrentCaller } from '../../platform/api/index.js';
import { Idempotency, type IdempotentAttempt } from '../../platform/idempotency/index.js';
import { problem } from '../../platform/problem/index.js';
import * as answers from './asana.answers.js';
import * as detailAnswers from './asana.detail-answers.js';
import { examples as detailExamples } from './asana.detail-examples.js';
import { AsanaDirectory } from './directory/asana.directory.js';
import { PROFILE, SECTIONS, TEAMS } from './directory/asana.directory.operations.js';
import { examples } from './asana.examples.js';
import * as input from './asana.input.js';
import { AsanaRead, AsanaWrite } from './asana.operations.js';
import { AsanaProjects } from './projects/asana.projects.js';
import { AsanaTaskDetails } from './tasks/asana.task-details.js';
import * as taskInput from './tasks/asana.task-input.js';
import { AsanaTasks } from './tasks/asana.tasks.js';

const PROJECT_REQUIRED = 'user_id and project_id are required.';
const WORKSPACE_REQUIRED = 'user_id and workspace_id are required.';

/** The same work as the REST controllers for clients that POST everything. */
@Controller('api/asana')
export class AsanaPostFamilyController {
  constructor(
    private readonly tasks: AsanaTasks,
    private readonly details: AsanaTaskDetails,
    private readonly directory: AsanaDirectory,
    private readonly projects: AsanaProjects,
  ) {}

  @Post('search')
  @AsanaRead({
    id: 'post.search',
    summary: 'Search tasks of a project, or of a workspace',
    failure: 'SEARCH_FILES_FAILED',
    required: 'user_id, project_id, and query are required.',
    answer: answers.searchAnswer,
    example: examples.search,
  })
  async search(@Acting() user: Subject, @Body({ schema: input.searchBody }) body: input.SearchBody) {
    return answers.searchResults(await this.tasks.search(user, body), body);
  }

  @Post('list-tasks')
  @AsanaRead({
    id: 'post.listTasks',
    summary: 'List tasks of a project',
    failure: 'LIST_TASKS_FAILED',
    required: PROJECT_REQUIRED,
    answer: answers.taskListAnswer,
    example: examples.tasks,
  })
  async list(@Acting() user: Subject, @Body({ schema: input.listTasksBody }) body: input.ListTasksBody) {
    return answers.taskList(await this.tasks.list(user, body), body);
  }

  @Post('create-task')
  @AsanaWrite({
    id: 'post.createTask',
    summary: 'Create a task in a project',
    failure: 'CREATE_TASK_FAILED',
    idempotent: 'resumable',
    required: 'user_id, project_id, and name are required.',
    answer: detailAnswers.taskAnswer,
    example: detailExamples.task,
  })
  async create(
    @Acting() user: Subject,
    @Idempotency() attempt: IdempotentAttempt | undefined,
    @Body({ schema: taskInput.createTaskInProjectBody }) body: taskInput.CreateTaskInProject,
  ) {
    return detailAnswers.taskBody(await this.details.create(user, body, { attempt }));
  }

  @Post('update-task')
  @AsanaWrite({
    id: 'post.updateTask',
    summary: 'Change a task',
    failure: 'UPDATE_TASK_FAILED',
    required: 'user_id and task_id are required.',
    answer: detailAnswers.taskChangeAnswer,
    example: detailExamples.updated,
  })
  async update(
    @Acting() user: Subject,
    @Body({ schema: taskInput.updateTaskByIdBody }) body: taskInput.UpdateTaskById,
  ) {
    return detailAnswers.taskChange('Task updated successfully', await this.details.update(user, body.task_id, body));
  }

  @Post('projects')
  @AsanaRead({
    id: 'post.projects',
    summary: 'List projects; with a name in the body, create one',
    description: 'Creating needs the scope `asana:write` as well.',
    failure: 'GET_PROJECTS_FAILED',
    idempotent: true,
    required: 'user_id is required.',
    answer: answers.projectsPostAnswer,
    example: examples.projects,
  })
  async projectsOrProject(
    @Acting() user: Subject,
    @CurrentCaller() caller: Caller,
    @Body({ schema: input.projectsBody }) body: input.ProjectsBody,
  ) {
    if (body.name === undefined) return answers.projectList(await this.directory.projects(user, body), body);
    if (!holds(caller, 'asana:write'))
      throw problem('forbidden', { detail: 'The credential lacks the scope asana:write.' });
    return answers.projectBody(await this.projects.create(user, { ...body, name: body.name }));
  }

  @Post('sections')
  @AsanaRead({ ...SECTIONS, id: 'post.sections', required: PROJECT_REQUIRED })
  async sections(@Acting() user: Subject, @Body({ schema: input.sectionsRequest }) body: input.SectionsRequest) {
    return answers.sectionList(await this.directory.sections(user, body), body);
  }

  @Post('teams')
  @AsanaRead({ ...TEAMS, id: 'post.teams', required: WORKSPACE_REQUIRED })
  async teams(@Acting() user: Subject, @Body({ schema: input.workspaceListBody }) body: input.WorkspaceListBody) {
    return answers.teamList(await this.directory.teams(user, body), body);
  }

  @Post('users')
  @AsanaRead({
    id: 'post.users',
    summary: 'List people of a workspace',
    failure: 'GET_USERS_FAILED',
    required: WORKSPACE_REQUIRED,
    answer: answers.userListAnswer,
    example: examples.users,
  })
  async users(@Acting() user: Subject, @Body({ schema: input.workspaceListBody }) body: input.WorkspaceListBody) {
    return answers.userList(await this.directory.users(user, body), body);
  }

  @Post('user-profile')
  @AsanaRead({ ...PROFILE, id: 'post.userProfile' })
  async profile(
    @Acting() user: Subject,
    @CurrentCaller() caller: Caller,
    @Body({ schema: input.profileRequest }) body: input.ProfileRequest,
  ) {
    return answers.profileBody(await this.directory.profile(user, caller, body));
  }
}
