import { Injectable } from '@nestjs/common';
import { ConnectedApi, type ConnectionRef, type ProviderCall, ProviderError } from '../../contracts/index.js';
import { type InstalledProvider } from '../catalog/index.js';

/** Longest the whole probe takes, in milliseconds: whoever asks for a diagnosis waits for it. */
const DEADLINE_MS = 5_000;
/** A failure may be chance; two in a row are a cause. */
const TRIES = 2;

export interface ProbeResult {
  readonly outcome: 'succeeded' | 'failed' | 'timed_out';
  /** What was thrown. */
  readonly error?: unknown;
  readonly milliseconds: number;
  /** The provider's clock less ours, in seconds; undefined when it did not say. */
  readonly skewSeconds?: number;
}

class ProbeTimeout extends Error {}

/** A cheap read at the provider as one connection, past every kept answer, within a few seconds. Never throws. */
@Injectable()
export class LiveProbe {
  constructor(private readonly api: ConnectedApi) {}

  /** @returns undefined where the provider offers no test */
  async run(provider: InstalledProvider, ref: ConnectionRef): Promise<ProbeResult | undefined> {
    if (!provider.test) return undefined;
    const start = performance.now();
    const clock = new SkewMeter();
    const cut = new AbortController();
    const call = clock.around((request) =>
      this.api.call(ref, { ...request, retry: 'once', cacheSeconds: undefined, signal: cut.signal }),
    );
    const error = await beforeDeadline(
      repeated(async () => provider.test?.(call)),
      cut,
    ).then(
      () => undefined,
      (thrown: unknown) => thrown ?? new Error('thrown without a reason'),
    );
    const outcome = error instanceof ProbeTimeout ? 'timed_out' : error ? 'failed' : 'succeeded';
    return { outcome, error, milliseconds: Math.round(performance.now() - start), skewSeconds: clock.seconds };
  }
}

async function repeated(attempt: () => Promise<unknown>): Promise<unknown> {
  for (let tried = 1; ; tried++) {
    try {
      return await attempt();
    } catch (error) {
      const mayPass = error instanceof ProviderError && error.kind === 'unavailable';
      if (!mayPass || tried === TRIES) throw error;
    }
  }
}

async function beforeDeadline<T>(work: Promise<T>, cut: AbortController): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProbeTimeout()), DEADLINE_MS);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
    cut.abort();
  }
}

/** Compares the provider's `Date` header with our clock at the middle of the call. */
class SkewMeter {
  seconds: number | undefined;

  around(call: ProviderCall): ProviderCall {
    return async (request) => {
      const sent = Date.now();
      try {
        const response = await call(request);
        this.note(Date.parse(response.headers.date ?? ''), sent);
        return response;
      } catch (error) {
        if (error instanceof ProviderError) this.note(error.serverTime?.getTime() ?? NaN, sent);
        throw error;
      }
    };
  }

  private note(theirs: number, sent: number): void {
    if (!Number.isNaN(theirs)) this.seconds = Math.round((theirs - (sent + Date.now()) / 2) / 1000);
  }
}
