import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { fastify } from 'fastify';
import { AppModule } from '../../src/app.module.js';
import { RouteTable, type ServedRoute } from '../../src/hub/access/index.js';
import { SessionTokens } from '../../src/hub/access/session-tokens.js';
import { Scopes } from '../../src/hub/access/scopes.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { Log } from '../../src/platform/telemetry/index.js';
import { Vault } from '../../src/platform/vault/index.js';
import { startTestApp, type TestApp } from '../support/app.js';

/** The closed list of routes that need no credential. A new one is a decision: it is made here too. */
const ANONYMOUS: readonly RegExp[] = [
  /^\/livez$/,
  /^\/healthz$/,
  /^\/health$/,
  /^\/readyz$/,
  /^\/api\/auth\/[^/]+\/callback$/,
  /^\/settings$/,
  /^\/docs(\/.*)?$/,
];

const OWNER = 'owner-of-everything';
const FIELD = 'user_id';

interface Attempt {
  readonly identity: string;
  readonly credential: string | null;
  /** Fields that name a tenant, in the query and again in the body. */
  readonly named?: Readonly<Record<string, string>>;
  /** Statuses of a refusal; absent: anything that shows nothing of the owner. */
  readonly refusal?: readonly number[];
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Target {
  readonly url: string;
  /** Real ids of the owner's things, put into the path. */
  readonly ids: Readonly<Record<string, string>>;
  /** Texts that stand only in what belongs to the owner. */
  readonly canaries: readonly string[];
}

const BODY_METHODS = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const isSuccess = (status: number) => status >= 200 && status < 400;

/** Sends the path byte for byte: fetch and supertest would tidy it up first. */
const send = (base: string, method: string, path: string, headers: Record<string, string>, body?: string) =>
  new Promise<Answer>((resolve, reject) => {
    const { hostname, port } = new URL(base);
    const type =
      body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(body.length) };
    httpRequest({ hostname, port, method, path, headers: { ...headers, ...type }, agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: text }));
    })
      .on('error', reject)
      .end(body);
  });

const bearer = (credential: string | null): Record<string, string> =>
  credential === null ? {} : { authorization: `Bearer ${credential}` };

function pathOf({ url }: ServedRoute, ids: Target['ids']): string {
  const room = Object.keys(ids).find((prefix) => url.startsWith(prefix));
  return url
    .replace(':provider', 'asana')
    .replace(/:\w+/g, (room && ids[room]) ?? '1')
    .replace('*', 'x');
}

async function attempt(route: ServedRoute, target: Target, { credential, named }: Attempt): Promise<Answer> {
  const query = named ? `?${new URLSearchParams(named).toString()}` : '';
  const body = BODY_METHODS.has(route.method) ? JSON.stringify(named ?? {}) : undefined;
  return send(target.url, route.method, pathOf(route, target.ids) + query, bearer(credential), body);
}

/** What is wrong with the answer that an identity without right got; undefined when nothing is. */
function violationOf(route: ServedRoute, target: Target, tried: Attempt, answer: Answer): string | undefined {
  const where = `${route.method} ${route.url} as ${tried.identity}: ${answer.status}`;
  if (tried.refusal) return tried.refusal.includes(answer.status) ? undefined : where;
  if (!isSuccess(answer.status)) return answer.status >= 500 ? where : undefined;
  const ofOneThing = Object.keys(target.ids).some((prefix) => route.url.startsWith(`${prefix}/:`));
  const leaks = target.canaries.some((canary) => answer.body.includes(canary));
  return ofOneThing || leaks ? `${where} shows or changes what is the owner's` : undefined;
}

async function violations(routes: readonly ServedRoute[], target: Target, attempts: (route: ServedRoute) => Attempt[]) {
  const found: string[] = [];
  for (const route of routes) {
    for (const tried of attempts(route)) {
      const violation = violationOf(route, target, tried, await attempt(route, target, tried));
      if (violation) found.push(violation);
    }
  }
  return found;
}

describe('authorization', () => {
  let server: TestApp;
  let prisma: PrismaService;
  let target: Target;
  let routes: readonly ServedRoute[];
  let organizationId: string;

  const isAnonymous = ({ operation }: ServedRoute) => operation === undefined || 'anonymous' in operation.access;
  const post = async (path: string, body: object, as?: string) => {
    const { body: answer } = await server.http(as).post(path).send(body).expect(201);
    return answer;
  };
  const makeKey = async (scopes: readonly string[], user_id?: string): Promise<string> =>
    (await post('/api/keys', { name: 'probe', scopes, user_id })).key;

  /** Everything of the one tenant that the others shall not reach: a connection and a key, both with marks. */
  async function furnish() {
    const [person] = server.sandbox.asana.state().people;
    const token = server.sandbox.asana.issueToken({ person: person?.email ?? '' });
    const metadata = { mark: `canary-${randomUUID()}` };
    const tokens = { access_token: token.accessToken, refresh_token: token.refreshToken };
    const answer = await post('/api/connections', { provider: 'asana', [FIELD]: OWNER, metadata, ...tokens });
    const key = await post('/api/keys', { name: `canary-${randomUUID()}`, scopes: ['asana:read'], user_id: OWNER });
    const ids = { '/api/keys': key.api_key.id, '/api/connections': answer.connection.id };
    return { url: server.url, ids, canaries: [...Object.values(ids), metadata.mark, key.api_key.name] };
  }

  /** A key with all scopes of another organization, where a user has the owner's id too. */
  async function keyOfAnotherOrganization() {
    const organization = await prisma.organization.create({ data: { name: 'another' } });
    const key = await makeKey(['*']);
    const row = await prisma.apiKey.findFirstOrThrow({ where: { name: 'probe' }, orderBy: { id: 'desc' } });
    await prisma.apiKey.update({ where: { id: row.id }, data: { organizationId: organization.id } });
    return key;
  }

  beforeAll(async () => {
    server = await startTestApp();
    prisma = server.app.get(PrismaService);
    routes = server.app.get(RouteTable).routes;
    target = await furnish();
    organizationId = (await prisma.connection.findFirstOrThrow({ where: { userId: OWNER } })).organizationId;
  });
  afterAll(() => server.close());

  it('of anonymous routes is a closed list', () => {
    const open = routes.filter((route) => isAnonymous(route) && route.method !== 'OPTIONS').map(({ url }) => url);
    expect(open.filter((url) => !ANONYMOUS.some((pattern) => pattern.test(url)))).toEqual([]);
    expect(routes.length).toBeGreaterThan(open.length);
  });

  it('lets six identities reach on every route what is theirs and nothing else', async () => {
    const guarded = routes.filter((route) => !isAnonymous(route));
    const attempts = await foreignAttempts();
    const foreign = await violations(guarded, target, attempts);
    expect(foreign).toEqual([]);
    expect(await prisma.connection.count({ where: { userId: OWNER, status: 'active' } })).toBe(1);
    expect(
      await prisma.apiKey.count({ where: { userId: OWNER, name: { startsWith: 'canary-' }, revokedAt: null } }),
    ).toBe(1);

    const refused = await ownerRefusals(guarded);
    expect(refused).toEqual([]);
    process.stdout.write(`authorization: ${guarded.length} routes × 6 identities, ${foreign.length} foreign answers\n`);
  }, 120_000);

  async function foreignAttempts(): Promise<(route: ServedRoute) => Attempt[]> {
    const { ofKeys, ofSessions } = server.app.get(Scopes);
    const allBut = (scope: string) => ofKeys.filter((one) => one !== '*' && one !== scope);
    const owner = { [FIELD]: OWNER };
    const expiredKey = await makeKey(['*']);
    const newest = await prisma.apiKey.findFirstOrThrow({ where: { name: 'probe' }, orderBy: { id: 'desc' } });
    const { token: anothers } = await post('/api/sessions', { [FIELD]: 'another user' });
    const expiredSession = await new SessionTokens(server.app.get(Vault), () => Date.now() - 3_600_000).sign(
      { tokenId: randomUUID(), organizationId, userId: OWNER, scopes: ofSessions, keyId: newest.id },
      600,
    );
    const forgedSession = anothers.replace(/.{10}$/, 'AAAAAAAAAA');
    await prisma.apiKey.update({ where: { id: newest.id }, data: { expiresAt: new Date(0) } });
    const elsewhere = await keyOfAnotherOrganization();
    const undelegated = await makeKey(allBut('users:delegate'));
    const lacking = new Map<string, string>();
    for (const { operation } of routes) {
      if (!operation || 'anonymous' in operation.access) continue;
      const scope = operation.access.scope.replace('{provider}', 'asana');
      if (!lacking.has(scope)) lacking.set(scope, await makeKey(allBut(scope)));
    }

    return ({ operation }) => {
      if (!operation || 'anonymous' in operation.access) return [];
      const { scope, acting } = operation.access;
      const scopeless = lacking.get(scope.replace('{provider}', 'asana')) ?? '';
      const ofOrganization = { ...owner, organizationId };
      return [
        { identity: '1 nobody', credential: null, named: owner, refusal: [401] },
        { identity: '2 a forged key', credential: `sy_${'f'.repeat(43)}`, named: owner, refusal: [401] },
        { identity: '2 an expired key', credential: expiredKey, named: owner, refusal: [401] },
        { identity: '2 a forged session', credential: forgedSession, named: owner, refusal: [401] },
        { identity: '2 an expired session', credential: expiredSession.token, named: owner, refusal: [401] },
        { identity: '3 another organization', credential: elsewhere, named: ofOrganization, refusal: [404] },
        { identity: '3 another organization, same user id', credential: elsewhere, named: owner },
        { identity: '3 another organization, nobody named', credential: elsewhere },
        { identity: '4 another user', credential: anothers, named: owner, refusal: [403, 404] },
        { identity: '4 another user, nobody named', credential: anothers },
        { identity: '6 without the delegate scope', credential: undelegated, named: owner, refusal: [404] },
        ...(acting === 'none'
          ? []
          : [{ identity: '6 without the delegate scope, nobody named', credential: undelegated }]),
        { identity: '6 without the scope', credential: scopeless, named: owner, refusal: [403] },
      ];
    };
  }

  /** Routes that refuse the owner: its session where sessions can hold the scope, else a key bound to it. */
  async function ownerRefusals(guarded: readonly ServedRoute[]): Promise<string[]> {
    const { ofSessions } = server.app.get(Scopes);
    const { token } = await post('/api/sessions', { [FIELD]: OWNER });
    const key = await makeKey(['*'], OWNER);
    const refused: string[] = [];
    // What ends the owner's key or connection comes last, or the other routes would have nothing left to allow.
    const ending = ({ method, url }: ServedRoute) =>
      url.endsWith('/disconnect') ||
      (method === 'DELETE' && Object.keys(target.ids).some((prefix) => url.startsWith(prefix)));
    for (const route of [...guarded.filter((one) => !ending(one)), ...guarded.filter(ending)]) {
      const access = route.operation?.access;
      if (!access || 'anonymous' in access) continue;
      const bySession = access.orSelf === true || ofSessions.includes(access.scope.replace('{provider}', 'asana'));
      const own = { [FIELD]: OWNER, organizationId };
      const before = await prisma.auditEntry.count({ where: { outcome: 'refused' } });
      const tried = { identity: '5 the owner', credential: bySession ? token : key, named: own };
      const { status } = await attempt(route, target, tried);
      const recorded = (await prisma.auditEntry.count({ where: { outcome: 'refused' } })) - before;
      if ([401, 403].includes(status) || recorded > 0) refused.push(`${route.method} ${route.url}: ${status}`);
    }
    return refused;
  }

  it.each(['//api/keys', '/api//keys', '/api/keys/', '/API/KEYS', '/api/%6beys', '/api%2fkeys', '/./api/keys'])(
    'is not walked around by %s',
    async (path) => {
      const scopeless = await makeKey(['asana:read']);
      for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'TRACE', 'PROPFIND']) {
        const body = method === 'POST' ? '{}' : undefined;
        expect([400, 401, 404, 405]).toContain((await send(server.url, method, path, {}, body)).status);
        const answer = await send(server.url, method, path, bearer(scopeless), body);
        expect([400, 403, 404, 405]).toContain(answer.status);
      }
    },
  );

  it.each([
    '/x/../api/keys',
    '/docs/../api/keys',
    '/docs/%2e%2e/api/keys',
    '/livez/../api/keys',
    '/livez%2f..%2fapi/keys',
  ])('is not walked around from an open path: %s', async (path) => {
    expect([400, 401, 403, 404]).toContain((await send(server.url, 'GET', path, {})).status);
  });

  it.each([
    '/api/keys;',
    '/api/keys;a=b',
    '/api/keys%00',
    '/api/keys%20',
    '/api/keys.json',
    '/api/keys?%75ser_id=x',
    '/api/keys#',
  ])('is not walked around by an ending: %s', async (path) => {
    expect([400, 401, 404]).toContain((await send(server.url, 'GET', path, {})).status);
  });

  it.each(['x-http-method-override', 'x-http-method', 'x-method-override', 'x-original-url', 'x-rewrite-url'])(
    'does not listen to %s',
    async (header) => {
      const lister = await makeKey(['keys:manage']);
      for (const value of ['DELETE', 'POST', '/livez']) {
        expect((await send(server.url, 'GET', '/api/keys', { [header]: value })).status).toBe(401);
        const answer = await send(server.url, 'GET', '/api/keys', { ...bearer(lister), [header]: value });
        expect(JSON.parse(answer.body)).toMatchObject({ ok: true, keys: expect.any(Array) });
      }
    },
  );

  it('asks for a credential on HEAD as on GET', async () => {
    expect((await send(server.url, 'HEAD', '/api/keys', {})).status).toBe(401);
    expect((await send(server.url, 'HEAD', '/api/keys', bearer(server.key))).status).toBe(200);
  });

  describe('broken on purpose', () => {
    @Controller('api/forgotten')
    class ForgottenController {
      @Get()
      read() {
        return { ok: true };
      }
    }

    it('by a route without a policy, it stops the boot and names the route', async () => {
      @Module({ imports: [AppModule.of(server.settings, new Log('silent'))], controllers: [ForgottenController] })
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
      const url = open.listeningOrigin;
      const access = { scope: 'keys:manage', acting: 'none' } as const;
      const route: ServedRoute = { method: 'GET', url: '/api/keys/:id', operation: { id: 'open', access } };
      const attempts = await foreignAttempts();
      const found = await violations([route], { ...target, url }, attempts);
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
