import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable, of } from 'rxjs';
import { toProblem } from '../problem/index.js';
import { routeConfigOf } from '../route/index.js';
import { type Claim } from './claims.js';
import { fingerprintOf } from './fingerprint.js';
import { IDEMPOTENCY_KEY, readIdempotencyKey } from './idempotency-key.js';
import { type AskedRequest, IdempotentRequests } from './idempotent-requests.js';
import { type Kept, type KeptAnswer, problemOf } from './kept-answer.js';
import { type Idempotence } from './request.js';

export const REPLAYED = 'Idempotency-Replayed';

/** What the route declares; set as Fastify route configuration by the operation decorator. */
interface IdempotencyConfig {
  readonly operation?: { readonly id: string; readonly idempotent?: Idempotence };
}

/**
 * Serves `Idempotency-Key` on the operations that declare it. Runs after the guards and before validation, so that
 * only who may ask gets an answer, and a repetition of a faulty request the same one.
 * https://datatracker.ietf.org/doc/html/draft-ietf-httpapi-idempotency-key-header
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly requests: IdempotentRequests) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const asked = askedOf(request);
    if (!asked) return next.handle();
    const begun = await this.requests.begin(asked);
    if ('kind' in begun) return of(replay(begun, reply));
    request.idempotency = { id: begun.id, attempt: begun.attempt };
    return from(this.perform(begun, next, reply));
  }

  private async perform(claim: Claim, next: CallHandler, reply: FastifyReply): Promise<unknown> {
    try {
      const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
      await this.requests.succeeded(claim, answerOf(reply, body));
      return body;
    } catch (error) {
      await this.requests.failed(claim, toProblem(error));
      throw error;
    }
  }
}

/** @returns undefined when the client named no key */
function askedOf(request: FastifyRequest): AskedRequest | undefined {
  const header = request.headers[IDEMPOTENCY_KEY.toLowerCase()];
  const { operation } = routeConfigOf<IdempotencyConfig>(request);
  if (header === undefined || !operation?.idempotent || !request.caller) return undefined;
  return {
    organizationId: request.caller.organizationId,
    userId: request.acting?.userId ?? '',
    operation: operation.id,
    key: readIdempotencyKey(String(header)),
    fingerprint: fingerprintOf(request),
    resumable: operation.idempotent === 'resumable',
  };
}

function answerOf(reply: FastifyReply, body: unknown): KeptAnswer {
  const location = reply.getHeader('location');
  return { kind: 'answer', status: reply.statusCode, ...(typeof location === 'string' && { location }), body };
}

/** @throws the problem that was kept */
function replay(kept: Kept, reply: FastifyReply): unknown {
  void reply.header(REPLAYED, 'true');
  if (kept.kind === 'problem') throw problemOf(kept);
  if (kept.location !== undefined) void reply.header('location', kept.location);
  void reply.status(kept.status);
  return kept.body;
}
