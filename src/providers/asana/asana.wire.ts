import { z } from 'zod';
import { type CacheState, type ProviderCall, ProviderError, type ProviderRequest } from '../../contracts/index.js';
import * as schemas from './asana.schemas.js';

/** One page of a list: `limit` 1 to 100, `offset` as given by the page before. */
export interface PageRequest {
  readonly limit: number;
  readonly offset?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Opaque; null on the last page. */
  readonly nextOffset: string | null;
  /** Whether the page was kept from an earlier call; absent where it may not be. */
  readonly cache?: CacheState;
}

/**
 * For how many seconds lists that change slowly may be kept. Our own writes end that at once, so these bound how late
 * we see what others wrote.
 */
export const KEPT_SECONDS = { rarely: 300, sometimes: 60 } as const;

type Query = NonNullable<ProviderRequest['query']>;

/** How every call to Asana is written and read: `{data}` around records, `opt_fields`, pages. Throws ProviderError. */
export class AsanaWire {
  constructor(private readonly call: ProviderCall) {}

  async read<T>(record: z.ZodType<T>, path: string, fields: string): Promise<T> {
    const { body } = await this.call({ method: 'GET', path, query: { opt_fields: fields } });
    return parsed(schemas.recordBody(record), body).data;
  }

  /** @param cacheSeconds for lists that change slowly */
  async list<T>(
    record: z.ZodType<T>,
    path: string,
    fields: string,
    query: Query,
    cacheSeconds?: number,
  ): Promise<Page<T>> {
    const asked = { ...query, opt_fields: fields };
    const { body, cache } = await this.call({ method: 'GET', path, query: asked, cacheSeconds });
    const { data, next_page } = parsed(schemas.listBody(record), body);
    return { items: data, nextOffset: next_page?.offset ?? null, ...(cache && { cache }) };
  }

  async write<T>(record: z.ZodType<T>, method: 'POST' | 'PUT', path: string, fields: string, data: object): Promise<T> {
    // Setting the same values twice changes nothing, so a PUT may be repeated like a read.
    const retry = method === 'PUT' ? 'read' : 'write';
    const { body } = await this.call({ method, path, query: { opt_fields: fields }, body: { data }, retry });
    return parsed(schemas.recordBody(record), body).data;
  }

  /** An action that answers an empty object. All of ours say how things shall be, so they may be repeated. */
  async act(path: string, data: object): Promise<void> {
    const { body } = await this.call({ method: 'POST', path, body: { data }, retry: 'read' });
    parsed(schemas.recordBody(z.object({})), body);
  }

  async remove(path: string): Promise<void> {
    const { body } = await this.call({ method: 'DELETE', path });
    parsed(schemas.recordBody(z.object({})), body);
  }

  /** https://developers.asana.com/docs/batch-requests: every action counts as a call of its own. */
  async batch(actions: readonly BatchAction[]): Promise<BatchResult[]> {
    const reads = actions.filter(({ method }) => method === 'get').length;
    const { body } = await this.call({
      method: 'POST',
      path: '/batch',
      body: { data: { actions } },
      retry: 'write',
      cost: { reads, writes: actions.length - reads },
    });
    return parsed(schemas.recordBody(z.array(schemas.batchResult)), body).data;
  }
}

/** One call inside a batch. */
export interface BatchAction {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** Below the API base, without a query. */
  readonly relative_path: string;
  /** Query of a read, `data` of a write. */
  readonly data?: Readonly<Record<string, unknown>>;
  readonly options?: { readonly limit?: number; readonly offset?: string; readonly fields?: readonly string[] };
}

/** What one action of a batch answered: its body is `{data}` or `{errors}`, to be parsed by who asked. */
export type BatchResult = z.output<typeof schemas.batchResult>;

/** @throws ProviderError `unavailable`, naming fields and never values */
export function parsed<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new ProviderError('unavailable', 'Asana sent an answer that cannot be read.', {
    code: 'response_unreadable',
    cause: new Error(result.error.issues.map(({ path: at, code }) => `${at.join('.')}: ${code}`).join('; ')),
  });
}
