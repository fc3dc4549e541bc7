import { type Caller, holds, type Scope } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';

/** Reading, writing and deleting share paths in this family, so what changes something asks for its scope itself. */
function may(caller: Caller, scope: Scope): void {
  if (!holds(caller, scope)) throw problem('forbidden', { detail: `The credential lacks the scope ${scope}.` });
}

/** @throws problem `forbidden` for a caller that may not change anything */
export const mayWrite = (caller: Caller): void => may(caller, 'asana:write');

/** @throws problem `forbidden` for a caller that may not delete */
export const mayDelete = (caller: Caller): void => may(caller, 'asana:delete');
