export { AccessModule } from './access.module.js';
export { Audit, type AuditRecord } from './audit.js';
export { RouteTable, type ServedRoute } from './route-table.js';
