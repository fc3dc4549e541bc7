import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { type OperationConfig } from '../../platform/api/index.js';

/** A route of the running server. */
export interface ServedRoute {
  readonly method: string;
  /** Pattern such as `/api/keys/:id`. */
  readonly url: string;
  /** Absent for the routes of libraries in the closed list below. */
  readonly operation?: OperationConfig['operation'];
}

/**
 * Routes that libraries register on Fastify itself, past Nest and its guards. They show nothing of a tenant: the API's
 * own description, its page's files, and the answer to CORS preflights.
 */
const LIBRARY_ROUTES: readonly RegExp[] = [/^(GET|HEAD) \/docs(\/.*)?$/, /^OPTIONS \*$/];

/** Every route of the server as Fastify learns of it. A route without a declared policy stops the boot. */
@Injectable()
export class RouteTable implements OnApplicationBootstrap {
  private readonly known: ServedRoute[] = [];

  constructor(host: HttpAdapterHost) {
    // Routes are registered after all providers exist, so none is missed.
    const fastify = host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRoute', (route) => this.add(route));
  }

  get routes(): readonly ServedRoute[] {
    return this.known;
  }

  onApplicationBootstrap(): void {
    const undeclared = this.known.filter((route) => !route.operation && !isLibraryRoute(route)).map(nameOf);
    if (undeclared.length === 0) return;
    throw new Error(`Routes without a declared access policy (add @Operation): ${undeclared.join(', ')}`);
  }

  private add({ method, url, config }: RouteOptions): void {
    const { operation } = (config ?? {}) as Partial<OperationConfig>;
    for (const one of [method].flat()) this.known.push({ method: one, url, operation });
  }
}

const nameOf = ({ method, url }: ServedRoute) => `${method} ${url}`;
const isLibraryRoute = (route: ServedRoute) => LIBRARY_ROUTES.some((pattern) => pattern.test(nameOf(route)));
