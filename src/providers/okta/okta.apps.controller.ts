import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { type z } from 'zod';
import { type Caller, type Subject } from '../../contracts/index.js';
import { Acting, CurrentCaller } from '../../platform/api/index.js';
import { OktaAccounts } from './okta.accounts.js';
import * as answers from './okta.answers.js';
import { pageOf } from './okta.drafting.js';
import * as show from './okta.entities.js';
import { examples } from './okta.examples.js';
import { OktaListings } from './okta.listings.js';
import { OktaListing, OktaRead, OktaWrite } from './okta.operations.js';
import { explained } from './okta.refusals.js';
import * as requests from './okta.requests.js';

const appParameter = { schema: requests.id };

/** Applications and who may use them. */
@Controller('api/okta/apps')
export class OktaAppsController {
  constructor(
    private readonly accounts: OktaAccounts,
    private readonly listings: OktaListings,
  ) {}

  @Get()
  @OktaRead({
    id: 'apps.list',
    summary: 'List or search applications',
    answer: answers.appPage,
    example: examples.apps,
  })
  async list(
    @Acting() user: Subject,
    @Query({ schema: requests.appsQuery }) query: z.output<typeof requests.appsQuery>,
  ) {
    const page = await explained(this.accounts.clientOf(user).apps(query, pageOf(query)));
    return answers.pageBody('apps', page, show.toApp);
  }

  @Post()
  @OktaListing({
    id: 'apps.listing',
    summary: 'List applications with a token of your own',
    description: 'The token is used once and not kept.',
    answer: answers.appListing,
    example: examples.appListing,
  })
  async listing(
    @CurrentCaller() caller: Caller,
    @Body({ schema: requests.listingBody }) body: z.output<typeof requests.listingBody>,
  ) {
    const found = await this.listings.run(caller, body, (client) => client.apps({}, { limit: body.limit }));
    return answers.listingBody('apps', found.items.map(show.toApp));
  }

  @Get(':appId')
  @OktaRead({ id: 'apps.get', summary: 'Show an application', answer: answers.appAnswer, example: examples.app })
  async get(
    @Acting() user: Subject,
    @Param('appId', appParameter) appId: string,
    @Query({ schema: requests.userOnly }) _query: unknown,
  ) {
    return answers.appBody(show.toApp(await this.accounts.clientOf(user).app(appId)));
  }

  @Get(':appId/users')
  @OktaRead({
    id: 'apps.users',
    summary: 'List who is assigned to an application',
    answer: answers.assignmentPage,
    example: examples.assignments,
  })
  async users(
    @Acting() user: Subject,
    @Param('appId', appParameter) appId: string,
    @Query({ schema: requests.pageQuery }) query: z.output<typeof requests.pageQuery>,
  ) {
    const page = await this.accounts.clientOf(user).appUsers(appId, pageOf(query));
    return answers.pageBody('users', page, show.toAssignment);
  }

  @Post(':appId/users')
  @OktaWrite({
    id: 'apps.assign',
    summary: 'Assign a user to an application',
    description: 'Doing it again changes nothing.',
    idempotent: true,
    status: 201,
    answer: answers.assignmentAnswer,
    example: examples.assignment,
  })
  async assign(
    @Acting() user: Subject,
    @Param('appId', appParameter) appId: string,
    @Body({ schema: requests.memberBody }) { member_id }: z.output<typeof requests.memberBody>,
  ) {
    const assigned = await explained(this.accounts.clientOf(user).assignAppUser(appId, member_id));
    return answers.assignmentBody(show.toAssignment(assigned));
  }

  @Delete(':appId/users/:memberId')
  @OktaWrite({
    id: 'apps.unassign',
    summary: 'End the assignment of a user to an application',
    answer: answers.doneAnswer,
    example: examples.done,
  })
  async unassign(
    @Acting() user: Subject,
    @Param('appId', appParameter) appId: string,
    @Param('memberId', appParameter) memberId: string,
    @Query({ schema: requests.userOnly }) _query: unknown,
  ) {
    await explained(this.accounts.clientOf(user).unassignAppUser(appId, memberId));
    return answers.doneBody('User unassigned from the application.');
  }
}
