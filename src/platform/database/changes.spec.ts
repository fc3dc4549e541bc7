import { Changes } from './changes.js';

class Announcements {
  isLive = true;
  readonly listeners = new Set<(id: string | undefined) => void>();
  on(_topic: string, listener: (id: string | undefined) => void) {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
  tell(id: string | undefined) {
    for (const listener of this.listeners) listener(id);
  }
}

const FOREVER_MS = 3_600_000;
const { signal } = new AbortController();
let feed: Announcements;
let changes: Changes;

beforeEach(() => {
  feed = new Announcements();
  changes = new Changes(feed, 'things', 'a');
});
afterEach(() => jest.useRealTimers());

const isOver = async (waiting: Promise<void>) => {
  const pending = Symbol('pending');
  const [first] = await Promise.all([Promise.race([waiting, new Promise((done) => setImmediate(done, pending))])]);
  return first !== pending;
};

it.each([['a'], [undefined]])('wakes up at the announcement of %s', async (id) => {
  const waiting = changes.next(FOREVER_MS, signal);
  feed.tell('b');
  expect(await isOver(waiting)).toBe(false);
  feed.tell(id);
  expect(await isOver(waiting)).toBe(true);
});

it('misses nothing between two waits, and waits again after it', async () => {
  feed.tell('a');
  feed.tell('a');
  await changes.next(FOREVER_MS, signal);
  expect(await isOver(changes.next(FOREVER_MS, signal))).toBe(false);
});

it('ends with its signal, also one aborted before', async () => {
  const control = new AbortController();
  const waiting = changes.next(FOREVER_MS, control.signal);
  control.abort();
  await waiting;
  await changes.next(FOREVER_MS, control.signal);
});

it('ends with its time, and after a second while announcements do not arrive', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  const waiting = changes.next(5_000, signal);
  jest.advanceTimersByTime(4_999);
  expect(await isOver(waiting)).toBe(false);
  jest.advanceTimersByTime(1);
  expect(await isOver(waiting)).toBe(true);
  feed.isLive = false;
  const looking = changes.next(5_000, signal);
  jest.advanceTimersByTime(1_000);
  expect(await isOver(looking)).toBe(true);
});

it('listens no more once it has stopped', () => {
  changes.stop();
  expect(feed.listeners.size).toBe(0);
});
