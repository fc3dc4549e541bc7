export { IdempotencyInterceptor, REPLAYED } from './idempotency.interceptor.js';
export { IDEMPOTENCY_KEY } from './idempotency-key.js';
export { IdempotencyModule } from './idempotency.module.js';
export { type Idempotence, Idempotency, type IdempotentAttempt } from './request.js';
