import { type Caller, holds } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';

const WRITE = 'asana:write';

/** @throws problem `forbidden` for a caller that may only read: reading and writing share paths in this family */
export function mayWrite(caller: Caller): void {
  if (!holds(caller, WRITE)) throw problem('forbidden', { detail: `The credential lacks the scope ${WRITE}.` });
}
