import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { type RoutePolicy } from '../../contracts/index.js';
import { type FailureStyle } from '../problem/index.js';
import { errorSchemas } from './error-schemas.js';

/** Everything that is declared about one route: who may call it, what it answers and how it fails. */
export interface OperationOptions {
  /** Unique OpenAPI operation id, `<room>.<thing>.<verb>` in camel case, e.g. `asana.tasks.list`. */
  readonly id: string;
  /** One line for the human page. */
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly access: RoutePolicy;
  readonly errors: FailureStyle;
  /** Error statuses beyond those every route can answer (400, 429, 500, 503; 401, 403, 404 where a credential is needed). */
  readonly statuses?: readonly number[];
  /** Success status. Default 200. */
  readonly status?: number;
  /** Body of the success answer; absent for redirects, pages and empty answers. */
  readonly answer?: z.ZodType;
  readonly example?: unknown;
  /** Media type of the success answer where it is not JSON. */
  readonly produces?: string;
}

/** What stands in Fastify's route configuration, so that hooks, guards and the error filter see it for every request. */
export interface OperationConfig {
  readonly operation: { readonly id: string; readonly access: RoutePolicy };
  readonly errors: FailureStyle;
}

const COMMON_STATUSES = [400, 429, 500, 503];
const CREDENTIAL_STATUSES = [401, 403, 404];

/** Declares a route. A route without it stops the boot: see hub/access. */
export function Operation(options: OperationOptions): MethodDecorator {
  const { id, access, errors, status = 200 } = options;
  const anonymous = 'anonymous' in access;
  const statuses = [...COMMON_STATUSES, ...(anonymous ? [] : CREDENTIAL_STATUSES), ...(options.statuses ?? [])];
  return applyDecorators(
    RouteConfig({ operation: { id, access }, errors } satisfies OperationConfig),
    HttpCode(status),
    ApiTags(options.tag),
    ApiOperation({ operationId: id, summary: options.summary, description: options.description }),
    ApiResponse({
      status,
      description: options.summary,
      ...(options.answer && { standardSchema: options.answer }),
      ...(options.example !== undefined && { example: options.example }),
    }),
    ...(options.produces ? [ApiProduces(options.produces)] : []),
    ...(anonymous ? [] : [ApiBearerAuth('credential')]),
    ...[...new Set(statuses)].sort().map((code) => errorSchemas(code, errors)),
  );
}
