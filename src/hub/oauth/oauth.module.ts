import { Module } from '@nestjs/common';
import { AccountLinking } from './account-linking.js';
import { AuthorizationRequests } from './authorization-requests.js';
import { AuthorizationResponses } from './authorization-responses.js';
import { AuthorizeController } from './authorize.controller.js';
import { CallbackController } from './callback.controller.js';
import { CodeGrant } from './code-grant.js';
import { FLOW_CLOCK, systemFlowClock } from './flow-clock.js';
import { FlowStore } from './flow-store.js';
import { LinkedAccountController } from './linked-account.controller.js';
import { OAuthHealthController } from './oauth-health.controller.js';
import { SettingsPageController } from './settings-page.controller.js';

@Module({
  controllers: [
    OAuthHealthController,
    AuthorizeController,
    CallbackController,
    LinkedAccountController,
    SettingsPageController,
  ],
  providers: [
    { provide: FLOW_CLOCK, useValue: systemFlowClock },
    AccountLinking,
    AuthorizationRequests,
    AuthorizationResponses,
    CodeGrant,
    FlowStore,
  ],
})
export class OAuthModule {}
