import { Injectable } from '@nestjs/common';
import { type ConnectionRef, type ProblemCode, ProviderError } from '../../contracts/index.js';
import { isDatabaseUnavailable } from '../../platform/database/index.js';
import { problem, ProblemError } from '../../platform/problem/index.js';
import { Connections } from '../connections/index.js';
import { type ConnectionHealth, type FailedConnection } from './health.schemas.js';

/** A test that took longer is worth a word, in milliseconds. */
const SLOW_MS = 3_000;

const problems: Record<FailedConnection['connection_status'], ProblemCode> = {
  unauthenticated: 'not_connected',
  api_error: 'provider_unavailable',
  failed: 'internal',
};

const messages: Record<FailedConnection['connection_status'], string> = {
  unauthenticated: 'The user has no usable connection to this provider. Connect the account first.',
  api_error: 'The provider did not answer the connection test properly.',
  failed: 'The connection test failed on this server.',
};

interface Failure {
  readonly health: FailedConnection;
  readonly cause: unknown;
}
export type ConnectionOutcome = { readonly health: ConnectionHealth } | Failure;

/** Proves a user's connection with a cheap read at the provider. */
@Injectable()
export class ConnectionCheck {
  constructor(private readonly connections: Connections) {}

  /** @throws only when the database is away; problem `not_found` where the provider offers no test */
  async run(ref: ConnectionRef): Promise<ConnectionOutcome> {
    const start = performance.now();
    try {
      const found = await this.connections.test(ref);
      const slow = performance.now() - start > SLOW_MS;
      return {
        health: {
          success: true,
          connection_status: 'connected',
          message: 'The connection works.',
          test_result: { api_response_time: slow ? 'slow' : 'normal', ...found },
        },
      };
    } catch (error) {
      if (isDatabaseUnavailable(error) || (error instanceof ProblemError && error.code === 'not_found')) throw error;
      const connection_status = statusOf(error);
      return { health: { success: false, connection_status, message: messages[connection_status] }, cause: error };
    }
  }
}

function statusOf(error: unknown): FailedConnection['connection_status'] {
  if (!(error instanceof ProviderError)) return 'failed';
  return error.kind === 'auth_expired' ? 'unauthenticated' : 'api_error';
}

/** The same as an error answer of its own. */
export function connectionProblem({ health, cause }: Failure): ProblemError {
  const { connection_status, message } = health;
  return problem(problems[connection_status], {
    detail: message,
    cause,
    retryAfterSeconds: cause instanceof ProviderError ? cause.retryAfterSeconds : undefined,
    extensions: { connection_status, message },
  });
}
