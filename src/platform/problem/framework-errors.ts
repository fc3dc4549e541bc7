import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { type ProblemCode } from '../../contracts/index.js';
import { PROBLEM_STYLE } from './dialects.js';
import { problemBody } from './problem-body.js';
import { invalidField, problem } from './problem.js';

/**
 * Fastify's `frameworkErrors`: a URL it cannot read never reaches Nest, so it is answered here, in the common shape.
 * https://fastify.dev/docs/latest/Reference/Server/#frameworkerrors
 */
export function answerUnreadableUrl(_: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const error = invalidField('path', 'is not a valid URL path');
  void reply
    .status(error.status)
    .header('x-request-id', request.id)
    .type('application/problem+json; charset=utf-8')
    .send(problemBody(error, PROBLEM_STYLE, '/', request.id));
}

/** Node's codes for what its HTTP parser gives up on; anything else is not HTTP. https://nodejs.org/api/http.html#event-clienterror */
const BROKEN: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
  HPE_HEADER_OVERFLOW: 'headers_too_large',
};

interface BrokenRequest extends Error {
  readonly code?: string;
  /** What Node was reading. */
  readonly rawPacket?: unknown;
}

/** Fastify's `clientErrorHandler`: of such a request there is no more than its socket. */
export function answerBrokenRequest(cause: BrokenRequest, socket: Socket): void {
  if (cause.code === 'ECONNRESET' || socket.destroyed) return;
  const { head, body } = rawAnswer(BROKEN[cause.code ?? ''] ?? 'malformed_request');
  if (socket.writable) socket.write(asksForHead(cause) ? head : head + body);
  socket.destroy(cause);
}

const asksForHead = ({ rawPacket }: BrokenRequest): boolean =>
  Buffer.isBuffer(rawPacket) && rawPacket.subarray(0, 5).toString('latin1') === 'HEAD ';

function rawAnswer(code: ProblemCode): { readonly head: string; readonly body: string } {
  const error = problem(code);
  const id = randomUUID();
  const body = JSON.stringify(problemBody(error, PROBLEM_STYLE, '/', id));
  const head = [
    `HTTP/1.1 ${error.status} ${error.title}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${id}`,
    'connection: close',
  ];
  return { head: `${head.join('\r\n')}\r\n\r\n`, body };
}
