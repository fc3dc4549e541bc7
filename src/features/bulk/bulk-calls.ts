import { z } from 'zod';
import { ProviderError } from '../../contracts/index.js';
import { codeOfProviderKind } from '../../platform/problem/index.js';
import { type BatchAction, type BatchResult } from '../../providers/asana/index.js';
import { type Item, type ItemErrorCode, type Outcome } from './bulk-item.js';

/** https://developers.asana.com/docs/batch-requests */
export const BATCH_SIZE = 10;
/** Times an item is sent before the faults it meets at the provider are taken for its own. */
const MOST_ATTEMPTS = 8;

/**
 * The id of our own that a created task carries, so that it can be found again when its answer was lost:
 * https://developers.asana.com/docs/custom-external-data
 */
export const externalGid = (operationId: string, index: number): string => `switchyard-${operationId}-${index}`;

const marked = z.object({ external: z.object({ gid: z.string() }) });
const created = z.object({ data: z.object({ gid: z.string() }) });

const FIELDS = { fields: ['gid'] };

/** What to tell Asana about an item. */
export const sendAction = ({ input: { task, data } }: Item): BatchAction =>
  task === undefined
    ? { method: 'post', relative_path: '/tasks', data, options: FIELDS }
    : { method: 'put', relative_path: `/tasks/${task}`, data, options: FIELDS };

/** Setting the same values twice changes nothing; creating twice makes two tasks. */
export const isRepeatable = ({ input }: Item): boolean => input.task !== undefined;

/** How to ask for the task an item may have created; undefined where it carries no id of ours. */
export function lookupAction({ input }: Item): BatchAction | undefined {
  const { data: task } = marked.safeParse(input.data);
  return task && { method: 'get', relative_path: `/tasks/external:${task.external.gid}`, options: FIELDS };
}

export const errorCodeOf = (error: ProviderError): ItemErrorCode => codeOfProviderKind[error.kind];

/** Whether the provider may have carried out the batch whose call failed so. */
export const mayHaveActed = ({ kind, code }: ProviderError): boolean =>
  kind === 'unavailable' && code !== 'connect_failed';

const isSuccess = (status: number) => status >= 200 && status < 300;
/** https://developers.asana.com/docs/errors; `undefined`: later may be different. */
function finalCode(status: number): ItemErrorCode | undefined {
  if (status === 429 || status >= 500) return undefined;
  if (status === 401) return 'not_connected';
  if (status === 402 || status === 403) return 'provider_forbidden';
  if (status === 404 || status === 410) return 'provider_not_found';
  return 'provider_rejected';
}

/** What an item's own answer in a batch says became of it. */
export function sentOutcome(item: Item, result: BatchResult | undefined): Outcome {
  if (!result) return unclear(item);
  const { status_code: status, body } = result;
  if (isSuccess(status)) return succeeded(item, item.input.task ?? created.safeParse(body).data?.data.gid);
  if (status === 429) return again(item);
  const code = finalCode(status);
  if (code === undefined) return unclear(item);
  // A second try may be refused because the first one, whose answer was lost, has taken the id of ours.
  const mayExist = code === 'provider_rejected' && item.attempts > 1 && lookupAction(item) !== undefined;
  return mayExist && item.attempts < MOST_ATTEMPTS ? { ...ref(item), status: 'sent' } : failed(item, code);
}

/** What the answer to a lookup says became of an item. */
export function foundOutcome(item: Item, result: BatchResult | undefined): Outcome {
  if (result && isSuccess(result.status_code)) return succeeded(item, created.safeParse(result.body).data?.data.gid);
  const code = result && finalCode(result.status_code);
  if (code === undefined) return { ...ref(item), status: 'sent' };
  if (code !== 'provider_not_found') return failed(item, 'unknown_outcome');
  return item.attempts < MOST_ATTEMPTS ? again(item) : failed(item, 'provider_unavailable');
}

/** An item of a batch whose answer never came. */
export function lostOutcome(item: Item): Outcome {
  if (isRepeatable(item)) return again(item);
  return lookupAction(item) ? { ...ref(item), status: 'sent' } : failed(item, 'unknown_outcome');
}

/** An item whose answer never came, when nobody will look for it soon. */
export const abandonedOutcome = (item: Item): Outcome =>
  isRepeatable(item) ? again(item) : failed(item, 'unknown_outcome');

export const again = (item: Item): Outcome => ({ ...ref(item), status: 'pending' });

/** The provider failed at this item alone, so that it may be the item's fault. */
const unclear = (item: Item): Outcome =>
  isRepeatable(item) && item.attempts >= MOST_ATTEMPTS ? failed(item, 'provider_unavailable') : lostOutcome(item);

function succeeded(item: Item, gid: string | undefined): Outcome {
  // An answer without a gid cannot be read; the task is there all the same.
  return gid === undefined ? lostOutcome(item) : { ...ref(item), status: 'succeeded', gid };
}

const failed = (item: Item, errorCode: ItemErrorCode): Outcome => ({ ...ref(item), status: 'failed', errorCode });

const ref = ({ index, attempts }: Item) => ({ index, attempts });
