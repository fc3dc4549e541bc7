const MINUTE = 60_000;

/**
 * A provider that counts by fixed minutes, each path by itself, and says with every answer how its limit stands, as Okta
 * does: https://developer.okta.com/docs/reference/rl-best-practices/
 */
export class TellingProvider {
  /** Its clock less that of the instances, in milliseconds. */
  skewMs = 0;
  /** Whether answers carry `date`. */
  hasDate = true;
  private readonly windows = new Map<string, { readonly began: number; used: number }>();

  /** @param limits calls a minute by path */
  constructor(private readonly limits: Readonly<Record<string, number>>) {}

  /** Calls of another application with the same token. */
  takeElsewhere(path: string, calls: number, now: number): void {
    this.window(path, now).used += calls;
  }

  take(path: string, now: number): { readonly isRefused: boolean; readonly headers: Record<string, string> } {
    const window = this.window(path, now);
    const limit = this.limits[path] ?? 0;
    const isRefused = window.used >= limit;
    if (!isRefused) window.used += 1;
    const date = new Date(now + this.skewMs).toUTCString();
    return {
      isRefused,
      headers: {
        'x-rate-limit-limit': String(limit),
        'x-rate-limit-remaining': String(Math.max(0, limit - window.used)),
        'x-rate-limit-reset': String((window.began + MINUTE) / 1000),
        ...(this.hasDate && { date }),
      },
    };
  }

  private window(path: string, now: number) {
    const theirs = now + this.skewMs;
    const began = theirs - (theirs % MINUTE);
    const known = this.windows.get(path);
    if (known?.began === began) return known;
    const fresh = { began, used: 0 };
    this.windows.set(path, fresh);
    return fresh;
  }
}
