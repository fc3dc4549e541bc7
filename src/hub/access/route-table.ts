import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { type OperationConfig, type SharedOperationConfig } from '../../platform/api/index.js';
import { type FailureStyle, type ServedPath, ServedPaths } from '../../platform/problem/index.js';

/** A route of the running server; a path that several clients share has one for each. */
export interface ServedRoute {
  readonly method: string;
  /** Pattern such as `/api/keys/:id`. */
  readonly url: string;
  /** Absent for the routes of libraries in the closed list below. */
  readonly operation?: OperationConfig['operation'];
  readonly errors?: FailureStyle;
}

/**
 * Routes that libraries register on Fastify itself, past Nest and its guards. They show nothing of a tenant: the API's
 * own description, its page's files, and the answer to CORS preflights.
 */
const LIBRARY_ROUTES: readonly RegExp[] = [/^(GET|HEAD) \/docs(\/.*)?$/, /^OPTIONS \*$/];

/** Every route of the server as Fastify learns of it. A route without a declared policy stops the boot. */
@Injectable()
export class RouteTable extends ServedPaths implements OnApplicationBootstrap {
  private readonly known: ServedRoute[] = [];
  private readonly patterns = new Map<string, RegExp>();

  constructor(host: HttpAdapterHost) {
    super();
    // Routes are registered after all providers exist, so none is missed.
    const fastify = host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRoute', (route) => this.add(route));
  }

  get routes(): readonly ServedRoute[] {
    return this.known;
  }

  override at(path: string): ServedPath | undefined {
    const here = this.known.filter(({ url, operation }) => operation && this.patterns.get(url)?.test(path));
    const errors = here[0]?.errors;
    return errors && { methods: [...new Set(here.map(({ method }) => method))].sort(), errors };
  }

  onApplicationBootstrap(): void {
    const undeclared = this.known.filter((route) => !route.operation && !isLibraryRoute(route)).map(nameOf);
    if (undeclared.length === 0) return;
    throw new Error(`Routes without a declared access policy (add @Operation): ${undeclared.join(', ')}`);
  }

  private add({ method, url, config }: RouteOptions): void {
    const { operation, errors, claims = [] } = (config ?? {}) as Partial<SharedOperationConfig>;
    for (const one of [method].flat()) {
      this.known.push({ method: one, url, operation, errors });
      for (const claim of claims) this.known.push({ method: one, url, ...claim.config });
    }
    this.patterns.set(url, patternOf(url));
  }
}

/** find-my-way's patterns as used here: `:name` is one segment, a `*` at the end the rest. */
const patternOf = (url: string) =>
  new RegExp(
    `^${url
      .replace(/[.+?^$(){}|[\]\\]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replace('*', '.*')}$`,
  );

const nameOf = ({ method, url }: ServedRoute) => `${method} ${url}`;
const isLibraryRoute = (route: ServedRoute) => LIBRARY_ROUTES.some((pattern) => pattern.test(nameOf(route)));
