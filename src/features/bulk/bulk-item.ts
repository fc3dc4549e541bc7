import { z } from 'zod';
import { type BulkItem, type BulkItemStatus } from '../../platform/database/index.js';

/** What is kept of an item: what Asana will be told, and of which task. */
const itemInputSchema = z.object({
  /** gid of the task to change; absent: a task is created. */
  task: z.string().optional(),
  data: z.record(z.string(), z.unknown()),
});
export type ItemInput = z.output<typeof itemInputSchema>;

export interface Item {
  readonly index: number;
  /** Times it was sent, this one included. Fences what is written about it: see `BulkItems.settle`. */
  readonly attempts: number;
  readonly input: ItemInput;
}

export const toItem = ({ index, attempts, input }: Pick<BulkItem, 'index' | 'attempts' | 'input'>): Item => ({
  index,
  attempts,
  input: itemInputSchema.parse(input),
});

/** What became of an item that was sent. `sent`: nobody knows yet, so it has to be looked up. */
export interface Outcome {
  readonly index: number;
  readonly attempts: number;
  readonly status: BulkItemStatus;
  readonly gid?: string;
  readonly errorCode?: ItemErrorCode;
}

/** Why an item failed; what clients read about it. */
export const ITEM_ERRORS = {
  not_connected: 'The user has no usable connection to Asana. Connect the account, then retry.',
  provider_forbidden: 'Asana does not allow this account to do that.',
  provider_not_found: 'Asana does not know this task, or the account may not see it.',
  provider_rejected: 'Asana did not accept the item. Check its ids, its assignee and its fields.',
  provider_rate_limited: 'Asana is limiting this account.',
  provider_unavailable: 'Asana did not answer properly, again and again.',
  unknown_outcome: 'It is not known whether Asana created the task. A retry looks for it and never creates it twice.',
  cancelled: 'The operation was cancelled before the item was sent.',
} as const;
export type ItemErrorCode = keyof typeof ITEM_ERRORS;
