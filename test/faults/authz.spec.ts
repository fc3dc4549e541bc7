import { Controller, type ExecutionContext, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastify } from 'fastify';
import { AppModule } from '../../src/app.module.js';
import { DELEGATE_SCOPE } from '../../src/contracts/index.js';
import { AuthorizationGuard } from '../../src/hub/access/authorization.guard.js';
import { RouteTable, type ServedRoute } from '../../src/hub/access/index.js';
import { Scopes } from '../../src/hub/access/scopes.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { systemClock } from '../../src/platform/clock/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { attempt, isAnonymous, isSuccess, type Target, violations } from './authz-attempts.js';
import { beginSlowBulk, connectOwner, furnish, OWNER, ownTokens } from './authz-holdings.js';
import { newJobId } from './authz-generator.js';
import { foreignIdentities, makeKey, makeSession, scopeOf } from './authz-identities.js';
import { OTHER_SUCCESS } from './authz-requests.js';

/** The closed list of routes that need no credential. A new one is a decision: it is made here too. */
const ANONYMOUS: readonly RegExp[] = [
  /^\/livez$/,
  /^\/healthz$/,
  /^\/health$/,
  /^\/api\/health$/,
  /^\/readyz$/,
  /^\/api\/auth\/[^/]+\/callback$/,
  /^\/settings$/,
  /^\/docs(\/.*)?$/,
  /^\/api\/webhooks\/:provider\/:token$/,
  /^\/api\/integrations\/asana\/webhook$/,
];
/** What ends the owner's connection comes last, or the other routes would have nothing left to allow. */
const ENDING: ReadonlySet<string> = new Set(['oauth.disconnect', 'connections.delete']);

/** What no credential of one user may do: the owner is the organization. */
const OF_ORGANIZATION = /^outgoing\./;

const isEnding = ({ operation }: ServedRoute) => ENDING.has(operation?.id ?? '');
const guardedRoutes = (server: TestApp) => server.app.get(RouteTable).routes.filter((route) => !isAnonymous(route));
const targetAt = async (server: TestApp): Promise<Target> => ({ url: server.url, ...(await furnish(server)) });

describe('authorization', () => {
  let server: TestApp;
  let target: Target;

  beforeAll(async () => {
    server = await startTestApp();
    target = await targetAt(server);
  }, 60_000);
  afterAll(() => server.close());

  it('of anonymous routes is a closed list', () => {
    const { routes } = server.app.get(RouteTable);
    const open = routes.filter((route) => isAnonymous(route) && route.method !== 'OPTIONS').map(({ url }) => url);
    expect(open.filter((url) => !ANONYMOUS.some((pattern) => pattern.test(url)))).toEqual([]);
    expect(routes.length).toBeGreaterThan(open.length);
  });

  it('lets six identities reach on every route what is theirs and nothing else', async () => {
    const prisma = server.app.get(PrismaService);
    const guarded = guardedRoutes(server);
    const foreign = await violations(guarded, target, await foreignIdentities(server));
    expect(foreign).toEqual([]);
    expect(await prisma.connection.count({ where: { userId: OWNER, status: 'active' } })).toBe(2);
    expect(await prisma.apiKey.count({ where: { id: target.things.$key, revokedAt: null } })).toBe(1);
    expect(await unsuccessful(guarded)).toEqual([]);
    process.stdout.write(`authz: ${guarded.length} routes × 6 identities, ${foreign.length} foreign 2xx\n`);
  }, 120_000);

  /** Routes at which the same requests do not succeed for the owner: what was refused above was a real request. */
  async function unsuccessful(guarded: readonly ServedRoute[]): Promise<string[]> {
    const { ofSessions } = server.app.get(Scopes);
    const session = await makeSession(server, OWNER);
    const key = await makeKey(server, ['*'], OWNER);
    const found: string[] = [];
    for (const route of [...guarded.filter((one) => !isEnding(one)), ...guarded.filter(isEnding)]) {
      const { id = '', access } = route.operation ?? {};
      if (isEnding(route)) Object.assign(target.things, await connectOwner(server, target.canaries));
      if (id === 'connections.create') Object.assign(target.things, ownTokens(server));
      if (id === 'jobs.import') Object.assign(target.things, newJobId());
      if (id === 'asana.bulk.cancel')
        Object.assign(target.things, await beginSlowBulk(server, target.things.$task ?? ''));
      const bySession = (access && 'orSelf' in access) || ofSessions.includes(scopeOf(route) ?? '');
      const owner = { credential: bySession ? session : key, named: { user_id: OWNER } };
      const { status, body } = await attempt(route, target, {
        identity: '5 the owner',
        ...(OF_ORGANIZATION.test(id) ? { credential: server.key } : owner),
      });
      const isExpected = id in OTHER_SUCCESS ? status === OTHER_SUCCESS[id] : isSuccess(status);
      if (!isExpected) found.push(`${route.method} ${route.url} (${id}): ${status} ${body.slice(0, 300)}`);
    }
    return found;
  }

  describe('broken on purpose', () => {
    it('where everybody may act for everybody, the check reports it on the routes of every room', async () => {
      const broken = await startTestApp();
      try {
        const brokenTarget = await targetAt(broken);
        const identities = await foreignIdentities(broken);
        const guard = broken.app.get(AuthorizationGuard);
        const original = guard.canActivate.bind(guard);
        guard.canActivate = (context: ExecutionContext) => {
          const request = context.switchToHttp().getRequest<{ caller?: { scopes: Set<string> } }>();
          request.caller &&= { ...request.caller, scopes: new Set([...request.caller.scopes, DELEGATE_SCOPE]) };
          return original(context);
        };
        const routes = guardedRoutes(broken).filter(({ method }) => method === 'GET');
        const found = await violations(routes, brokenTarget, identities);
        const rooms = ['/api/asana/tasks', '/api/asana/bulk', '/api/asana/enhanced', '/api/connections', '/api/proxy'];
        for (const room of rooms) expect(found.join('\n')).toMatch(new RegExp(`GET ${room}.* as 4 another user: 200`));
        expect(found.filter((one) => / as [123] /.test(one))).toEqual([]);
        process.stdout.write(`authz without the tenant check: ${found.length} violations found\n`);
      } finally {
        await broken.close();
      }
    }, 120_000);

    @Controller('api/forgotten')
    class ForgottenController {
      @Get()
      read() {
        return { ok: true };
      }
    }

    it('by a route without a policy, it stops the boot and names the route', async () => {
      @Module({
        imports: [AppModule.of(server.settings, new Log('silent'), systemClock)],
        controllers: [ForgottenController],
      })
      class BrokenModule {}
      const app = await NestFactory.create<NestFastifyApplication>(BrokenModule, new FastifyAdapter(), {
        logger: false,
        abortOnError: false,
      });
      await expect(app.init()).rejects.toThrow('GET /api/forgotten');
      await app.close();
    });

    it('by an open route, the check reports every identity', async () => {
      const open = fastify();
      open.all('/api/keys/:id', () => ({ ok: true }));
      await open.listen({ host: '127.0.0.1', port: 0 });
      const access = { scope: 'keys:manage', acting: 'none' } as const;
      const route: ServedRoute = { method: 'GET', url: '/api/keys/:id', operation: { id: 'open', access } };
      const attempts = await foreignIdentities(server);
      const found = await violations([route], { ...target, url: open.listeningOrigin }, attempts);
      await open.close();
      expect(found).toHaveLength(attempts(route).length);
      for (const identity of ['1', '2', '3', '4', '6']) expect(found.join('\n')).toContain(`as ${identity} `);
    });

    it("by an answer with another tenant's data, the check reports it", async () => {
      const open = fastify();
      open.get('/api/things', () => ({ ok: true, things: target.canaries }));
      await open.listen({ host: '127.0.0.1', port: 0 });
      const route = { method: 'GET', url: '/api/things' };
      const tried = { identity: '4 another user', credential: null };
      const found = await violations([route], { ...target, url: open.listeningOrigin }, () => [tried]);
      await open.close();
      expect(found).toEqual([expect.stringContaining('GET /api/things as 4 another user: 200')]);
    });
  });
});
