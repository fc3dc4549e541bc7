export { type MirrorOwner } from './mirror-owner.js';
export { type TaskChange, type TaskChangeListener } from './task-changes.js';
export { type MirrorView, TaskMirror } from './task-mirror.js';
export { taskState, type TaskState } from './task-state.js';
export { TaskSyncModule } from './task-sync.module.js';
