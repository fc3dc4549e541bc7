import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** One try at a request that named an `Idempotency-Key`. */
export interface IdempotentAttempt {
  /** The same for all tries at this request, and for no other: a name for what it creates, at the provider or here. */
  readonly id: string;
  /** 1 for the first; above, an earlier one may have created already, so look for `id` before you create. */
  readonly attempt: number;
}

/**
 * How an operation keeps the promise of `Idempotency-Key`:
 * - `true`: when it is unclear whether an earlier try created, the client is told so
 * - `resumable`: the operation finds out itself, by the `id` of `@Idempotency()`
 *
 * An operation that makes more than one write must be resumable.
 */
export type Idempotence = true | 'resumable';

declare module 'fastify' {
  interface FastifyRequest {
    /** Present when the request named an `Idempotency-Key` and its operation takes one. */
    idempotency?: IdempotentAttempt;
  }
}

/** The try a handler is working at; undefined when the client named no key. */
export const Idempotency = createParamDecorator(
  (_: unknown, context: ExecutionContext): IdempotentAttempt | undefined =>
    context.switchToHttp().getRequest<FastifyRequest>().idempotency,
);
