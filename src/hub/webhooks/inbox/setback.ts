/** Why the work of a delivery failed, in words of ours: it may quote neither the delivery nor the database. */
export const setbacks = {
  malformed_body: 'The body is not valid JSON.',
  unreadable_body: 'The body is not a delivery as this provider makes them.',
  events_refused: 'Its events could not be written down, or what follows from them.',
} as const;
export type SetbackCode = keyof typeof setbacks;

/** A try that failed, as `webhook_deliveries.errors` has it. */
export interface Setback {
  /** ISO 8601. */
  readonly at: string;
  readonly code: SetbackCode;
  readonly message: string;
}

/** Thrown where a delivery itself is at fault. */
export class SetbackError extends Error {
  override readonly name = 'SetbackError';

  constructor(
    readonly code: SetbackCode,
    cause: unknown,
  ) {
    super(setbacks[code], { cause });
  }
}
