export interface ProviderRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the API base, with a leading slash and every segment percent-encoded. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Reads are repeated on transient failures; writes only when the provider cannot have acted. Default: by method. */
  readonly retry?: 'read' | 'write' | 'once';
  /** Who waits for the answer: a person, or a job that lets people go first. Default `interactive`. */
  readonly priority?: 'interactive' | 'background';
  /** Calls the provider counts for this request where that is not one, as for a batch. */
  readonly cost?: CallCost;
  /**
   * For a GET of what changes slowly: for how many seconds its answer may be given again to the same connection.
   * A write through the same connection ends that at once, on every instance.
   */
  readonly cacheSeconds?: number;
  /** Statuses of answers besides 2xx that are returned instead of thrown, where the provider means something by them. */
  readonly accept?: readonly number[];
  /** Gives up waiting and breaks the call off. */
  readonly signal?: AbortSignal;
}

export interface CallCost {
  readonly reads?: number;
  readonly writes?: number;
}

/** Whether an answer was kept from an earlier call. */
export interface CacheState {
  readonly status: 'hit' | 'miss';
  /** Seconds since the provider gave it. */
  readonly ageSeconds: number;
}

export interface ProviderResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or undefined for an empty answer. Parse it with a schema, never cast it. */
  readonly body: unknown;
  /** Present when the request allowed a kept answer. */
  readonly cache?: CacheState;
}

/** Calls the provider as one connection. @throws ProviderError */
export type ProviderCall = (request: ProviderRequest) => Promise<ProviderResponse>;
