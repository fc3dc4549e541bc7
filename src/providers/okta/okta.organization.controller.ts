import { Body, Controller, Delete, Get, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { type z } from 'zod';
import { type Caller, type Subject } from '../../contracts/index.js';
import { Acting, CurrentCaller } from '../../platform/api/index.js';
import { OktaAccounts } from './okta.accounts.js';
import * as answers from './okta.answers.js';
import { pageOf } from './okta.drafting.js';
import * as show from './okta.entities.js';
import { examples } from './okta.examples.js';
import { OktaListings } from './okta.listings.js';
import { OktaDelete, OktaListing, OktaRead, OktaWrite } from './okta.operations.js';
import { explained } from './okta.refusals.js';
import { OktaRemovals } from './okta.removals.js';
import * as requests from './okta.requests.js';

/** What belongs to the organization as a whole: itself, the attributes of its users, its system log. */
@Controller('api/okta')
export class OktaOrganizationController {
  constructor(
    private readonly accounts: OktaAccounts,
    private readonly listings: OktaListings,
    private readonly removals: OktaRemovals,
  ) {}

  @Post('orgs')
  @OktaListing({
    id: 'orgs.check',
    summary: 'Check a token and the address of an organization',
    description: 'The token is used once and not kept.',
    answer: answers.orgListing,
    example: examples.org,
  })
  async org(
    @CurrentCaller() caller: Caller,
    @Body({ schema: requests.orgBody }) body: z.output<typeof requests.orgBody>,
  ) {
    return answers.orgBody(await this.listings.org(caller, body));
  }

  @Get('schema')
  @OktaRead({
    id: 'schema.get',
    summary: 'List the attributes that users have',
    answer: answers.schemaAnswer,
    example: examples.schema,
  })
  async schema(@Acting() user: Subject, @Query({ schema: requests.userOnly }) _query: unknown) {
    return answers.schemaBody(show.toAttributes(await this.accounts.clientOf(user).userSchema()));
  }

  @Post('schema/attributes')
  @OktaWrite({
    id: 'schema.addAttribute',
    summary: 'Add an attribute of the organization’s own',
    description: 'One of the same name is changed.',
    idempotent: true,
    status: HttpStatus.CREATED,
    answer: answers.schemaAnswer,
    example: examples.schema,
  })
  async addAttribute(
    @Acting() user: Subject,
    @Body({ schema: requests.attributeBody }) body: z.output<typeof requests.attributeBody>,
  ) {
    const { name, title, type, description } = body;
    const attribute = { title, type, ...(description && { description }) };
    const changed = await explained(this.accounts.clientOf(user).changeUserSchema({ [name]: attribute }));
    return answers.schemaBody(show.toAttributes(changed));
  }

  @Delete('schema/attributes/:name')
  @OktaDelete({
    id: 'schema.removeAttribute',
    summary: 'Remove an attribute of the organization’s own with all its values',
    description: 'Needs the scope `okta:delete`.',
    answer: answers.removalAnswer,
    example: examples.done,
  })
  async removeAttribute(
    @Acting() user: Subject,
    @Param('name', { schema: requests.attributeName }) name: string,
    @Query({ schema: requests.deleteQuery }) { dry_run }: z.output<typeof requests.deleteQuery>,
  ) {
    if (dry_run) return answers.planBody(await this.removals.planOfAttribute(user, name));
    await this.removals.attribute(user, name);
    return answers.doneBody('Attribute removed.');
  }

  @Get('logs')
  @OktaRead({
    id: 'logs.list',
    summary: 'Read the system log, the oldest entry first',
    description: 'Without `until` there always is a `next_cursor`: with it, later entries are read as they come.',
    answer: answers.logPage,
    example: examples.logs,
  })
  async logs(
    @Acting() user: Subject,
    @Query({ schema: requests.logsQuery }) query: z.output<typeof requests.logsQuery>,
  ) {
    const page = await explained(this.accounts.clientOf(user).logs(query, pageOf(query)));
    return answers.pageBody('logs', page, show.toLogEntry);
  }
}
