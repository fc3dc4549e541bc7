import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { type Subject } from '../../contracts/index.js';
import { Acting, Operation, type OperationOptions, type PageQuery, pageQuery } from '../../platform/api/index.js';
import { requestFields } from '../../providers/asana/index.js';
import * as answers from './mirror.answers.js';
import { examples } from './mirror.examples.js';
import { MirrorRequests } from './mirror-requests.js';

const USER_ID = 'Your own id of the user to work for. Absent: the user of the session token.';
const user = z.object({ user_id: z.string().max(255).nullish().describe(USER_ID) });
const listQuery = pageQuery.extend(user.shape);
const { gid, request, required } = requestFields;
const followBody = request({ project_id: required(gid).describe('Also spelled project_gid or project.') });
const idParameter = { schema: z.uuid('must be the id of a mirror') };

const shared = (failure: string, required = 'user_id is required.') => ({
  tag: 'asana mirrors',
  errors: { dialect: 'atom', failure, required } as const,
});
const reading = { scope: 'asana:read', acting: 'required' } as const satisfies OperationOptions['access'];
const writing = { scope: 'asana:write', acting: 'required' } as const satisfies OperationOptions['access'];

/** Projects whose tasks are kept here as they are at Asana, to be read without asking it. */
@Controller('api/asana/mirrors')
export class MirrorsController {
  constructor(private readonly requests: MirrorRequests) {}

  @Post()
  @Operation({
    ...shared('FOLLOW_PROJECT_FAILED', 'user_id and project_id are required.'),
    id: 'asana.mirrors.create',
    summary: 'Mirror the tasks of a project from now on',
    description:
      'The project is read in full in the background and kept up with by webhooks; as a safety net it is read in full ' +
      'once a day. Mirroring a project again changes nothing; one that failed is tried again.',
    access: writing,
    idempotent: true,
    status: 202,
    answer: answers.mirrorAnswer,
    example: examples.followed,
  })
  async follow(@Acting() user: Subject, @Body({ schema: followBody }) body: z.output<typeof followBody>) {
    return answers.mirrorBody(await this.requests.follow(user, body.project_id));
  }

  @Get()
  @Operation({
    ...shared('LIST_MIRRORS_FAILED'),
    id: 'asana.mirrors.list',
    summary: 'List the mirrored projects, newest first',
    access: reading,
    answer: answers.mirrorListAnswer,
    example: examples.list,
  })
  async list(@Acting() user: Subject, @Query({ schema: listQuery }) query: PageQuery) {
    return answers.mirrorListBody(await this.requests.list(user, query));
  }

  @Get(':id')
  @Operation({
    ...shared('GET_MIRROR_FAILED'),
    id: 'asana.mirrors.get',
    summary: 'Show how a mirror stands',
    access: reading,
    answer: answers.mirrorAnswer,
    example: examples.syncing,
  })
  async get(@Acting() user: Subject, @Param('id', idParameter) id: string, @Query({ schema: user }) _query: object) {
    return answers.mirrorBody(await this.requests.get(user, id));
  }

  @Get(':id/tasks')
  @Operation({
    ...shared('LIST_MIRRORED_TASKS_FAILED'),
    id: 'asana.mirrors.tasks',
    summary: 'List the tasks of a mirrored project, in the order of their ids',
    description: 'Read from the mirror alone: the answer costs Asana no call. `mirror` says how old it may be.',
    access: reading,
    answer: answers.taskListAnswer,
    example: examples.tasks,
  })
  async tasks(
    @Acting() user: Subject,
    @Param('id', idParameter) id: string,
    @Query({ schema: listQuery }) query: PageQuery,
  ) {
    const mirror = await this.requests.get(user, id);
    return answers.taskListBody(mirror, await this.requests.tasks(mirror, query));
  }

  @Delete(':id')
  @Operation({
    ...shared('UNFOLLOW_PROJECT_FAILED'),
    id: 'asana.mirrors.delete',
    summary: 'Mirror a project no more',
    description: 'What is stored of its tasks is deleted here; nothing changes at Asana.',
    access: writing,
    answer: answers.deletedAnswer,
    example: examples.deleted,
  })
  async unfollow(
    @Acting() user: Subject,
    @Param('id', idParameter) id: string,
    @Query({ schema: user }) _query: object,
  ) {
    await this.requests.unfollow(user, id);
    return answers.deletedBody(id);
  }
}
