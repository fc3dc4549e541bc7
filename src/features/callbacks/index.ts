export { CallbacksModule } from './callbacks.module.js';
export { CallbackHealth } from './log/callback-health.js';
export { CallbackTasks } from './tasks/callback-tasks.js';
export { createClaim, createFields, healthClaim, listClaim, listFields } from './tasks/claims.js';
export { TaskLimitGuard } from './tasks/task-limit.guard.js';
