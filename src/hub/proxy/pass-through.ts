import type { OutgoingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type ConnectionRef, type Subject } from '../../contracts/index.js';
import { BudgetHeaders, ConnectedStreams, type PassedRequest } from '../connections/index.js';
import { Deletions } from './deletions.js';
import { headersForClient, headersForProvider } from './headers.js';
import { targetOf } from './target-path.js';

/** A provider's page must not act in this server's name, should a browser ever show it. */
const SANDBOXED = { 'content-security-policy': "default-src 'none'; sandbox" };

type Method = PassedRequest['method'];

/** Requests that go to the provider as they are, with the connection's token, limits and retries. */
@Injectable()
export class PassThrough {
  constructor(
    private readonly streams: ConnectedStreams,
    private readonly deletions: Deletions,
    private readonly levels: BudgetHeaders,
  ) {}

  /**
   * Answers with what the provider answers, errors of its own included, as it comes.
   * @throws problem `validation_failed` for a path that could lead elsewhere, `forbidden` where it may delete and the
   * caller may not; otherwise as `ConnectedStreams.relay`
   */
  async forward(user: Subject, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { provider } = request.params as { provider: string };
    const connection = { organizationId: user.organizationId, userId: user.userId, provider };
    const passed = passedRequest(request, reply, provider);
    this.deletions.requireScope(request, provider, passed.path);
    await this.streams.relay(connection, passed, ({ status, headers }) => {
      reply.hijack();
      const own = this.ownHeaders(reply, connection);
      reply.raw.writeHead(status, Object.assign(own, headersForClient(headers, provider)));
    });
    // Nobody is left to answer: the client went away before the provider said anything.
    if (!reply.sent) reply.hijack();
  }

  private ownHeaders(reply: FastifyReply, connection: ConnectionRef): OutgoingHttpHeaders {
    const headers = reply.getHeaders() as OutgoingHttpHeaders;
    return Object.assign(headers, SANDBOXED, this.levels.of(connection));
  }
}

function passedRequest(request: FastifyRequest, reply: FastifyReply, provider: string): PassedRequest {
  const { path, query } = targetOf(request.raw.url ?? '');
  return {
    method: request.method as Method,
    path,
    query,
    headers: headersForProvider(request.headers, provider),
    body: Buffer.isBuffer(request.body) && request.body.length > 0 ? request.body : undefined,
    reader: reply.raw,
  };
}
