import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Route } from './api.js';
import { errorBody } from './errors.js';
import { admit, authenticate, budgetOf, requireScope } from './gate.js';
import { readBody } from './input.js';
import { type Parts } from './parts.js';
import { BATCH_HEADER } from './wire.js';

const MAX_ACTIONS = 10;

const action = z.strictObject({
  relative_path: z.string().startsWith('/', 'Must begin with a slash'),
  method: z
    .string()
    .toLowerCase()
    .pipe(z.enum(['get', 'post', 'put', 'delete', 'patch', 'head'])),
  data: z.record(z.string(), z.unknown()).optional(),
  options: z
    .strictObject({ limit: z.int().optional(), offset: z.string().optional(), fields: z.array(z.string()).optional() })
    .optional(),
});
const batch = z.strictObject({
  actions: z
    .array(action)
    .min(1, 'At least one action is needed')
    .max(MAX_ACTIONS, `At most ${MAX_ACTIONS} actions are allowed`),
});
type Action = z.infer<typeof action>;

interface Result {
  status_code: number;
  headers: Record<string, string>;
  body: unknown;
}

/** `POST /batch`: each action is a call of its own; the batch itself costs nothing, and it all fits or none of it. */
export function registerBatch(app: FastifyInstance, parts: Parts, routes: Route[]): void {
  app.post('/batch', async (request, reply) => {
    const caller = authenticate(request, parts);
    if (request.received) request.received.owner = caller.user.email;
    requireScope(caller, null);
    const { actions } = readBody(batch, request.body);
    const reads = actions.filter(({ method }) => method === 'get' || method === 'head').length;
    const searches = actions.filter(({ relative_path }) => relative_path.includes('/tasks/search')).length;
    const demand = { ...budgetOf(parts, caller), reads, writes: actions.length - reads, searches };
    admit(parts, demand, reply);
    const data = await Promise.all(actions.map((one) => run(app, parts, request, one, routes)));
    return reply.type('application/json; charset=utf-8').send({ data });
  });
}

async function run(
  app: FastifyInstance,
  parts: Parts,
  outer: FastifyRequest,
  one: Action,
  routes: Route[],
): Promise<Result> {
  if (one.relative_path.startsWith('/batch')) return refused(400, 'Nested batch requests are not allowed');
  const method = one.method.toUpperCase();
  if (!routes.some((route) => route.method === method)) return refused(404, 'No matching route for request');
  const prefix = new URL(`${parts.baseUrl()}/api/1.0`).pathname;
  const response = await app.inject({
    method: method as Route['method'],
    url: prefix + one.relative_path,
    query: queryOf(one),
    headers: { authorization: outer.headers.authorization ?? '', [BATCH_HEADER]: parts.processSecret },
    ...(method === 'POST' || method === 'PUT' ? { payload: { data: one.data ?? {} } } : {}),
  });
  const location = response.headers.location;
  return {
    status_code: response.statusCode,
    headers: typeof location === 'string' ? { location } : {},
    body: response.json<unknown>(),
  };
}

/** Reads carry their parameters in `data`; `options` hold paging and the wanted fields. */
function queryOf({ method, data = {}, options = {} }: Action): Record<string, string> {
  const query: Record<string, string> = {};
  if (method === 'get') {
    for (const [name, value] of Object.entries(data)) query[name] = String(value);
  }
  if (options.limit !== undefined) query.limit = String(options.limit);
  if (options.offset !== undefined) query.offset = options.offset;
  if (options.fields) query.opt_fields = options.fields.join(',');
  return query;
}

function refused(status: number, message: string): Result {
  return { status_code: status, headers: {}, body: errorBody(status, message) };
}
