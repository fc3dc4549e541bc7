import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Caller } from '../../contracts/index.js';
import { type Log } from './log.js';
import { type Metrics } from './metrics.js';

/** A client's own request id is kept when it is harmless in headers and logs. */
const REQUEST_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** Fastify's `genReqId`. */
export const requestId = (request: { headers: Record<string, string | string[] | undefined> }): string => {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
};

const routeOf = (request: FastifyRequest) => request.routeOptions.url ?? 'unmatched';

/** Gives every answer its `X-Request-Id`, one access line in the log and its place in the metrics. */
export function observeRequests(fastify: FastifyInstance, log: Log, metrics: Metrics): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const labels = { method: request.method, route: routeOf(request), status: String(reply.statusCode) };
    metrics.requests.observe(labels, reply.elapsedTime / 1000);
    if (reply.statusCode >= 400) metrics.requestErrors.inc(labels);
    const { caller } = request as { caller?: Caller };
    log.info('request', {
      request_id: request.id,
      method: labels.method,
      route: labels.route,
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime * 10) / 10,
      organization_id: caller?.organizationId,
      credential_id: caller?.credentialId,
    });
    done();
  });
}
