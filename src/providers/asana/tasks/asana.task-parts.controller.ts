import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { type Subject } from '../../../contracts/index.js';
import { Acting } from '../../../platform/api/index.js';
import { commentAnswer, commentBody } from '../asana.answers.js';
import * as answers from '../asana.detail-answers.js';
import { examples } from '../asana.detail-examples.js';
import { examples as shownExamples } from '../asana.examples.js';
import * as input from '../asana.input.js';
import { AsanaRead, AsanaWrite } from '../asana.operations.js';
import { gid, person } from '../asana.request-fields.js';
import { AsanaTaskDetails } from './asana.task-details.js';
import * as taskInput from './asana.task-input.js';
import { AsanaTaskLinks } from './asana.task-links.js';

const gidParameter = { schema: gid };
const pageQuery = { schema: input.pageQuery };
const userOnly = { schema: input.userOnly };

/** What people said about a task and put on it: comments, files, tags, followers, projects. */
@Controller('api/asana/tasks/:taskId')
export class AsanaTaskPartsController {
  constructor(
    private readonly details: AsanaTaskDetails,
    private readonly links: AsanaTaskLinks,
  ) {}

  @Post('comments')
  @AsanaWrite({
    id: 'tasks.comment',
    summary: 'Comment on a task',
    failure: 'ADD_COMMENT_FAILED',
    idempotent: true,
    required: 'user_id and comment are required.',
    status: 201,
    answer: commentAnswer,
    example: shownExamples.comment,
  })
  async comment(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: taskInput.commentBody }) body: taskInput.AddComment,
  ) {
    return commentBody(await this.details.comment(user, taskId, body.comment));
  }

  @Get('comments')
  @AsanaRead({
    id: 'comments.list',
    summary: 'List comments on a task, the oldest first',
    description: 'A page may hold less than `limit` while `has_more` is true.',
    failure: 'LIST_COMMENTS_FAILED',
    answer: answers.commentListAnswer,
    example: examples.comments,
  })
  async comments(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Query(pageQuery) query: input.PageQuery,
  ) {
    return answers.commentList(await this.links.comments(user, taskId, query), query);
  }

  @Get('stories')
  @AsanaRead({
    id: 'stories.list',
    summary: 'List comments on a task and what the system wrote about its changes, the oldest first',
    failure: 'LIST_STORIES_FAILED',
    answer: answers.storyListAnswer,
    example: examples.stories,
  })
  async stories(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Query(pageQuery) query: input.PageQuery,
  ) {
    return answers.storyList(await this.links.stories(user, taskId, query), query);
  }

  @Get('attachments')
  @AsanaRead({
    id: 'attachments.list',
    summary: 'List files on a task',
    failure: 'LIST_ATTACHMENTS_FAILED',
    answer: answers.attachmentListAnswer,
    example: examples.attachments,
  })
  async attachments(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Query(pageQuery) query: input.PageQuery,
  ) {
    return answers.attachmentList(await this.links.attachments(user, taskId, query), query);
  }

  @Post('tags')
  @AsanaWrite({
    id: 'tasks.addTag',
    summary: 'Put a tag on a task',
    failure: 'ADD_TAG_FAILED',
    required: 'user_id and tag_id are required.',
    answer: answers.doneAnswer,
    example: examples.linked,
  })
  async addTag(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: taskInput.tagBody }) { tag_id: tag }: taskInput.TagOfTask,
  ) {
    await this.links.change(user, taskId, 'addTag', { tag });
    return answers.doneBody('Tag added successfully', taskId);
  }

  @Delete('tags/:tagId')
  @AsanaWrite({
    id: 'tasks.removeTag',
    summary: 'Take a tag off a task',
    failure: 'REMOVE_TAG_FAILED',
    answer: answers.doneAnswer,
    example: examples.linked,
  })
  async removeTag(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Param('tagId', gidParameter) tag: string,
    @Query(userOnly) _query: unknown,
  ) {
    await this.links.change(user, taskId, 'removeTag', { tag });
    return answers.doneBody('Tag removed successfully', taskId);
  }

  @Post('followers')
  @AsanaWrite({
    id: 'tasks.addFollowers',
    summary: 'Let people follow a task',
    failure: 'ADD_FOLLOWERS_FAILED',
    required: 'user_id and followers are required.',
    answer: answers.doneAnswer,
    example: examples.linked,
  })
  async addFollowers(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: taskInput.followersBody }) { followers }: taskInput.Followers,
  ) {
    await this.links.change(user, taskId, 'addFollowers', { followers });
    return answers.doneBody('Followers added successfully', taskId);
  }

  @Delete('followers/:follower')
  @AsanaWrite({
    id: 'tasks.removeFollower',
    summary: 'Let a person no longer follow a task',
    description: 'The person by gid, e-mail address or `me`.',
    failure: 'REMOVE_FOLLOWERS_FAILED',
    answer: answers.doneAnswer,
    example: examples.linked,
  })
  async removeFollower(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Param('follower', { schema: person }) follower: string,
    @Query(userOnly) _query: unknown,
  ) {
    await this.links.change(user, taskId, 'removeFollowers', { followers: [follower] });
    return answers.doneBody('Follower removed successfully', taskId);
  }

  @Post('projects')
  @AsanaWrite({
    id: 'tasks.addProject',
    summary: 'Put a task into a project, or elsewhere in it',
    description: 'With a section: at its end. Before or after a task of the project where one is named.',
    failure: 'ADD_PROJECT_FAILED',
    required: 'user_id and project_id are required.',
    answer: answers.doneAnswer,
    example: examples.linked,
  })
  async addProject(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Body({ schema: taskInput.addProjectBody }) body: taskInput.AddProject,
  ) {
    const { project_id: project, section_id: section, insert_before, insert_after } = body;
    await this.links.change(user, taskId, 'addProject', { project, section, insert_before, insert_after });
    return answers.doneBody('Project added successfully', taskId);
  }

  @Delete('projects/:projectId')
  @AsanaWrite({
    id: 'tasks.removeProject',
    summary: 'Take a task out of a project',
    failure: 'REMOVE_PROJECT_FAILED',
    answer: answers.doneAnswer,
    example: examples.linked,
  })
  async removeProject(
    @Acting() user: Subject,
    @Param('taskId', gidParameter) taskId: string,
    @Param('projectId', gidParameter) project: string,
    @Query(userOnly) _query: unknown,
  ) {
    await this.links.change(user, taskId, 'removeProject', { project });
    return answers.doneBody('Project removed successfully', taskId);
  }
}
