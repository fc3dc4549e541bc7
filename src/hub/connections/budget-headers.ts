import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, onSendHookHandler, RouteOptions } from 'fastify';
import { type ConnectionRef } from '../../contracts/index.js';
import { type OperationConfig } from '../../platform/api/index.js';
import { RateBudgets } from '../../platform/http/index.js';
import { ProviderDirectory } from '../catalog/index.js';
import { keyOf } from './queries.js';

/** Such as `asana:read`. */
const PROVIDER_SCOPE = /^(.+):\w+$/;

/**
 * Tells clients how much of the provider's limit their user has left, after draft-ietf-httpapi-ratelimit-headers-06:
 * on every route that a scope of one provider guards, from what this instance knows by heart.
 */
@Injectable()
export class BudgetHeaders {
  private readonly providers: ReadonlySet<string>;

  constructor(
    host: HttpAdapterHost,
    directory: ProviderDirectory,
    private readonly budgets: RateBudgets,
  ) {
    this.providers = new Set(directory.all().map(({ manifest }) => manifest.id));
    // Routes are registered after all providers exist, so none is missed.
    host.httpAdapter.getInstance<FastifyInstance>().addHook('onRoute', (route) => this.extend(route));
  }

  /** None for a user that has not called the provider lately. */
  of(connection: ConnectionRef): Record<string, number> {
    const level = this.budgets.levelOf(keyOf(connection));
    if (!level) return {};
    return {
      'upstream-ratelimit-limit': level.limit,
      'upstream-ratelimit-remaining': level.remaining,
      'upstream-ratelimit-reset': level.resetSeconds,
    };
  }

  private extend(route: RouteOptions): void {
    const config: Partial<OperationConfig> | undefined = route.config;
    const access = config?.operation?.access;
    const provider = access && 'scope' in access && access.scope ? PROVIDER_SCOPE.exec(access.scope)?.[1] : undefined;
    if (provider === undefined || !this.providers.has(provider)) return;
    const addLevel: onSendHookHandler = ({ acting }, reply, payload, done) => {
      if (acting) {
        const { organizationId, userId } = acting;
        void reply.headers(this.of({ organizationId, userId, provider }));
      }
      done(null, payload);
    };
    route.onSend = [...[route.onSend ?? []].flat(), addLevel];
  }
}
