import { ProviderError } from '../../../contracts/index.js';
import { type Page, type PageRequest } from '../../../providers/asana/index.js';
import { type MadeObject } from '../engine/step.js';

const PAGE = 100;
/** Of lists that are looked through for one thing. */
const MOST_PAGES = 100;
/** Asana's clock and ours may differ so much. */
export const SKEW_MS = 60_000;

/**
 * The gids of what looks like it.
 * @throws ProviderError also when there are more than can be looked through: among the rest may be the one sought
 */
export async function alike<T extends { readonly gid: string }>(
  read: (page: PageRequest) => Promise<Page<T>>,
  isIt: (found: T) => boolean,
): Promise<string[]> {
  const gids: string[] = [];
  let offset: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, nextOffset } = await read({ limit: PAGE, ...(offset !== undefined && { offset }) });
    gids.push(...items.filter(isIt).map(({ gid }) => gid));
    if (nextOffset === null) return gids;
    offset = nextOffset;
  }
  throw new ProviderError('unavailable', 'The list is too long to look through.', { code: 'search_unfinished' });
}

/** What was there before the intent cannot be what came of it. */
export const wasMadeSince = ({ intendedAt }: MadeObject, { created_at }: { created_at?: string | null }): boolean =>
  created_at !== null && created_at !== undefined && Date.parse(created_at) >= intendedAt.getTime() - SKEW_MS;

/** What is gone already needs no removal. */
export async function tolerant(removal: Promise<void>): Promise<void> {
  try {
    await removal;
  } catch (error) {
    if (!(error instanceof ProviderError && error.kind === 'not_found')) throw error;
  }
}
