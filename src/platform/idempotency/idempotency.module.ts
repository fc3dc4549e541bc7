import { Global, Module } from '@nestjs/common';
import { Claims, defaultOptions, IDEMPOTENCY_OPTIONS } from './claims.js';
import { IdempotencyHousekeeping } from './housekeeping.js';
import { IdempotentRequests } from './idempotent-requests.js';

@Global()
@Module({
  providers: [
    { provide: IDEMPOTENCY_OPTIONS, useValue: defaultOptions },
    Claims,
    IdempotentRequests,
    IdempotencyHousekeeping,
  ],
  exports: [IdempotentRequests],
})
export class IdempotencyModule {}
