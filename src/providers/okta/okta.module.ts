import { Module } from '@nestjs/common';
import { OktaAccounts } from './okta.accounts.js';

/** Needs the port `ConnectedApi` from a global module. */
@Module({ providers: [OktaAccounts], exports: [OktaAccounts] })
export class OktaModule {}
