import { GroupCommit, type GroupCommitOptions } from './group-commit.js';

/** Writes that end when they are told to. */
class Writes {
  readonly groups: number[][] = [];
  #ends: { resolve: () => void; reject: (error: Error) => void }[] = [];

  readonly write = (items: readonly number[]): Promise<void> => {
    this.groups.push([...items]);
    return new Promise((resolve, reject) => this.#ends.push({ resolve, reject }));
  };

  async begun(count: number): Promise<void> {
    while (this.groups.length < count) await new Promise(setImmediate);
  }

  end(error?: Error): void {
    const end = this.#ends.shift();
    if (error) end?.reject(error);
    else end?.resolve();
  }
}

const build = (options: Partial<GroupCommitOptions<number>> = {}) => {
  const writes = new Writes();
  const commit = new GroupCommit<number>({
    write: writes.write,
    isOutage: (error) => error instanceof Error && error.message === 'away',
    sizeOf: () => 1,
    ...options,
  });
  return { writes, commit };
};

const outcomes = async (promises: Promise<void>[]) =>
  (await Promise.allSettled(promises)).map((result) =>
    result.status === 'fulfilled' ? 'done' : (result.reason as Error & { code?: string }).message,
  );

describe('a group commit', () => {
  it('writes an item at once, and what comes meanwhile together, in order', async () => {
    const { writes, commit } = build();
    const first = commit.add(1);
    await writes.begun(1);
    const later = [commit.add(2), commit.add(3), commit.add(4)];
    expect(writes.groups).toEqual([[1]]);
    writes.end();
    await first;
    await writes.begun(2);
    expect(writes.groups).toEqual([[1], [2, 3, 4]]);
    writes.end();
    expect(await outcomes(later)).toEqual(['done', 'done', 'done']);
  });

  it('says nothing before the write has ended', async () => {
    const { writes, commit } = build();
    let isDone = false;
    void commit.add(1).then(() => (isDone = true));
    await writes.begun(1);
    await new Promise(setImmediate);
    expect(isDone).toBe(false);
    writes.end();
    await new Promise(setImmediate);
    expect(isDone).toBe(true);
  });

  it('keeps one bad item from taking others with it', async () => {
    const bad = 3;
    const { commit } = build({
      write: async (items) => {
        if (items.includes(bad)) throw new Error('bad');
      },
    });
    expect(await outcomes([1, 2, 3, 4, 5].map((item) => commit.add(item)))).toEqual([
      'done',
      'done',
      'bad',
      'done',
      'done',
    ]);
  });

  it('fails those of one outage together, and tries the next anew', async () => {
    const { writes, commit } = build();
    const lost = [commit.add(1), commit.add(2)];
    await writes.begun(1);
    const next = commit.add(3);
    writes.end(new Error('away'));
    expect(await outcomes(lost)).toEqual(['away', 'away']);
    await writes.begun(2);
    writes.end();
    expect(await outcomes([next])).toEqual(['done']);
  });

  it.each([
    ['items', { waiting: 2 }],
    ['bytes', { waitingBytes: 2 }],
  ])('refuses what is too much to wait, in %s', async (_, limits) => {
    const { writes, commit } = build({ limits });
    const first = commit.add(1);
    await writes.begun(1);
    const waiting = [commit.add(2), commit.add(3)];
    await expect(commit.add(4)).rejects.toMatchObject({ code: 'overloaded', options: { retryAfterSeconds: 2 } });
    writes.end();
    await writes.begun(2);
    writes.end();
    expect(await outcomes([first, ...waiting])).toEqual(['done', 'done', 'done']);
  });

  it.each([
    ['items', { together: 2 }],
    ['bytes', { togetherBytes: 2 }],
  ])('makes no commit larger than it may be, in %s', async (_, limits) => {
    const groups: number[][] = [];
    const { commit } = build({ limits, write: async (items) => void groups.push([...items]) });
    await Promise.all([1, 2, 3, 4, 5].map((item) => commit.add(item)));
    expect(groups).toEqual([[1, 2], [3, 4], [5]]);
  });
});
