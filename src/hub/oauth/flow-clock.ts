/** Injection token of the time that flows live by; tests bring their own, so that nothing sleeps. */
export const FLOW_CLOCK = Symbol('FLOW_CLOCK');

export interface FlowClock {
  /** Milliseconds since the epoch. */
  now(): number;
}

export const systemFlowClock: FlowClock = { now: () => Date.now() };
