import type OAuth2Strategy from 'passport-oauth2';

export type StrategyOutcome<User> =
  | { readonly kind: 'redirect'; readonly url: string }
  | { readonly kind: 'success'; readonly user: User }
  | { readonly kind: 'fail' };

/**
 * Runs a Passport strategy without Express, session or middleware, as Passport's own `authenticate` does: an object
 * per request whose prototype is the strategy, with the five outcomes put on it. OAuth strategies read `query` and
 * `body` of the request and hand it to the state store.
 */
export function runStrategy<User>(
  strategy: OAuth2Strategy,
  request: { readonly query: object },
): Promise<StrategyOutcome<User>> {
  return new Promise((resolve, reject) => {
    const run = Object.assign(Object.create(strategy) as OAuth2Strategy, {
      success: (user: User) => resolve({ kind: 'success', user }),
      fail: () => resolve({ kind: 'fail' }),
      redirect: (url: string) => resolve({ kind: 'redirect', url }),
      pass: () => resolve({ kind: 'fail' }),
      error: reject,
    });
    // Typed as Express' request, of which an OAuth strategy reads no more than this.
    run.authenticate(request as unknown as Parameters<OAuth2Strategy['authenticate']>[0]);
  });
}
