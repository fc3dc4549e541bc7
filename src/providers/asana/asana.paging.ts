import { type Page, type PageRequest } from './asana.client.js';

/** Most pages read upstream to fill one page of ours. */
const MOST_PAGES = 5;

/**
 * Fills a page with what matches, for filters that Asana does not offer itself. Each request asks for no more than is
 * still missing, so that the next offset is exact. A page may stay short while `nextOffset` says there is more.
 */
export async function matchingPage<T>(
  fetchPage: (page: PageRequest) => Promise<Page<T>>,
  matches: (item: T) => boolean,
  { limit, offset }: PageRequest,
): Promise<Page<T>> {
  const items: T[] = [];
  let next: string | null = offset ?? null;
  for (let read = 0; read < MOST_PAGES && items.length < limit; read++) {
    const page: Page<T> = await fetchPage({ limit: limit - items.length, offset: next ?? undefined });
    items.push(...page.items.filter(matches));
    next = page.nextOffset;
    if (next === null) break;
  }
  return { items, nextOffset: next };
}

/** The same page with its items as we show them. */
export const shownPage = <A, T>(page: Page<A>, present: (item: A) => T): Page<T> => ({
  ...page,
  items: page.items.map(present),
});

/** The page alone of a request that carries more. */
export const pageOf = ({ limit, offset }: PageRequest): PageRequest => ({ limit, offset });
