import { Injectable, Logger } from '@nestjs/common';

import type { ProviderErrorKind } from '../../contracts/index.js';

/** One try of a call. Carries no path and no header: those hold ids and secrets. */
export interface UpstreamAttempt {
  readonly provider: string;
  readonly method: string;
  readonly host: string;
  /** HTTP status, or `error` when no answer came. */
  readonly status: number | 'error';
  /** Present when the try failed. */
  readonly kind?: ProviderErrorKind;
  readonly durationMs: number;
  /** 1 for the first try. */
  readonly attempt: number;
  readonly retryAfterSeconds?: number;
}

type Listener = (attempt: UpstreamAttempt) => void;

/** Tells metrics, logs and rate budgets about every try. */
@Injectable()
export class UpstreamObserver {
  readonly #logger = new Logger(UpstreamObserver.name);
  readonly #listeners = new Set<Listener>();

  /** @returns a function that ends the subscription */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** A listener that throws is logged and changes nothing for the call. */
  notify(attempt: UpstreamAttempt): void {
    for (const listener of this.#listeners) {
      try {
        listener(attempt);
      } catch (error) {
        this.#logger.error('A listener failed', error);
      }
    }
  }
}
