import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { type z } from 'zod';
import { type Caller, type Subject } from '../../contracts/index.js';
import { Acting, CurrentCaller, MaybeActing, OperationId } from '../../platform/api/index.js';
import { missingField } from '../../platform/problem/index.js';
import { OktaAccounts } from './okta.accounts.js';
import * as answers from './okta.answers.js';
import { pageOf } from './okta.drafting.js';
import * as show from './okta.entities.js';
import { examples } from './okta.examples.js';
import { OktaListings } from './okta.listings.js';
import { createClaim, OktaDelete, OktaListing, OktaRead, OktaWrite, required } from './okta.operations.js';
import { explained } from './okta.refusals.js';
import { OktaRemovals } from './okta.removals.js';
import * as requests from './okta.requests.js';

const groupParameter = { schema: requests.id };
const CREATE = createClaim('groups.create', answers.groupAnswer);

@Controller('api/okta/groups')
export class OktaGroupsController {
  constructor(
    private readonly accounts: OktaAccounts,
    private readonly listings: OktaListings,
    private readonly removals: OktaRemovals,
  ) {}

  @Get()
  @OktaRead({
    id: 'groups.list',
    summary: 'List or search groups',
    description: 'At most one of `q`, `search` and `filter`.',
    answer: answers.groupPage,
    example: examples.groups,
  })
  async list(
    @Acting() user: Subject,
    @Query({ schema: requests.usersQuery }) query: z.output<typeof requests.usersQuery>,
  ) {
    const page = await explained(this.accounts.clientOf(user).groups(query, pageOf(query)));
    return answers.pageBody('groups', page, show.toGroup);
  }

  @Post()
  @OktaListing({
    id: 'groups.listing',
    summary: 'List groups with a token of your own, or create a group',
    description: 'As with users: `token` and `org_url` list, a `profile` creates over the connection and answers 201.',
    claims: [CREATE],
    answer: answers.groupListing,
    example: examples.groupListing,
  })
  async post(
    @MaybeActing() user: Subject | undefined,
    @CurrentCaller() caller: Caller,
    @Body({ schema: requests.groupsBody }) body: z.output<typeof requests.groupsBody>,
    @OperationId() operation: string,
  ) {
    if (operation === CREATE.id) return this.create(required(user), body.profile);
    const found = await this.listings.run(caller, body, (client) => client.groups({}, { limit: body.limit }));
    return answers.listingBody('groups', found.items.map(show.toGroup));
  }

  @Get(':groupId')
  @OktaRead({ id: 'groups.get', summary: 'Show a group', answer: answers.groupAnswer, example: examples.group })
  async get(
    @Acting() user: Subject,
    @Param('groupId', groupParameter) groupId: string,
    @Query({ schema: requests.userOnly }) _query: unknown,
  ) {
    return answers.groupBody(show.toGroup(await this.accounts.clientOf(user).group(groupId)));
  }

  @Put(':groupId')
  @OktaWrite({
    id: 'groups.update',
    summary: 'Change name and description of a group',
    description: 'The whole profile: a description that is not named is lost.',
    answer: answers.groupAnswer,
    example: examples.group,
  })
  async update(
    @Acting() user: Subject,
    @Param('groupId', groupParameter) groupId: string,
    @Body({ schema: requests.groupBody }) { profile }: z.output<typeof requests.groupBody>,
  ) {
    const changed = await explained(this.accounts.clientOf(user).replaceGroup(groupId, profile));
    return answers.groupBody(show.toGroup(changed));
  }

  @Delete(':groupId')
  @OktaDelete({
    id: 'groups.delete',
    summary: 'Delete a group',
    description: 'Its members stay. Needs the scope `okta:delete`.',
    answer: answers.removalAnswer,
    example: examples.done,
  })
  async remove(
    @Acting() user: Subject,
    @Param('groupId', groupParameter) groupId: string,
    @Query({ schema: requests.deleteQuery }) { dry_run }: z.output<typeof requests.deleteQuery>,
  ) {
    if (dry_run) return answers.planBody(await this.removals.planOfGroup(user, groupId));
    await this.removals.group(user, groupId);
    return answers.doneBody('Group deleted.');
  }

  @Get(':groupId/members')
  @OktaRead({
    id: 'groups.members',
    summary: 'List members of a group',
    answer: answers.userPage,
    example: examples.users,
  })
  async members(
    @Acting() user: Subject,
    @Param('groupId', groupParameter) groupId: string,
    @Query({ schema: requests.pageQuery }) query: z.output<typeof requests.pageQuery>,
  ) {
    const page = await this.accounts.clientOf(user).groupMembers(groupId, pageOf(query));
    return answers.pageBody('users', page, show.toUser);
  }

  @Post(':groupId/members')
  @OktaWrite({
    id: 'groups.addMember',
    summary: 'Add a user to a group',
    answer: answers.doneAnswer,
    example: examples.done,
  })
  async addMember(
    @Acting() user: Subject,
    @Param('groupId', groupParameter) groupId: string,
    @Body({ schema: requests.memberBody }) { member_id }: z.output<typeof requests.memberBody>,
  ) {
    await explained(this.accounts.clientOf(user).addGroupMember(groupId, member_id));
    return answers.doneBody('User added to the group.');
  }

  @Delete(':groupId/members/:memberId')
  @OktaWrite({
    id: 'groups.removeMember',
    summary: 'Take a user out of a group',
    answer: answers.doneAnswer,
    example: examples.done,
  })
  async removeMember(
    @Acting() user: Subject,
    @Param('groupId', groupParameter) groupId: string,
    @Param('memberId', groupParameter) memberId: string,
    @Query({ schema: requests.userOnly }) _query: unknown,
  ) {
    await explained(this.accounts.clientOf(user).removeGroupMember(groupId, memberId));
    return answers.doneBody('User removed from the group.');
  }

  private async create(user: Subject, profile: z.output<typeof requests.groupsBody>['profile']) {
    if (!profile) throw missingField('profile');
    const created = await explained(this.accounts.clientOf(user).createGroup(profile));
    return answers.groupBody(show.toGroup(created));
  }
}
