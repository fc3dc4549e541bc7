import { randomBytes } from 'node:crypto';

const COUNTER_LIMIT = 0x1000;
let last = { at: 0, counter: 0 };

/**
 * A UUIDv7 (https://www.rfc-editor.org/rfc/rfc9562#section-5.7) as the database client makes them, for a row whose id is
 * needed before it exists. Those of one process grow, also within a millisecond: a counter follows the time (section
 * 6.2, method 1), and the time goes on when it is used up.
 * @param now milliseconds since the epoch
 */
export function newRowId(now: number): string {
  last = next(now);
  const bytes = random(16);
  bytes.writeUIntBE(last.at, 0, 6);
  bytes.writeUInt16BE(0x7000 | last.counter, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Asking the system for random bytes costs the same for many as for few. */
const POOL_BYTES = 4_096;
let pool = Buffer.alloc(0);

function random(count: number): Buffer {
  if (pool.length < count) pool = randomBytes(POOL_BYTES);
  const bytes = pool.subarray(0, count);
  pool = pool.subarray(count);
  return bytes;
}

/** A clock that is set back by more than a moment, as tests do, gets ids of its own time. */
function next(now: number): typeof last {
  if (now > last.at || last.at - now > 1_000) return { at: now, counter: 0 };
  const { at, counter } = last;
  return counter + 1 < COUNTER_LIMIT ? { at, counter: counter + 1 } : { at: at + 1, counter: 0 };
}
