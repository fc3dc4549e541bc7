/** Injection token of `TaskSyncOptions`. */
export const TASK_SYNC_OPTIONS = Symbol('TASK_SYNC_OPTIONS');

export interface TaskSyncOptions {
  /** Hours after which a mirrored project is read in full once more, as the last safety net; 0: never. */
  readonly resyncHours: number;
}
