const DAY_MS = 86_400_000;

/** yyyy-mm-dd in UTC. */
export const dateOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/**
 * The date that `2026-12-01`, `today` or `+3d` means at a moment.
 * @param now milliseconds since the epoch
 */
export function dayMeant(text: string, now: number): string {
  const [, days] = /^([+-]\d+)d$/.exec(text) ?? [];
  if (days !== undefined) return dateOf(now + Number(days) * DAY_MS);
  return text === 'today' ? dateOf(now) : text;
}
