import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../../test/support/eventually.js';
import { gate, type LaneProcess, useLaneProcesses } from '../../../test/support/lane-processes.js';
import { type LaneType, type Turn } from './lane-type.js';

const { open, query, rows, allDone, pass, now } = useLaneProcesses();
const type: LaneType = { kind: 'test.work', concurrency: 8 };

/** Adds work and says so, in one transaction. */
const add = (process: LaneProcess, keys: readonly string[]) =>
  process.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO work (key) SELECT * FROM unnest(${[...keys]}::text[])`;
    await process.lanes.wake(type, keys, { tx });
  });
const undone = async () => Number((await query('SELECT count(*) FROM work WHERE done = 0')).rows[0]?.count);

describe('work', () => {
  it('loses no wake-up and works on a key one turn at a time, with many wakes on three processes', async () => {
    const under = new Map<string, number>();
    const counts = { turns: 0, together: 0 };
    const processes: LaneProcess[] = [];
    const handler = async ({ key }: Turn) => {
      const together = (under.get(key) ?? 0) + 1;
      under.set(key, together);
      counts.turns += 1;
      counts.together = Math.max(counts.together, together);
      const found = await query<{ id: string }>('SELECT id FROM work WHERE key = $1 AND done = 0', [key]);
      await sleep(Math.random() * 2);
      await query('UPDATE work SET done = done + 1 WHERE id = ANY($1)', [found.rows.map(({ id }) => id)]);
      under.set(key, (under.get(key) ?? 0) - 1);
    };
    // Nobody dies: on a busy machine a short lease could end all the same.
    for (let n = 0; n < 3; n++) processes.push(await open([[type, handler]], { timing: { lease: 20_000 } }));
    const keys = Array.from({ length: 7 }, (_, n) => `k${n}`);
    const adder = async (process: LaneProcess, seed: number) => {
      for (let n = 0; n < 250; n++) {
        const some = keys.filter((_, place) => (n * 7 + seed + place * place) % 3 === 0);
        await add(process, some);
      }
    };
    await Promise.all([0, 1, 2, 3, 4, 5].map((seed) => adder(processes[seed % 3] as LaneProcess, seed)));
    await allDone();
    const total = Number((await query('SELECT count(*) FROM work')).rows[0]?.count);
    expect(total).toBeGreaterThan(2_000);
    expect(await undone()).toBe(0);
    expect(await query('SELECT 1 FROM work WHERE done <> 1')).toHaveProperty('rowCount', 0);
    expect(counts.together).toBe(1);
    expect(counts.turns).toBeLessThan(total);
  });

  it('of a key that never runs out of it leaves other keys their turns', async () => {
    const seen: string[] = [];
    const one: LaneType = { ...type, concurrency: 1 };
    const process = await open([
      [
        one,
        async ({ key }) => {
          seen.push(key);
          // More is added while this turn lasts, as to a busy inbox.
          if (key === 'busy' && seen.length < 30) await process.wake(one, ['busy']);
          if (key === 'busy' && seen.length === 3) await process.wake(one, ['patient']);
        },
      ],
    ]);
    await process.wake(one, ['busy']);
    await allDone();
    expect(seen.indexOf('patient')).toBeLessThan(8);
    expect(seen.filter((key) => key === 'busy').length).toBeGreaterThan(20);
  });

  it('exists if and only if its transaction commits', async () => {
    const seen: string[] = [];
    const process = await open([[type, async ({ key }) => void seen.push(key)]]);
    const undo = new Error('undo');
    const undone = process.prisma.$transaction(async (tx) => {
      await process.lanes.wake(type, ['lost'], { tx });
      throw undo;
    });
    await expect(undone).rejects.toBe(undo);
    await process.wake(type, ['kept']);
    await allDone();
    expect(seen).toEqual(['kept']);
  });

  it('is begun at another process as soon as it is committed, without waiting to be looked for', async () => {
    const seen: number[] = [];
    await open([[type, async () => void seen.push(performance.now())]], { timing: { poll: 60_000 } });
    const web = await open([[type, async () => undefined]], { works: false });
    const began = performance.now();
    await web.wake(type, ['k']);
    await eventually(() => seen.length);
    expect((seen[0] ?? NaN) - began).toBeLessThan(1_000);
    await allDone();
  });

  it('that was not announced is found, with one query for all kinds while none has any', async () => {
    const seen: string[] = [];
    const kinds = ['test.first', 'test.second', 'test.third'];
    const process = await open(
      kinds.map((kind) => [{ kind }, async ({ key }) => void seen.push(`${kind} ${key}`)] as const),
    );
    const ask = jest.spyOn(process.stored, 'dueKinds');
    const take = jest.spyOn(process.stored, 'take');
    await process.wake({ kind: 'test.third' }, ['late'], new Date(now() + 86_400_000));
    await eventually(() => ask.mock.calls.length > 3);
    take.mockClear();
    await eventually(() => ask.mock.calls.length > 6);
    expect(take).not.toHaveBeenCalled();
    await query("INSERT INTO lanes (kind, key) VALUES ('test.second', 'unsaid')");
    await eventually(() => seen.length);
    expect(seen).toEqual(['test.second unsaid']);
    expect(new Set(take.mock.calls.map(([kind]) => kind))).toEqual(new Set(['test.second']));
  });

  it('is left to the others by a process that only adds work', async () => {
    const seen: string[] = [];
    const web = await open([[type, async () => void seen.push('web')]], { works: false });
    await web.wake(type, ['k']);
    await sleep(150); // three looks of a process that works
    expect(seen).toEqual([]);
    await open([[type, async () => void seen.push('worker')]]);
    await allDone();
    expect(seen).toEqual(['worker']);
  });

  it('comes back at once for what was added during the turn', async () => {
    const turns = [gate(), gate()];
    let begun = 0;
    const process = await open([[type, () => turns[begun++]?.opened ?? Promise.resolve()]]);
    await process.wake(type, ['k']);
    await eventually(() => begun === 1);
    await process.wake(type, ['k']);
    turns[0]?.open();
    await eventually(() => begun === 2);
    expect(await rows()).toHaveLength(1);
    turns[1]?.open();
    await allDone();
    expect(begun).toBe(2);
  });

  it('refuses kinds that nobody registered, and those that two registered', async () => {
    const process = await open([[type, async () => undefined]]);
    await expect(process.wake({ kind: 'test.unknown' }, ['k'])).rejects.toThrow('not registered');
    expect(() => process.lanes.register(type, async () => undefined)).toThrow('twice');
  });
});

describe('what a turn returns', () => {
  it('`now` lets the other keys go first', async () => {
    const order: string[] = [];
    const one: LaneType = { kind: 'test.one', concurrency: 1 };
    const left = new Map([
      ['a', 3],
      ['b', 2],
    ]);
    const process = await open(
      [
        [
          one,
          async ({ key }) => {
            order.push(key);
            left.set(key, (left.get(key) ?? 0) - 1);
            await sleep(3); // so that the times they are put back at differ
            return (left.get(key) ?? 0) > 0 ? 'now' : undefined;
          },
        ],
      ],
      { starts: false },
    );
    await process.wake(one, ['a']);
    await process.wake(one, ['b'], new Date(now() + 2));
    await sleep(5);
    process.lanes.start();
    await allDone();
    expect(order).toEqual(['a', 'b', 'a', 'b', 'a']);
  });

  it('a date is when it comes back, unless work is added before', async () => {
    let turns = 0;
    const process = await open([[type, async () => (++turns < 3 ? new Date(now() + 3_600_000) : undefined)]]);
    await process.wake(type, ['k']);
    await eventually(async () => (await rows())[0]?.due_at && turns === 1);
    await sleep(150);
    expect(turns).toBe(1);
    pass(3_600_000);
    await eventually(() => turns === 2);
    await sleep(100);
    expect(turns).toBe(2);
    await process.wake(type, ['k']);
    await allDone();
    expect(turns).toBe(3);
  });

  it('work that is not due yet waits for its time', async () => {
    const seen: string[] = [];
    const process = await open([[type, async ({ key }) => void seen.push(key)]]);
    await process.wake(type, ['late'], new Date(now() + 86_400_000));
    await process.wake(type, ['soon']);
    await eventually(() => seen.length);
    await sleep(120);
    expect(seen).toEqual(['soon']);
    pass(86_400_000);
    await allDone();
    expect(seen).toEqual(['soon', 'late']);
  });

  it('throwing comes back with a growing pause that added work does not end, and is logged', async () => {
    const failures: number[] = [];
    const process = await open(
      [
        [
          type,
          async (turn) => {
            failures.push(turn.failures);
            if (failures.length < 4) throw new Error('The provider is away.');
          },
        ],
      ],
      { timing: { pause: 60_000, longestPause: 3_600_000 } },
    );
    await process.wake(type, ['k']);
    for (let failed = 1; failed <= 3; failed++) {
      await eventually(async () => (await rows())[0]?.failures === failed);
      const wait = ((await rows())[0]?.due_at.getTime() ?? NaN) - now();
      const pause = 60_000 * 2 ** (failed - 1);
      expect(wait).toBeGreaterThan(pause * 0.7);
      expect(wait).toBeLessThan(pause * 1.3);
      await process.wake(type, ['k']);
      await sleep(120);
      expect(failures).toHaveLength(failed);
      pass(wait);
    }
    await allDone();
    expect(failures).toEqual([0, 1, 2, 3]);
    expect(process.lines.flatMap((line) => /"job":"test.work","attempt":(\d)/.exec(line)?.[1] ?? [])).toEqual([
      '1',
      '2',
      '3',
    ]);
  });

  it('a turn that failed once begins anew with the next work', async () => {
    const failures: number[] = [];
    const process = await open([
      [
        type,
        async (turn) => {
          failures.push(turn.failures);
          if (failures.length === 1) throw new Error('once');
        },
      ],
    ]);
    await process.wake(type, ['k']);
    await allDone();
    await process.wake(type, ['k']);
    await allDone();
    expect(failures).toEqual([0, 1, 0]);
  });
});

describe('how much at once', () => {
  it('never more keys than the kind allows, and a key that hangs holds one place of it', async () => {
    const few: LaneType = { kind: 'test.few', concurrency: 3 };
    const hang = gate();
    let under = 0;
    let most = 0;
    const done: string[] = [];
    const process = await open([
      [
        few,
        async ({ key }) => {
          most = Math.max(most, ++under);
          await (key === 'hangs' ? hang.opened : sleep(2));
          under--;
          done.push(key);
        },
      ],
    ]);
    await process.wake(few, ['hangs', ...Array.from({ length: 40 }, (_, n) => `k${n}`)]);
    await eventually(() => done.length === 40);
    expect(most).toBe(3);
    hang.open();
    await allDone();
  });
});
