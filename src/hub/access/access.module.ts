import { Global, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { APP_GUARD } from '@nestjs/core';
import { AuditTrail } from '../../contracts/index.js';
import { getOptionsToken, getStorageToken } from '@nestjs/throttler';
import { ServedPaths } from '../../platform/problem/index.js';
import { ApiKeyVerifier } from './api-key-verifier.js';
import { ApiKeysController } from './api-keys.controller.js';
import { ApiKeys } from './api-keys.js';
import { Audit } from './audit.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { Authenticator } from './authenticator.js';
import { AuthorizationGuard } from './authorization.guard.js';
import { Bootstrap } from './bootstrap.js';
import { Housekeeping } from './housekeeping.js';
import { KeyWatch } from './key-watch.js';
import { MeController } from './me.controller.js';
import { NOW } from './now.js';
import { RouteTable } from './route-table.js';
import { Scopes } from './scopes.js';
import { SessionTokens } from './session-tokens.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.js';
import { FailedAttempts } from './throttle/failed-attempts.js';
import { OwnLimits } from './throttle/own-limits.js';
import { SharedThrottlerStorage } from './throttle/shared-throttler-storage.js';
import { SharedThrottlerGuard } from './throttle/shared-throttler.guard.js';
import { throttleOptions } from './throttle/throttle-options.js';
import { ThrottleGuard } from './throttle/throttle.guard.js';

@Global()
@Module({
  controllers: [ApiKeysController, MeController, SessionsController],
  providers: [
    { provide: NOW, useValue: Date.now },
    RouteTable,
    { provide: ServedPaths, useExisting: RouteTable },
    Bootstrap,
    Audit,
    { provide: AuditTrail, useExisting: Audit },
    Scopes,
    ApiKeys,
    ApiKeyVerifier,
    KeyWatch,
    SessionTokens,
    Sessions,
    FailedAttempts,
    Authenticator,
    Housekeeping,
    SharedThrottlerStorage,
    OwnLimits,
    { provide: getStorageToken(), useExisting: SharedThrottlerStorage },
    SharedThrottlerGuard,
    { provide: getOptionsToken(), inject: [ConfigService], useFactory: throttleOptions },
    // Nest runs global guards in this order: who, how often, what.
    { provide: APP_GUARD, useClass: AuthenticationGuard },
    { provide: APP_GUARD, useClass: ThrottleGuard },
    AuthorizationGuard,
    { provide: APP_GUARD, useExisting: AuthorizationGuard },
  ],
  exports: [Audit, AuditTrail, KeyWatch, OwnLimits, RouteTable, ServedPaths],
})
export class AccessModule {}
