import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { type z } from 'zod';
import { type Caller, type Subject } from '../../contracts/index.js';
import { Acting, CurrentCaller, MaybeActing, OperationId } from '../../platform/api/index.js';
import { OktaAccounts } from './okta.accounts.js';
import * as answers from './okta.answers.js';
import { type UserTransition } from './okta.client.js';
import * as show from './okta.entities.js';
import { examples } from './okta.examples.js';
import { OktaListings } from './okta.listings.js';
import { createClaim, OktaDelete, OktaListing, OktaRead, OktaWrite, required } from './okta.operations.js';
import { pageOf, toUserDraft } from './okta.drafting.js';
import { explained } from './okta.refusals.js';
import { OktaRemovals } from './okta.removals.js';
import * as requests from './okta.requests.js';

const userParameter = { schema: requests.userRef };
const CREATE = createClaim('users.create', answers.userAnswer);

@Controller('api/okta/users')
export class OktaUsersController {
  constructor(
    private readonly accounts: OktaAccounts,
    private readonly listings: OktaListings,
    private readonly removals: OktaRemovals,
  ) {}

  @Get()
  @OktaRead({
    id: 'users.list',
    summary: 'List or search users',
    description:
      'At most one of `q`, `search` and `filter`. Deactivated users are listed only where a filter asks for them.',
    answer: answers.userPage,
    example: examples.users,
  })
  async list(
    @Acting() user: Subject,
    @Query({ schema: requests.usersQuery }) query: z.output<typeof requests.usersQuery>,
  ) {
    const page = await explained(this.accounts.clientOf(user).users(query, pageOf(query)));
    return answers.pageBody('users', page, show.toUser);
  }

  @Post()
  @OktaListing({
    id: 'users.listing',
    summary: 'List users with a token of your own, or create a user',
    description:
      'With `token` (or `api_key`) and `org_url`: the first users of that organization; the token is used once and not ' +
      'kept. With `profile` instead: creates a user over the connection, which needs the scope `okta:write`, and answers 201.',
    claims: [CREATE],
    answer: answers.userListing,
    example: examples.userListing,
  })
  async post(
    @MaybeActing() user: Subject | undefined,
    @CurrentCaller() caller: Caller,
    @Body({ schema: requests.usersBody }) body: requests.UsersBody,
    @OperationId() operation: string,
  ) {
    if (operation === CREATE.id) return this.create(required(user), body);
    const found = await this.listings.run(caller, body, (client) => client.users({}, { limit: body.limit }));
    return answers.listingBody('users', found.items.map(show.toUser));
  }

  @Get(':userId')
  @OktaRead({ id: 'users.get', summary: 'Show a user', answer: answers.userAnswer, example: examples.user })
  async get(
    @Acting() user: Subject,
    @Param('userId', userParameter) userId: string,
    @Query({ schema: requests.userOnly }) _query: unknown,
  ) {
    return answers.userBody(show.toUserDetails(await this.accounts.clientOf(user).user(userId)));
  }

  @Post(':userId')
  @OktaWrite({
    id: 'users.update',
    summary: 'Change attributes of a user',
    answer: answers.userAnswer,
    example: examples.user,
  })
  async update(
    @Acting() user: Subject,
    @Param('userId', userParameter) userId: string,
    @Body({ schema: requests.userBody }) { profile }: z.output<typeof requests.userBody>,
  ) {
    const changed = await explained(this.accounts.clientOf(user).updateUser(userId, profile));
    return answers.userBody(show.toUserDetails(changed));
  }

  @Delete(':userId')
  @OktaDelete({
    id: 'users.delete',
    summary: 'Delete a user for good',
    description: 'Deactivates the user first, where that is not done. Needs the scope `okta:delete`.',
    answer: answers.removalAnswer,
    example: examples.done,
  })
  async remove(
    @Acting() user: Subject,
    @Param('userId', userParameter) userId: string,
    @Query({ schema: requests.deleteQuery }) { dry_run }: z.output<typeof requests.deleteQuery>,
  ) {
    if (dry_run) return answers.planBody(await this.removals.planOfUser(user, userId));
    await this.removals.user(user, userId);
    return answers.doneBody('User deleted.');
  }

  @Post(':userId/lifecycle/:transition')
  @OktaWrite({
    id: 'users.changeStatus',
    summary: 'Activate, deactivate, suspend or unsuspend a user, or have the password set anew',
    description: 'Links to set a password with are never shown: Okta mails them to the user.',
    statuses: [409],
    answer: answers.userAnswer,
    example: examples.user,
  })
  async changeStatus(
    @Acting() user: Subject,
    @Param('userId', userParameter) userId: string,
    @Param('transition', { schema: requests.transition }) transition: UserTransition,
    @Body({ schema: requests.transitionBody }) { send_email }: z.output<typeof requests.transitionBody>,
  ) {
    const client = this.accounts.clientOf(user);
    await explained(client.changeStatus(userId, transition, { sendEmail: send_email }));
    return answers.userBody(show.toUserDetails(await client.user(userId)));
  }

  private async create(user: Subject, body: requests.UsersBody) {
    const created = this.accounts.clientOf(user).createUser(toUserDraft(body), body.activate);
    return answers.userBody(show.toUserDetails(await explained(created)));
  }
}
