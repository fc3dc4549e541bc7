import type { FastifyRequest } from 'fastify';

/**
 * Several clients may share one method and path. Then what a request carries tells whose it is, and with it who may
 * call, how it fails and what it answers.
 */
export interface Claim<Config> {
  /** Asked once the body is read; a body that could not be read is undefined. */
  readonly when: (request: Pick<FastifyRequest, 'query' | 'body'>) => boolean;
  readonly config: Config;
}

/** A route's configuration where others may claim single requests; the first claim that holds wins. */
export type ClaimedConfig<Config> = Config & { readonly claims?: readonly Claim<Config>[] };

/** What the route declares for this request. Partial: the routes of libraries declare nothing. */
export function routeConfigOf<Config extends object>(request: FastifyRequest): Partial<Config> {
  const config = request.routeOptions.config as Partial<ClaimedConfig<Config>>;
  if (!config.claims) return config;
  return config.claims.find(({ when }) => when(request))?.config ?? config;
}
