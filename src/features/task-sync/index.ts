export { TaskSyncModule } from './task-sync.module.js';
