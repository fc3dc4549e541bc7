import { Module } from '@nestjs/common';
import { OktaAccounts } from './okta.accounts.js';
import { OktaAppsController } from './okta.apps.controller.js';
import { OktaGroupsController } from './okta.groups.controller.js';
import { OktaListings } from './okta.listings.js';
import { OktaOrganizationController } from './okta.organization.controller.js';
import { OktaRemovals } from './okta.removals.js';
import { OktaUsersController } from './okta.users.controller.js';

/** Needs the ports `ConnectedApi` and `GivenTokens` from global modules. */
@Module({
  controllers: [OktaUsersController, OktaGroupsController, OktaAppsController, OktaOrganizationController],
  providers: [OktaAccounts, OktaListings, OktaRemovals],
  exports: [OktaAccounts],
})
export class OktaModule {}
