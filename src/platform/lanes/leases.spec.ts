import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../test/support/eventually.js';
import { gate, useLaneProcesses } from '../../../test/support/lane-processes.js';
import { type LaneType, type Turn } from './lane-type.js';

const { open, query, rows, allDone } = useLaneProcesses();
const type: LaneType = { kind: 'test.leased' };

/** A handler whose turns wait to be let go. */
function held() {
  const turns: { turn: Turn; go: () => void }[] = [];
  const handler = async (turn: Turn) => {
    const { opened, open: go } = gate();
    turns.push({ turn, go });
    await opened;
  };
  return { turns, handler };
}

/** As if the lease of the first turn had ended while its process stalled. */
async function expire(fence: bigint): Promise<true> {
  await query(`UPDATE lanes SET lease_until = now() - interval '1 s' WHERE fence = $1`, [fence]);
  return true;
}
const fenceNow = async () => BigInt((await query<{ fence: string }>('SELECT fence FROM lanes')).rows[0]?.fence ?? '');

async function endAll(turns: readonly { go: () => void }[]): Promise<void> {
  const timer = setInterval(() => turns.forEach(({ go }) => go()), 5);
  await allDone();
  clearInterval(timer);
}

describe('leases', () => {
  it('a long turn keeps its lease', async () => {
    const first = held();
    const second = held();
    const process = await open([[type, first.handler]]);
    await process.wake(type, ['k']);
    await eventually(() => first.turns.length);
    await open([[type, second.handler]]);
    await sleep(1_000); // two and a half leases
    expect(second.turns).toHaveLength(0);
    expect(first.turns[0]?.turn.signal.aborted).toBe(false);
    first.turns[0]?.go();
    await allDone();
  });

  it('the turn of a process that died is taken over when its lease ends', async () => {
    const first = held();
    const second = held();
    const dying = await open([[type, first.handler]], { timing: { grace: 0 } });
    await dying.wake(type, ['k']);
    await eventually(() => first.turns.length);
    await open([[type, second.handler]]);
    const died = performance.now();
    await dying.die();
    await eventually(() => second.turns.length, 2_000);
    expect(performance.now() - died).toBeGreaterThan(200);
    second.turns[0]?.go();
    await allDone();
  });

  it('a stalled turn is told that it lost its lease, and ends nothing', async () => {
    const first = held();
    const second = held();
    const stalled = await open([[type, first.handler]]);
    await stalled.wake(type, ['k']);
    await eventually(() => first.turns.length);
    await open([[type, second.handler]]);
    const fence = await fenceNow();
    await eventually(async () => (await expire(fence)) && second.turns.length + first.turns.length > 1);
    await eventually(() => first.turns[0]?.turn.signal.aborted);
    first.turns[0]?.go();
    await sleep(100);
    expect(await rows()).toHaveLength(1);
    first.turns[1]?.go();
    second.turns[0]?.go();
    await allDone();
  });

  it('a stalled turn ends nothing either when newer ones have come and gone meanwhile', async () => {
    const first = held();
    const process = await open([[type, async () => undefined]], { starts: false });
    await process.wake(type, ['k']);
    const [stale] = await process.stored.take(type.kind, 1, -1);
    const [newer] = await process.stored.take(type.kind, 1, 10_000);
    if (!stale || !newer) throw new Error('Nothing was taken.');
    await process.stored.finish([newer]);
    expect(await rows()).toHaveLength(0);
    const other = await open([[type, first.handler]]);
    await other.wake(type, ['k']);
    await eventually(() => first.turns.length);
    await process.stored.finish([stale]);
    await process.stored.putBack(stale, new Date(), 0);
    expect(await process.stored.renew([stale], 10_000)).toEqual([]);
    expect(await rows()).toHaveLength(1);
    await sleep(150);
    expect(first.turns).toHaveLength(1);
    first.turns[0]?.go();
    await allDone();
  });

  it('turns that end together wait for nobody who adds work to one of them', async () => {
    const process = await open([[type, async () => undefined]], { starts: false });
    await process.wake(type, ['a', 'b', 'c']);
    const turns = await process.stored.take(type.kind, 3, 10_000);
    let finished: Promise<void> | undefined;
    await process.prisma.$transaction(async (tx) => {
      await process.lanes.wake(type, ['b'], { tx });
      finished = process.stored.finish(turns);
      await eventually(async () => (await rows()).length === 1);
    });
    await finished;
    // What was added to b is not lost with its turn.
    expect((await process.stored.take(type.kind, 3, 10_000)).map(({ key }) => key)).toEqual(['b']);
    await query('DELETE FROM lanes');
  });

  it('a renewal that comes too late does not lease what its turn has given back', async () => {
    const process = await open([[type, async () => undefined]], { starts: false });
    await process.wake(type, ['k']);
    const [turn] = await process.stored.take(type.kind, 1, 10_000);
    if (!turn) throw new Error('Nothing was taken.');
    await process.wake(type, ['k']);
    await process.stored.finish([turn]);
    expect(await process.stored.renew([turn], 10_000)).toEqual([]);
    expect(await process.stored.take(type.kind, 1, 10_000)).toHaveLength(1);
    await query('DELETE FROM lanes');
  });

  it('one process that stalled takes its own key again, and its older turn is told to end', async () => {
    const own = held();
    const process = await open([[type, own.handler]]);
    await process.wake(type, ['k']);
    await eventually(() => own.turns.length === 1);
    const fence = await fenceNow();
    await eventually(async () => (await expire(fence)) && own.turns.length === 2);
    await eventually(() => own.turns[0]?.turn.signal.aborted);
    expect(own.turns[1]?.turn.signal.aborted).toBe(false);
    own.turns[0]?.go();
    await sleep(600); // the newer turn's lease is renewed all the same
    expect(own.turns).toHaveLength(2);
    expect(own.turns[1]?.turn.signal.aborted).toBe(false);
    own.turns[1]?.go();
    await allDone();
  });

  it('renewing and adding do not wait for each other in a circle, in whatever order work is added', async () => {
    const own = held();
    const keys = ['a', 'b', 'c', 'd', 'e', 'f'];
    const process = await open([[type, own.handler]], { timing: { lease: 2_000 } });
    await process.wake(type, keys);
    await eventually(() => own.turns.length === keys.length);
    const turn = await rows();
    const until = performance.now() + 4_000;
    // The same order for all who add, but hardly that of a renewal.
    const order = ['d', 'a', 'f', 'b', 'e', 'c'];
    for (let n = 0; performance.now() < until; n++) {
      await process.prisma.$transaction(async (tx) => {
        for (const key of order) {
          await process.lanes.wake(type, [key], { tx });
          await sleep(10);
        }
      });
    }
    expect(own.turns.filter(({ turn }) => turn.signal.aborted)).toEqual([]);
    expect(process.lines).toEqual([]);
    expect(turn).toHaveLength(keys.length);
    await endAll(own.turns);
  });
});

describe('shutdown', () => {
  it('tells the turns to end, waits for them, and others go on at once', async () => {
    const first = held();
    const second = held();
    const leaving = await open([[type, first.handler]]);
    await leaving.wake(type, ['k']);
    await eventually(() => first.turns.length);
    await open([[type, second.handler]], { timing: { lease: 60_000 } });
    let isOver = false;
    const stopped = leaving.lanes.onModuleDestroy().then(() => (isOver = true));
    expect(first.turns[0]?.turn.signal.aborted).toBe(true);
    await sleep(100);
    expect(isOver).toBe(false);
    first.turns[0]?.go();
    await stopped;
    await eventually(() => second.turns.length);
    second.turns[0]?.go();
    await allDone();
  });

  it('begins nothing any more: what was just being taken is given back', async () => {
    let begun = 0;
    const process = await open([[type, async () => void begun++]], { starts: false, timing: { lease: 60_000 } });
    await process.wake(type, ['k']);
    process.lanes.start(); // looks at once
    await process.lanes.onModuleDestroy();
    const before = begun;
    await sleep(100);
    expect(begun).toBe(before);
    expect(await query('SELECT 1 FROM lanes WHERE lease_until IS NOT NULL')).toHaveProperty('rowCount', 0);
  });

  it('gives up turns that do not end', async () => {
    const first = held();
    const leaving = await open([[type, first.handler]], { timing: { grace: 50 } });
    await leaving.wake(type, ['k']);
    await eventually(() => first.turns.length);
    await leaving.lanes.onModuleDestroy();
    expect(await rows()).toHaveLength(1);
    first.turns[0]?.go();
  });
});
