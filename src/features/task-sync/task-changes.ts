import { Injectable } from '@nestjs/common';
import { type Prisma } from '../../platform/database/index.js';
import { type MirrorOwner } from './mirror-owner.js';
import { type TaskState } from './task-state.js';

/** One real change of a task, told once. */
export interface TaskChange {
  readonly owner: MirrorOwner;
  readonly gid: string;
  /** undefined: it was not known, or was deleted. */
  readonly before: TaskState | undefined;
  /** undefined: deleted, or the owner may not see it any more. */
  readonly after: TaskState | undefined;
  /** `event`: it was fetched because something was reported or asked; `sync`: a full reading found it. */
  readonly cause: 'event' | 'sync';
}

/** Told of changes of one owner's tasks, each of another one. Database work only, in the transaction that stores them; throwing undoes both, and they are tried again. */
export type TaskChangeListener = (changes: readonly TaskChange[], tx: Prisma.TransactionClient) => Promise<void>;

/** Who is told of changes. */
@Injectable()
export class TaskChangeListeners {
  readonly #listeners = new Map<string, TaskChangeListener>();

  add(name: string, listener: TaskChangeListener): void {
    if (this.#listeners.has(name)) throw new Error(`The listener ${name} is registered twice.`);
    this.#listeners.set(name, listener);
  }

  async tell(changes: readonly TaskChange[], tx: Prisma.TransactionClient): Promise<void> {
    if (changes.length === 0) return;
    for (const listener of this.#listeners.values()) await listener(changes, tx);
  }
}
