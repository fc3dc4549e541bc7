import { type PageRequest } from './asana.client.js';
import { matchingPage } from './asana.paging.js';

const numbers = Array.from({ length: 20 }, (_, index) => index);
const isOdd = (n: number) => n % 2 === 1;

/** A list of numbers whose offsets are positions; remembers what it was asked. */
function source(all: readonly number[]) {
  const asked: PageRequest[] = [];
  const fetchPage = async ({ limit, offset }: PageRequest) => {
    asked.push({ limit, offset });
    const end = Number(offset ?? 0) + limit;
    return { items: all.slice(Number(offset ?? 0), end), nextOffset: end < all.length ? String(end) : null };
  };
  return { asked, fetchPage };
}

it('fills a page with what matches, never reading past what it shows', async () => {
  const { fetchPage, asked } = source(numbers);
  const first = await matchingPage(fetchPage, isOdd, { limit: 4 });
  expect(first).toEqual({ items: [1, 3, 5, 7], nextOffset: '8' });
  expect(asked.map((page) => page.limit)).toEqual([4, 2, 1, 1]);
  expect(await matchingPage(fetchPage, isOdd, { limit: 4, offset: '8' })).toMatchObject({ items: [9, 11, 13, 15] });
});

it('walking the pages finds everything once', async () => {
  const found: number[] = [];
  let offset: string | undefined;
  do {
    const page = await matchingPage(source(numbers).fetchPage, (n) => n % 7 === 0, { limit: 2, offset });
    found.push(...page.items);
    offset = page.nextOffset ?? undefined;
  } while (offset !== undefined);
  expect(found).toEqual([0, 7, 14]);
});

it('stops after five pages, saying where to go on', async () => {
  const { fetchPage, asked } = source(numbers);
  expect(await matchingPage(fetchPage, () => false, { limit: 3 })).toEqual({ items: [], nextOffset: '15' });
  expect(asked).toHaveLength(5);
});

it('asks once where everything matches', async () => {
  const { fetchPage, asked } = source(numbers);
  expect(await matchingPage(fetchPage, () => true, { limit: 20 })).toEqual({ items: numbers, nextOffset: null });
  expect(asked).toEqual([{ limit: 20, offset: undefined }]);
});
