import { type Clock } from '../shared/clock.js';

/**
 * Calls a minute of a workforce organization, by what is called,
 * https://developer.okta.com/docs/reference/rl-global-mgmt/ and rl-global-enduser.
 */
export const DOCUMENTED = {
  /** List and create. */
  users: 600,
  userRead: 2_000,
  userWrite: 600,
  /** List and create. */
  groups: 500,
  group: 1_000,
  /** Lists, and everything below one application. */
  apps: 100,
  app: 500,
  logs: 120,
  /** All else below `/api/v1`. */
  other: 1_200,
  oauth: 2_000,
};

export type Bucket = keyof typeof DOCUMENTED;

export interface Limits {
  /** When false nothing is refused; the headers still say what the limit would be. */
  enabled: boolean;
  perMinute: Record<Bucket, number>;
}

export const defaultLimits = (): Limits => ({ enabled: true, perMinute: { ...DOCUMENTED } });

/** What the headers say after a call. */
export interface Budget {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Epoch seconds when the budget is full again. */
  reset: number;
}

const WINDOW_SECONDS = 60;

/** Budgets of the organization, each full again a minute after its first call. */
export class RateLimiter {
  limits: Limits = defaultLimits();
  private windows = new Map<Bucket, { reset: number; used: number }>();

  constructor(private readonly clock: Clock) {}

  take(bucket: Bucket): Budget {
    const second = Math.floor(this.clock.now() / 1000);
    const limit = this.limits.perMinute[bucket];
    let window = this.windows.get(bucket);
    if (!window || second >= window.reset) window = { reset: second + WINDOW_SECONDS, used: 0 };
    this.windows.set(bucket, window);
    const allowed = !this.limits.enabled || window.used < limit;
    if (allowed) window.used += 1;
    return { allowed, limit, remaining: Math.max(0, limit - window.used), reset: window.reset };
  }

  /** Every budget is full again. */
  clear(): void {
    this.windows.clear();
  }
}

const RULES: [bucket: Bucket, methods: RegExp, path: RegExp][] = [
  ['oauth', /./, /^\/oauth2\//],
  ['users', /./, /^\/api\/v1\/users$/],
  ['userRead', /^(GET|HEAD)$/, /^\/api\/v1\/users\/[^/]+$/],
  ['userWrite', /./, /^\/api\/v1\/users\/[^/]+$/],
  ['groups', /./, /^\/api\/v1\/groups$/],
  ['group', /./, /^\/api\/v1\/groups\/[^/]+$/],
  ['app', /./, /^\/api\/v1\/apps\/[^/]+$/],
  ['apps', /./, /^\/api\/v1\/apps(\/|$)/],
  ['logs', /./, /^\/api\/v1\/logs$/],
];

/** @param path after the organization's address, such as `/api/v1/users` */
export function bucketOf(method: string, path: string): Bucket {
  return RULES.find(([, methods, paths]) => methods.test(method) && paths.test(path))?.[0] ?? 'other';
}
