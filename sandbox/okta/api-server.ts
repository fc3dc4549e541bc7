import { randomBytes } from 'node:crypto';
import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Answer, type Call, type Route } from './api.js';
import { authenticate, requireOne } from './gate.js';
import { type Caller, type Parts } from './parts.js';
import { Query } from './query.js';
import { appRoutes } from './routes-apps.js';
import { eventHookRoutes } from './routes-event-hooks.js';
import { groupRoutes } from './routes-groups.js';
import { logRoutes } from './routes-logs.js';
import { orgRoutes } from './routes-org.js';
import { userRoutes } from './routes-users.js';
import { type Actor, userParty } from './system-log.js';

const ROUTES: Route[] = [...userRoutes, ...groupRoutes, ...appRoutes, ...orgRoutes, ...logRoutes, ...eventHookRoutes];

const PATHS = ROUTES.map(({ url }) => new RegExp(`^/api/v1${url.replace(/:\w+/g, '[^/]+')}$`));

/** Whether some method works on this path after the organization's address. */
export const hasOperation = (path: string): boolean => PATHS.some((pattern) => pattern.test(path));

/** The management API below `/api/v1`. */
export function registerApi(app: FastifyInstance, parts: Parts): void {
  for (const route of ROUTES) {
    app.route({
      method: route.method,
      url: route.url,
      onRequest: async (request, reply) => {
        const caller = authenticate(request, reply, parts);
        request.oktaCaller = caller;
        if (request.oktaCall) request.oktaCall.token = caller.kind;
        requireOne(route.scopes, caller, reply);
      },
      handler: async (request, reply) => {
        const caller = request.oktaCaller;
        if (!caller) throw new Error('A handler ran before its caller was known');
        const call = callOf(request, caller, parts);
        return send(reply, call, request, await route.answer(call));
      },
    });
  }
}

function callOf(request: FastifyRequest, caller: Caller, parts: Parts): Call {
  const { state, clock, log, tokens } = parts;
  return {
    state,
    clock,
    log,
    tokens,
    parts,
    caller,
    actor: actorOf(request, caller, parts),
    params: request.params as Record<string, string>,
    query: new Query(request.query as Record<string, unknown>),
    body: request.body,
    org: parts.baseUrl(),
  };
}

function actorOf(request: FastifyRequest, caller: Caller, parts: Parts): Actor {
  const client = parts.clients.find(caller.credential);
  const name = client?.kind === 'service' ? client.label : caller.credential;
  const service = { id: caller.credential, type: 'PublicClientApp', alternateId: caller.credential, displayName: name };
  return {
    party: caller.user ? userParty(caller.user) : service,
    userAgent: request.headers['user-agent'] ?? 'unknown',
    ipAddress: request.ip,
    transaction: {
      type: 'WEB',
      id: randomBytes(18).toString('base64url'),
      detail: caller.kind === 'SSWS' ? { requestApiTokenId: caller.credential } : {},
    },
  };
}

function send(reply: FastifyReply, call: Call, request: FastifyRequest, answer: Answer): FastifyReply {
  if (answer.after !== undefined) reply.header('link', linksOf(call, request, answer.after));
  reply.code(answer.status ?? 200);
  return answer.body === undefined ? reply.send() : reply.type('application/json').send(JSON.stringify(answer.body));
}

/** https://developer.okta.com/docs/api/#link-header; a page is only ever reached by the link to it. */
function linksOf({ org, query }: Call, request: FastifyRequest, after: string | null): string[] {
  const path = request.oktaCall?.path ?? '';
  const address = (parameters: URLSearchParams): string => {
    const text = parameters.toString();
    return `${org}${path}${text === '' ? '' : `?${text}`}`;
  };
  const self = `<${address(query.without())}>; rel="self"`;
  if (after === null) return [self];
  const next = query.without('after');
  next.set('after', after);
  return [self, `<${address(next)}>; rel="next"`];
}
