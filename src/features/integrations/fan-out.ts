/** Calls under way at once for one request: people wait for it, but not for it alone. */
const AT_ONCE = 5;

/** Does the work for every item, a few at a time; the results stand in the order of the items. */
export async function fanOut<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    results.push(...(await Promise.all(items.slice(start, start + AT_ONCE).map(work))));
  }
  return results;
}
