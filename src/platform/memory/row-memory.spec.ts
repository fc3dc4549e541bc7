import { RowMemory } from './row-memory.js';

/** The feed's promise without its database: announcements arrive when the test says so. */
class Announcements {
  isLive = true;
  private readonly listeners = new Set<(id: string | undefined) => void>();
  on(_topic: string, listener: (id: string | undefined) => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  tell(id: string | undefined) {
    for (const listener of this.listeners) listener(id);
  }
}

describe('RowMemory', () => {
  let feed: Announcements;
  let memory: RowMemory<string>;
  const row = (id: string) => async () => ({ id, value: `value of ${id}` });

  beforeEach(() => {
    feed = new Announcements();
    memory = new RowMemory(feed, 'rows', 2);
  });

  it('recalls what was read', async () => {
    expect(memory.recall('a')).toBeUndefined();
    await expect(memory.read('a', row('1'))).resolves.toBe('value of 1');
    expect(memory.recall('a')).toBe('value of 1');
  });

  it.each([
    ['the row changed', '1'],
    ['everything may have changed', undefined],
  ])('forgets when %s', async (_, id) => {
    await memory.read('a', row('1'));
    feed.tell(id);
    expect(memory.recall('a')).toBeUndefined();
  });

  it('keeps what did not change', async () => {
    await memory.read('a', row('1'));
    feed.tell('2');
    expect(memory.recall('a')).toBe('value of 1');
  });

  it.each([['1'], ['another'], [undefined]])('does not keep what was read while %s changed', async (id) => {
    const reading = memory.read('a', async () => {
      feed.tell(id);
      return { id: '1', value: 'from before' };
    });
    await expect(reading).resolves.toBe('from before');
    expect(memory.recall('a')).toBeUndefined();
  });

  it('recalls and keeps nothing while announcements do not arrive', async () => {
    await memory.read('a', row('1'));
    feed.isLive = false;
    expect(memory.recall('a')).toBeUndefined();
    await memory.read('b', row('2'));
    feed.isLive = true;
    expect(memory.recall('b')).toBeUndefined();
  });

  it('does not remember that there is nothing', async () => {
    await expect(memory.read('a', async () => undefined)).resolves.toBeUndefined();
    await memory.read('a', row('1'));
    expect(memory.recall('a')).toBe('value of 1');
  });

  it('forgets first what was not asked for the longest', async () => {
    await memory.read('a', row('1'));
    await memory.read('b', row('2'));
    memory.recall('a');
    await memory.read('c', row('3'));
    expect(['a', 'b', 'c'].map((key) => memory.recall(key))).toEqual(['value of 1', undefined, 'value of 3']);
  });

  it('listens no more once its room is gone', async () => {
    memory.onModuleDestroy();
    await memory.read('a', row('1'));
    feed.tell('1');
    expect(memory.recall('a')).toBe('value of 1');
  });
});
