/** Injection token of `Now`; tests bind their own, so that nothing sleeps. */
export const NOW = Symbol('NOW');

/** Milliseconds since the epoch. */
export type Now = () => number;
