import { applyDecorators, HttpCode, UseInterceptors } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { type RoutePolicy } from '../../contracts/index.js';
import { IDEMPOTENCY_KEY, type Idempotence, IdempotencyInterceptor, REPLAYED } from '../idempotency/index.js';
import { type FailureStyle } from '../problem/index.js';
import { type Claim, type ClaimedConfig } from '../route/index.js';
import { ClaimInterceptor } from './claim.interceptor.js';
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
  /** Takes an `Idempotency-Key`: see platform/idempotency. Every operation that creates does; it needs a credential. */
  readonly idempotent?: Idempotence;
  /** The body arrives as the bytes that were sent, of whatever type: `request.body` is a Buffer, or undefined. */
  readonly rawBody?: boolean;
  /** Largest body in bytes, where the server's limit of 1 MiB does not do. */
  readonly bodyLimit?: number;
  /** Success status. Default 200. */
  readonly status?: number;
  /** Body of the success answer; absent for redirects, pages and empty answers. */
  readonly answer?: z.ZodType;
  readonly example?: unknown;
  /** Media type of the success answer where it is not JSON. */
  readonly produces?: string;
  /** Other clients of the same method and path: see platform/route. Their text stands in `description`. */
  readonly claims?: readonly ClaimOptions[];
}

/** What single requests of a path can have of their own. */
type Declared = Pick<OperationOptions, 'id' | 'access' | 'errors' | 'statuses' | 'idempotent' | 'status' | 'answer'>;
/** The operation of another client of the path. */
export type ClaimOptions = Declared & Pick<Claim<never>, 'when'>;

/** What stands in Fastify's route configuration, so that hooks, guards and the error filter see it for every request. */
export interface OperationConfig {
  readonly operation: {
    readonly id: string;
    readonly access: RoutePolicy;
    readonly idempotent?: Idempotence;
    readonly rawBody?: boolean;
    readonly bodyLimit?: number;
  };
  readonly errors: FailureStyle;
  /** Success status. */
  readonly status: number;
}
/** The same where other clients share the path. */
export type SharedOperationConfig = ClaimedConfig<OperationConfig>;

const COMMON_STATUSES = [400, 429, 500, 503];
const CREDENTIAL_STATUSES = [401, 403, 404];
const IDEMPOTENCY_STATUSES = [409, 422];

const KEY_HEADER = ApiHeader({
  name: IDEMPOTENCY_KEY,
  required: false,
  description:
    'A key of your choice, 1 to 255 visible ASCII characters, for this request and its repetitions within 24 hours: ' +
    `they create once and get the same answer, marked \`${REPLAYED}: true\`.`,
  schema: { type: 'string', minLength: 1, maxLength: 257 },
});
const REPLAYED_HEADER = {
  description: 'Present when the answer is that of an earlier request.',
  schema: { type: 'string' as const, enum: ['true'] },
};

/** Declares a route. A route without it stops the boot: see hub/access. */
export function Operation(options: OperationOptions): MethodDecorator {
  const { access, claims = [], status = 200 } = options;
  const anonymous = 'anonymous' in access;
  const all = [options, ...claims];
  const idempotent = all.some((one) => one.idempotent);
  const shared = claims.map((claim) => ({ when: claim.when, config: configOf(claim) }));
  return applyDecorators(
    RouteConfig({ ...configOf(options), ...(shared.length > 0 && { claims: shared }) } satisfies SharedOperationConfig),
    HttpCode(status),
    ApiTags(options.tag),
    ApiOperation({
      operationId: options.id,
      summary: options.summary,
      description: options.description,
      ...(anonymous && { security: [] }),
    }),
    ...successes(options),
    ...(shared.length > 0 ? [UseInterceptors(ClaimInterceptor)] : []),
    ...(idempotent ? [KEY_HEADER, UseInterceptors(IdempotencyInterceptor)] : []),
    ...(options.produces ? [ApiProduces(options.produces)] : []),
    ...(anonymous ? [] : [ApiBearerAuth('credential')]),
    ...[...new Set(all.flatMap(failureStatuses))].sort().map((code) =>
      errorSchemas(
        code,
        all.filter((one) => failureStatuses(one).includes(code)).map(({ errors }) => errors),
      ),
    ),
  );
}

function configOf(options: Omit<OperationOptions, 'summary' | 'tag'>): OperationConfig {
  const { id, access, errors, idempotent, rawBody, bodyLimit, status = 200 } = options;
  const operation = {
    id,
    access,
    ...(idempotent && { idempotent }),
    ...(rawBody && { rawBody }),
    ...(bodyLimit && { bodyLimit }),
  };
  return { operation, errors, status };
}

const failureStatuses = ({ access, idempotent, statuses = [] }: Declared) => [
  ...COMMON_STATUSES,
  ...('anonymous' in access ? [] : CREDENTIAL_STATUSES),
  ...(idempotent ? IDEMPOTENCY_STATUSES : []),
  ...statuses,
];

/** One response for each success status, with the answers of all who share it. */
function successes(options: OperationOptions): MethodDecorator[] {
  const all: readonly Pick<OperationOptions, 'status' | 'answer' | 'idempotent'>[] = [
    options,
    ...(options.claims ?? []),
  ];
  return [...new Set(all.map(({ status = 200 }) => status))].map((status, place) => {
    const here = all.filter((one) => (one.status ?? 200) === status);
    const [answer, ...others] = here.flatMap((one) => one.answer ?? []);
    return ApiResponse({
      status,
      description: options.summary,
      ...(answer && { standardSchema: others.length > 0 ? z.union([answer, ...others]) : answer }),
      ...(place === 0 && options.example !== undefined && { example: options.example }),
      ...(here.some((one) => one.idempotent) && { headers: { [REPLAYED]: REPLAYED_HEADER } }),
    });
  });
}
