import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { type Subject } from '../../../contracts/index.js';
import { Acting } from '../../../platform/api/index.js';
import { AsanaCustomFields } from '../tasks/asana.custom-fields.js';
import * as answers from '../asana.detail-answers.js';
import { examples } from '../asana.detail-examples.js';
import { AsanaDirectory } from '../directory/asana.directory.js';
import * as input from '../asana.input.js';
import { AsanaDelete, AsanaRead, AsanaWrite } from '../asana.operations.js';
import { AsanaRemovals } from '../asana.removals.js';
import * as projectInput from './asana.project-input.js';
import { AsanaProjects } from './asana.projects.js';
import { gid } from '../asana.request-fields.js';
import { AsanaTaskLinks } from '../tasks/asana.task-links.js';

const gidParameter = { schema: gid };
const userOnly = { schema: input.userOnly };

/** Single projects, their sections and custom fields, and tags. */
@Controller('api/asana')
export class AsanaProjectsController {
  constructor(
    private readonly projects: AsanaProjects,
    private readonly fields: AsanaCustomFields,
    private readonly directory: AsanaDirectory,
    private readonly links: AsanaTaskLinks,
    private readonly removals: AsanaRemovals,
  ) {}

  @Get('projects/:projectId')
  @AsanaRead({
    id: 'projects.get',
    summary: 'Show a project with everything on it',
    failure: 'GET_PROJECT_FAILED',
    answer: answers.projectAnswer,
    example: examples.project,
  })
  async project(
    @Acting() user: Subject,
    @Param('projectId', gidParameter) projectId: string,
    @Query(userOnly) _query: unknown,
  ) {
    return answers.projectBody(await this.projects.get(user, projectId));
  }

  @Put('projects/:projectId')
  @AsanaWrite({
    id: 'projects.update',
    summary: 'Change a project',
    failure: 'UPDATE_PROJECT_FAILED',
    answer: answers.projectChangeAnswer,
    example: examples.projectUpdated,
  })
  async updateProject(
    @Acting() user: Subject,
    @Param('projectId', gidParameter) projectId: string,
    @Body({ schema: projectInput.updateProjectBody }) body: projectInput.UpdateProject,
  ) {
    return answers.projectChange('Project updated successfully', await this.projects.update(user, projectId, body));
  }

  @Post('projects/:projectId/archive')
  @AsanaWrite({
    id: 'projects.archive',
    summary: 'Archive a project',
    failure: 'UPDATE_PROJECT_FAILED',
    answer: answers.projectChangeAnswer,
    example: examples.projectArchived,
  })
  async archiveProject(
    @Acting() user: Subject,
    @Param('projectId', gidParameter) projectId: string,
    @Body(userOnly) _body: unknown,
  ) {
    return answers.projectChange('Project archived successfully', await this.projects.archive(user, projectId));
  }

  @Delete('projects/:projectId')
  @AsanaDelete({
    id: 'projects.delete',
    summary: 'Delete a project',
    description:
      'Tasks of it that nobody is assigned to and that are in no other project are deleted too; the rest stay without ' +
      'the project. Needs the scope `asana:delete`.',
    failure: 'DELETE_PROJECT_FAILED',
    answer: answers.deletionAnswer,
    example: examples.projectDeleted,
  })
  async deleteProject(
    @Acting() user: Subject,
    @Param('projectId', gidParameter) projectId: string,
    @Query({ schema: input.deleteQuery }) { dry_run }: input.DeleteQuery,
  ) {
    if (dry_run) return answers.dryRunBody(await this.removals.ofProject(user, projectId));
    await this.projects.remove(user, projectId);
    return answers.doneBody('Project deleted successfully', projectId);
  }

  @Get('projects/:projectId/custom-fields')
  @AsanaRead({
    id: 'customFields.list',
    summary: 'List the custom fields that tasks of a project have',
    failure: 'GET_CUSTOM_FIELDS_FAILED',
    answer: answers.customFieldListAnswer,
    example: examples.customFields,
  })
  async customFields(
    @Acting() user: Subject,
    @Param('projectId', gidParameter) projectId: string,
    @Query({ schema: input.pageQuery }) query: input.PageQuery,
  ) {
    return answers.customFieldList(await this.fields.ofProject(user, projectId, query), query);
  }

  @Post('projects/:projectId/sections')
  @AsanaWrite({
    id: 'sections.create',
    summary: 'Create a section in a project',
    description: 'Asana demands a connection with full access (scope `default`) for this.',
    failure: 'CREATE_SECTION_FAILED',
    idempotent: true,
    required: 'user_id and name are required.',
    status: 201,
    answer: answers.sectionAnswer,
    example: examples.section,
  })
  async addSection(
    @Acting() user: Subject,
    @Param('projectId', gidParameter) projectId: string,
    @Body({ schema: projectInput.createSectionBody }) body: projectInput.CreateSection,
  ) {
    return answers.sectionBody(await this.projects.addSection(user, projectId, body.name, body));
  }

  @Put('sections/:sectionId')
  @AsanaWrite({
    id: 'sections.rename',
    summary: 'Rename a section',
    failure: 'UPDATE_SECTION_FAILED',
    required: 'user_id and name are required.',
    answer: answers.sectionAnswer,
    example: examples.section,
  })
  async renameSection(
    @Acting() user: Subject,
    @Param('sectionId', gidParameter) sectionId: string,
    @Body({ schema: projectInput.renameSectionBody }) { name }: projectInput.RenameSection,
  ) {
    return answers.sectionBody(await this.projects.renameSection(user, sectionId, name));
  }

  @Delete('sections/:sectionId')
  @AsanaDelete({
    id: 'sections.delete',
    summary: 'Delete a section',
    description:
      'Asana refuses sections that hold tasks, and the last one of a project. Needs the scope `asana:delete`.',
    failure: 'DELETE_SECTION_FAILED',
    answer: answers.doneAnswer,
    example: examples.sectionDeleted,
  })
  async deleteSection(
    @Acting() user: Subject,
    @Param('sectionId', gidParameter) sectionId: string,
    @Query(userOnly) _query: unknown,
  ) {
    await this.projects.removeSection(user, sectionId);
    return answers.doneBody('Section deleted successfully', sectionId);
  }

  @Post('sections/:sectionId/tasks')
  @AsanaWrite({
    id: 'sections.addTask',
    summary: 'Move a task to a section',
    description: 'To its top, unless a neighbour is named; the task leaves any other section of the project.',
    failure: 'MOVE_TASK_FAILED',
    required: 'user_id and task_id are required.',
    answer: answers.doneAnswer,
    example: examples.taskMoved,
  })
  async moveTask(
    @Acting() user: Subject,
    @Param('sectionId', gidParameter) sectionId: string,
    @Body({ schema: projectInput.moveTaskBody }) { task_id, insert_before, insert_after }: projectInput.MoveTask,
  ) {
    await this.links.moveToSection(user, sectionId, task_id, { insert_before, insert_after });
    return answers.doneBody('Task moved successfully', task_id);
  }

  @Get('tags')
  @AsanaRead({
    id: 'tags.list',
    summary: 'List tags of a workspace',
    failure: 'GET_TAGS_FAILED',
    answer: answers.tagListAnswer,
    example: examples.tags,
  })
  async tags(@Acting() user: Subject, @Query({ schema: input.tagsQuery }) query: input.TagsQuery) {
    return answers.tagList(await this.directory.tags(user, query), query);
  }

  @Post('tags')
  @AsanaWrite({
    id: 'tags.create',
    summary: 'Create a tag in a workspace',
    failure: 'CREATE_TAG_FAILED',
    idempotent: true,
    required: 'user_id and name are required.',
    status: 201,
    answer: answers.tagAnswer,
    example: examples.tag,
  })
  async createTag(@Acting() user: Subject, @Body({ schema: projectInput.createTagBody }) body: projectInput.CreateTag) {
    return answers.tagBody(await this.projects.createTag(user, body));
  }
}
