import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { AsanaError, errorBody } from './errors.js';
import { strikeAfter, strikeBefore } from '../shared/faults.js';
import { withoutSecrets } from './call-log.js';
import { type Parts } from './parts.js';

export const BATCH_HEADER = 'x-sandbox-batch';

/** What every call to the twin goes through, OAuth or API: it is recorded, and faults strike it. */
export function recordAndStrike(app: FastifyInstance, parts: Parts, prefix: string): void {
  app.addHook('onRequest', async (request) => {
    const path = (request.url.split('?')[0] ?? '').slice(prefix.length);
    const query = { ...(request.query as Record<string, unknown>) };
    request.received = parts.calls.add({ time: parts.clock.iso(), method: request.method, path, query });
  });
  app.addHook('preHandler', async (request, reply) => {
    if (request.received) request.received.body = withoutSecrets(request.body);
    if (isInsideBatch(request, parts)) return;
    const fault = parts.faults.take(request.method, request.received?.path ?? '');
    if (!fault) return;
    request.fault = fault;
    await strikeBefore(fault, request, reply, (status) => errorBody(status, `Injected fault ${status}`));
  });
  app.addHook('onSend', async (request, reply, payload) => {
    // A clock that was moved shows, as it would at a provider whose clock is wrong.
    reply.header('date', new Date(parts.clock.now()).toUTCString());
    const answer = request.fault ? strikeAfter(request.fault, request, reply, payload) : payload;
    if (request.received && !request.raw.socket.destroyed) request.received.status = reply.statusCode;
    if (request.method !== 'GET') parts.changed();
    return answer;
  });
}

/** The batch endpoint runs its actions through the same routes; they were paid for together. */
export function isInsideBatch(request: FastifyRequest, parts: Parts): boolean {
  return request.headers[BATCH_HEADER] === parts.processSecret;
}

export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler(async (_request, reply) => {
    await reply.code(404).send(errorBody(404, 'No matching route for request'));
  });
  app.setErrorHandler(async (error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof AsanaError && error.retryAfter !== undefined) reply.header('retry-after', error.retryAfter);
    if (error instanceof AsanaError && error.status === 401) reply.header('www-authenticate', 'Bearer realm="asana"');
    const status = error instanceof AsanaError ? error.status : (error.statusCode ?? 500);
    await reply.code(status).send(errorBody(status, messageOf(error, status)));
  });
}

function messageOf(error: Error, status: number): string {
  if (error instanceof AsanaError) return error.message;
  if (status === 400) return 'Could not parse request data, invalid JSON';
  return status < 500 ? error.message : 'Server Error';
}
