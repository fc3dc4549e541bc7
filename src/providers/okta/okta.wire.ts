import { z } from 'zod';
import { type ProviderCall, ProviderError, type ProviderRequest } from '../../contracts/index.js';

/** One page of a list; `after` as given by the page before. */
export interface PageRequest {
  /** Most items: 200 for users and apps, 1000 for logs and members. Okta takes more for less and says nothing. */
  readonly limit: number;
  readonly after?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; null on the last page. */
  readonly nextAfter: string | null;
}

type Query = NonNullable<ProviderRequest['query']>;

/** A target of the Link header and its parameters, https://www.rfc-editor.org/rfc/rfc8288#section-3 */
const LINK = /<([^>]*)>((?:\s*;[^,<]*)*)/g;

/** How every call to Okta is written and read: records as they are, pages by Link header. Throws ProviderError. */
export class OktaWire {
  constructor(private readonly call: ProviderCall) {}

  async read<T>(record: z.ZodType<T>, path: string): Promise<T> {
    return parsed(record, (await this.call({ method: 'GET', path })).body);
  }

  async list<T>(record: z.ZodType<T>, path: string, query: Query): Promise<Page<T>> {
    const { body, headers } = await this.call({ method: 'GET', path, query });
    return { items: parsed(z.array(record), body), nextAfter: nextAfter(headers.link) };
  }

  /** @param query parameters of the write, such as `activate` */
  async write<T>(record: z.ZodType<T>, method: 'POST' | 'PUT', path: string, body?: unknown, query?: Query) {
    // A PUT says how things shall be, so it may be repeated like a read.
    const retry = method === 'PUT' ? 'read' : 'write';
    return parsed(record, (await this.call({ method, path, query, body, retry })).body);
  }

  /** A write whose answer is not read: it is empty, or holds links with which anybody could take an account over. */
  async act(method: 'POST' | 'PUT', path: string, query?: Query): Promise<void> {
    await this.call({ method, path, query, retry: method === 'PUT' ? 'read' : 'write' });
  }

  async remove(path: string, query?: Query): Promise<void> {
    await this.call({ method: 'DELETE', path, query });
  }
}

/**
 * Cursor of the next page. The address itself is never called, wherever it may lead.
 * @see https://developer.okta.com/docs/api/#link-header
 */
function nextAfter(link: string | undefined): string | null {
  for (const [, target = '', parameters = ''] of (link ?? '').matchAll(LINK)) {
    if (/;\s*rel="?next"?/.test(parameters)) return URL.parse(target)?.searchParams.get('after') ?? null;
  }
  return null;
}

/** @throws ProviderError `unavailable`, naming fields and never values */
function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new ProviderError('unavailable', 'Okta sent an answer that cannot be read.', {
    code: 'response_unreadable',
    cause: new Error(result.error.issues.map(({ path: at, code }) => `${at.join('.')}: ${code}`).join('; ')),
  });
}

/**
 * Reads a list to its end and holds one page of it at a time. It also ends at an empty page: the system log always
 * names a next one, for those who wait for news.
 */
export async function* pagesOf<T>(
  list: (page: PageRequest) => Promise<Page<T>>,
  limit: number,
): AsyncGenerator<readonly T[], void, undefined> {
  let after: string | undefined;
  do {
    const page: Page<T> = await list({ limit, after });
    if (page.items.length === 0) return;
    yield page.items;
    // A cursor that leads back to itself would never end.
    after = page.nextAfter === after ? undefined : (page.nextAfter ?? undefined);
  } while (after !== undefined);
}
