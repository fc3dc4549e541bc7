export { AccessModule } from './access.module.js';
export { Audit, type AuditRecord, type AuditSource, auditSourceOf } from './audit.js';
export { Incoming, type IncomingRequest } from './incoming.js';
export { KeyWatch } from './key-watch.js';
export { type OwnLimit, OwnLimits } from './throttle/own-limits.js';
export { RouteTable, type ServedRoute } from './route-table.js';
