import { Inject, Injectable } from '@nestjs/common';

import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { LruMap } from '../../../platform/memory/index.js';
import type { ModelFailure } from './anthropic-model.js';

/** Milliseconds for which a job leaves the model alone after a failure that the next call would meet too. */
const PAUSES = { refused: 10 * 60_000, rate_limited: 60_000, unavailable: 60_000 } as const;
const JOBS_REMEMBERED = 1_000;

/**
 * Spares a job the wait for a model that is known not to answer it: a first project asks for a hundred texts. Kept in
 * memory only, because another instance that does not know finds out with one call.
 */
@Injectable()
export class ModelPauses {
  readonly #pauses = new LruMap<string, { readonly until: number; readonly failure: ModelFailure }>(JOBS_REMEMBERED);

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Why the job is not to ask now; undefined: it may. */
  of(jobId: string): ModelFailure | undefined {
    const pause = this.#pauses.get(jobId);
    return pause && this.clock.now() < pause.until ? pause.failure : undefined;
  }

  /** @param status of the answer; a refusal without 401 or 403 was about one text, not about the key */
  note(jobId: string, failure: ModelFailure, status: number | undefined): void {
    if (failure === 'invalid' || (failure === 'refused' && status !== 401 && status !== 403)) return;
    this.#pauses.set(jobId, { until: this.clock.now() + PAUSES[failure], failure });
  }
}
