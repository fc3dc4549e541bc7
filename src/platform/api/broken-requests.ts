import type { FastifyInstance } from 'fastify';
import { problem } from '../problem/index.js';

/**
 * Node answers two kinds of requests itself, without a body: those without Host (its `requireHostHeader` is off for
 * this) and those that expect something. The first are refused here, the second served, as RFC 9110 section 10.1.1 allows.
 */
export function refuseBrokenRequests(fastify: FastifyInstance): void {
  fastify.server.on('checkExpectation', (request, response) => fastify.server.emit('request', request, response));
  fastify.addHook('onRequest', (request, _reply, done) => {
    const isNamed = request.headers.host !== undefined || request.raw.httpVersion !== '1.1';
    done(isNamed ? undefined : problem('malformed_request', { detail: 'The request has no Host header.' }));
  });
}
