import { type FastifyInstance } from 'fastify';
import { strikeAfter, strikeBefore } from '../shared/faults.js';
import { withoutSecrets } from './call-log.js';
import { hasOperation } from './api-server.js';
import { bodyForStatus, errorBody, notFound, OktaError } from './errors.js';
import { admit } from './gate.js';
import { type Parts } from './parts.js';

/** What every call to the twin goes through, OAuth or API: it is recorded, counted, and faults strike it. */
export function recordAndStrike(app: FastifyInstance, parts: Parts, prefix: string): void {
  app.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request.url, prefix);
    const query = { ...(request.query as Record<string, unknown>) };
    request.oktaCall = parts.calls.add({ time: parts.clock.iso(), method: request.method, path, query });
    reply.header('x-okta-request-id', request.id);
    admit(request, reply, parts);
  });
  app.addHook('preHandler', async (request, reply) => {
    if (request.oktaCall) request.oktaCall.body = withoutSecrets(request.body);
    const fault = parts.faults.take(request.method, request.oktaCall?.path ?? '');
    if (!fault) return;
    request.oktaFault = fault;
    await strikeBefore(fault, request, reply, bodyForStatus);
  });
  app.addHook('onSend', async (request, reply, payload) => {
    // A clock that was moved shows, as it would at a provider whose clock is wrong.
    reply.header('date', new Date(parts.clock.now()).toUTCString());
    const answer = request.oktaFault ? strikeAfter(request.oktaFault, request, reply, payload) : payload;
    if (request.oktaCall && !request.raw.socket.destroyed) request.oktaCall.status = reply.statusCode;
    if (request.method !== 'GET') parts.changed();
    return answer;
  });
}

/** Every error in Okta's form; what is reachable by another method only is a 405, as at Okta. */
export function answerErrors(app: FastifyInstance, prefix: string): void {
  app.setNotFoundHandler(async (request) => {
    const path = pathOf(request.url, prefix);
    if (hasOperation(path))
      throw new OktaError(405, 'E0000022', 'The endpoint does not support the provided HTTP method');
    throw notFound(path, 'Endpoint');
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof OktaError) {
      await reply.code(error.status).send(errorBody(error.code, error.summary, error.causes));
      return;
    }
    const status = error.statusCode ?? 500;
    await reply.code(status).send(bodyForStatus(status));
  });
}

const pathOf = (url: string, prefix: string): string => (url.split('?')[0] ?? '').slice(prefix.length);
