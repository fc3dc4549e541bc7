export { observeRequests, requestId } from './http-hooks.js';
export { Log, type LogFields } from './log.js';
export { Metrics } from './metrics.js';
export { TelemetryModule } from './telemetry.module.js';
