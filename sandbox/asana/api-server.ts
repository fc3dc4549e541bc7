import { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { type Answer, type Call, type Route } from './api.js';
import { registerBatch } from './batch.js';
import { AsanaError } from './errors.js';
import { refuseExternalToPersonal } from './external.js';
import { admit, authenticate, budgetOf, requireScope } from './gate.js';
import { parseOptFields, show } from './opt-fields.js';
import { paginate } from './paging.js';
import { type Caller, type Parts } from './parts.js';
import { Query } from './query.js';
import { type Demand } from './rate-limit.js';
import { eventRoutes } from './routes-events.js';
import { customFieldRoutes } from './routes-custom-fields.js';
import { peopleRoutes } from './routes-people.js';
import { portfolioRoutes } from './routes-portfolios.js';
import { projectRoutes } from './routes-projects.js';
import { searchRoutes } from './routes-search.js';
import { sectionRoutes } from './routes-sections.js';
import { storyRoutes } from './routes-stories.js';
import { tagRoutes } from './routes-tags.js';
import { taskLinkRoutes } from './routes-task-links.js';
import { taskRoutes } from './routes-tasks.js';
import { webhookRoutes } from './routes-webhooks.js';
import { isInsideBatch } from './wire.js';

const ROUTES: Route[] = [
  ...peopleRoutes,
  ...projectRoutes,
  ...sectionRoutes,
  ...searchRoutes,
  ...taskRoutes,
  ...taskLinkRoutes,
  ...storyRoutes,
  ...tagRoutes,
  ...customFieldRoutes,
  ...portfolioRoutes,
];

/** The REST API below `/api/1.0`. */
export function registerApi(app: FastifyInstance, parts: Parts): void {
  const routes = [...ROUTES, ...webhookRoutes(parts), ...eventRoutes(parts)];
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.url,
      onRequest: async (request, reply) => {
        const caller: Caller = authenticate(request, parts);
        request.tokenOwner = caller;
        if (request.received) request.received.owner = caller.user.email;
        if (!isInsideBatch(request, parts)) admit(parts, demandOf(parts, caller, route), reply);
        requireScope(caller, route.scope);
      },
      handler: async (request, reply) => answer(request, reply, parts, route),
    });
  }
  registerBatch(app, parts, routes);
}

function demandOf(parts: Parts, caller: Caller, route: Route): Demand {
  const reads = route.method === 'GET' ? 1 : 0;
  return { ...budgetOf(parts, caller), reads, writes: 1 - reads, searches: route.isSearch ? 1 : 0 };
}

async function answer(request: FastifyRequest, reply: FastifyReply, parts: Parts, route: Route): Promise<FastifyReply> {
  const caller: Caller | null = request.tokenOwner;
  if (!caller) throw new AsanaError(401, 'Not Authorized');
  refuseExternalToPersonal(caller, request);
  const call: Call = {
    state: parts.state,
    clock: parts.clock,
    events: parts.events,
    viewer: caller.user,
    app: caller.grant.app,
    params: request.params as Record<string, string>,
    query: new Query(request.query as Record<string, string | string[]>),
    body: request.body,
  };
  const answered = parts.events.during(() => route.answer(call));
  // Only what has to wait waits: the record must not change before it is shown.
  const result = answered instanceof Promise ? await answered : answered;
  if (route.status === 201 && result.kind === 'record') {
    const { gid, resource_type } = show(result.ref, call, 'compact') as { gid: string; resource_type: string };
    reply.header('location', `${parts.baseUrl()}/api/1.0/${plural(resource_type)}/${gid}`);
  }
  return reply
    .code(result.kind === 'body' ? result.status : route.status)
    .type('application/json; charset=utf-8')
    .send(bodyOf(result, call, request, parts));
}

function plural(resourceType: string): string {
  return resourceType === 'story' ? 'stories' : `${resourceType}s`;
}

function bodyOf(result: Answer, call: Call, request: FastifyRequest, parts: Parts): object {
  const selection = parseOptFields(call.query.text('opt_fields'));
  switch (result.kind) {
    case 'record':
      return { data: show(result.ref, call, 'full', selection), ...result.beside };
    case 'whole':
      return { data: result.refs.map((ref) => show(ref, call, 'compact', selection)) };
    case 'plain':
      return { data: result.data };
    case 'body':
      return result.body;
    case 'page': {
      const listing = listingOf(request, parts);
      const page = paginate(result.refs, {
        limit: call.query.text('limit'),
        offset: call.query.text('offset'),
        keyOf: (ref) => String(ref.read('gid', call)),
        listing: listing.toString(),
        now: parts.clock.now(),
        secret: parts.processSecret,
      });
      const data = page.items.map((ref) => show(ref, call, 'compact', selection));
      return {
        data,
        next_page: page.nextOffset === undefined ? null : nextPage(listing, call, page.nextOffset, parts),
      };
    }
  }
}

/** The list asked for, without the place in it. */
function listingOf(request: FastifyRequest, parts: Parts): URL {
  const path = request.received?.path ?? '';
  const listing = new URL(parts.baseUrl() + path);
  listing.search = new URL(request.url, 'http://localhost').search;
  for (const name of ['limit', 'offset']) listing.searchParams.delete(name);
  return listing;
}

function nextPage(listing: URL, call: Call, offset: string, parts: Parts): object {
  const next = new URL(listing);
  next.searchParams.set('limit', call.query.text('limit') ?? '');
  next.searchParams.set('offset', offset);
  const path = next.href.slice(`${parts.baseUrl()}/api/1.0`.length);
  return { offset, path, uri: next.href };
}
