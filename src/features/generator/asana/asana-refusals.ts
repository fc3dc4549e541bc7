import { Inject, Injectable } from '@nestjs/common';
import { ProviderError } from '../../../contracts/index.js';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { type Step } from '../engine/step.js';

/**
 * Asana shows with some delay what was just made. A step that meets this is set back and repeated; after this time since
 * its beginning what is not there is gone.
 */
const VISIBLE_WITHIN_MS = 10 * 60_000;

/** For people, and nothing of what Asana said: its words may quote what it was sent. */
export const reasonOf = ({ kind, status }: ProviderError): string =>
  `Asana refused: ${kind}${status === undefined ? '' : `, status ${status}`}`;

/** Refused for good: the same call would be refused again. */
export const isRefusal = (error: unknown): error is ProviderError =>
  error instanceof ProviderError &&
  (error.kind === 'rejected' || error.kind === 'forbidden' || error.kind === 'not_found');

export const isGone = (error: unknown): error is ProviderError =>
  error instanceof ProviderError && error.kind === 'not_found';

/** What becomes of a step when Asana refuses a part of it. */
@Injectable()
export class AsanaRefusals {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * A part that a job can do without: its refusal is logged and survived.
   * @param action of the activity log, such as `tag_failed`
   * @throws ProviderError where it is open whether Asana acted
   */
  async survive<T>(
    step: Step,
    action: string,
    details: Readonly<Record<string, unknown>>,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isRefusal(error)) throw error;
      step.log(action, { ...details, error: reasonOf(error) });
      return undefined;
    }
  }

  /** The same around what the step itself has just made. @throws ProviderError also while that is not visible yet */
  async surviveNew<T>(
    step: Step,
    action: string,
    details: Readonly<Record<string, unknown>>,
    work: () => Promise<T>,
  ): Promise<T | undefined> {
    return this.survive(step, action, details, () => this.settled(step, work));
  }

  /** Work on what the step itself has just made. @throws ProviderError `unavailable` while that is not visible yet */
  async settled<T>(step: Step, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isGone(error) || this.clock.now() - step.at.getTime() >= VISIBLE_WITHIN_MS) throw error;
      throw new ProviderError('unavailable', 'Asana does not show yet what was just made.', {
        code: 'not_visible_yet',
        cause: error,
      });
    }
  }
}
