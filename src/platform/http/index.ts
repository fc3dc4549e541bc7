export { type Clock, systemClock } from './clock.js';
export type { RetryPolicyName } from './retry-policy.js';
export { UpstreamHttp } from './upstream-http.js';
export { UpstreamHttpModule } from './upstream-http.module.js';
export { UpstreamObserver, type UpstreamAttempt } from './upstream-observer.js';
export { UPSTREAM_OPTIONS, type UpstreamOptions } from './upstream-options.js';
export type { UpstreamRequest, UpstreamResponse } from './upstream-request.js';
