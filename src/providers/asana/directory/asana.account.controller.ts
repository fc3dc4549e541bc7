import { Controller, Get, Query } from '@nestjs/common';
import { type Caller, type Subject } from '../../../contracts/index.js';
import { Acting, CurrentCaller, Operation } from '../../../platform/api/index.js';
import { problem } from '../../../platform/problem/index.js';
import { profileAnswer, profileBody } from '../asana.answers.js';
import * as answers from '../asana.detail-answers.js';
import { examples } from '../asana.detail-examples.js';
import { AsanaDirectory } from './asana.directory.js';
import { examples as shownExamples } from '../asana.examples.js';
import * as input from '../asana.input.js';
import { AsanaRead } from '../asana.operations.js';

/** The user's Asana account itself. */
@Controller('api/asana')
export class AsanaAccountController {
  constructor(private readonly directory: AsanaDirectory) {}

  @Get('user/profile')
  @AsanaRead({
    id: 'user.profile',
    summary: 'Show the user’s own Asana profile, or another',
    description: 'Another person’s profile needs the scope `users:delegate`.',
    failure: 'GET_USER_PROFILE_FAILED',
    answer: profileAnswer,
    example: shownExamples.profile,
  })
  async profile(
    @Acting() user: Subject,
    @CurrentCaller() caller: Caller,
    @Query({ schema: input.profileRequest }) query: input.ProfileRequest,
  ) {
    return profileBody(await this.directory.profile(user, caller, query));
  }

  @Get('workspaces')
  @AsanaRead({
    id: 'workspaces.list',
    summary: 'List workspaces of the account',
    failure: 'GET_WORKSPACES_FAILED',
    answer: answers.workspaceListAnswer,
    example: examples.workspaces,
  })
  async workspaces(@Acting() user: Subject, @Query({ schema: input.pageQuery }) query: input.PageQuery) {
    return answers.workspaceList(await this.directory.workspaces(user, query), query);
  }

  @Get('status')
  @AsanaRead({
    id: 'status',
    summary: 'Say whether the user’s connection works, and whose account it is',
    description: 'Asks Asana. A user without a usable connection is an answer, not an error.',
    failure: 'GET_STATUS_FAILED',
    answer: answers.statusAnswer,
    example: examples.status,
  })
  async status(@Acting() user: Subject, @Query({ schema: input.userOnly }) _query: unknown) {
    return answers.statusBody(await this.directory.connected(user), new Date());
  }

  @Get('error-test')
  @Operation({
    id: 'asana.errorTest',
    summary: 'Fail on purpose',
    description: 'Always 400, so that a client can try its handling of errors.',
    tag: 'asana',
    access: { scope: 'asana:read', acting: 'optional' },
    errors: { dialect: 'atom' },
  })
  errorTest(@Query({ schema: input.userOnly }) _query: unknown): never {
    throw problem('validation_failed', {
      detail: 'This path always fails, so that clients can try their handling of it.',
    });
  }
}
