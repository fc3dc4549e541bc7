import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from '../problem/index.js';
import { operationOf } from './request.js';

/** Whether the route takes its body as bytes (`@Operation({ rawBody: true })`) instead of JSON. */
export const takesRawBody = (request: FastifyRequest): boolean => operationOf(request)?.operation.rawBody === true;

/** Bodies of other types than JSON: bytes where the route takes them, else refused. */
export function readRawBodies(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body, done) => {
    done(takesRawBody(request) ? null : problem('unsupported_media_type'), body);
  });
}
