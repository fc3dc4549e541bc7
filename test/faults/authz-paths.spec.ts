import { startTestApp, type TestApp } from '../support/app.js';
import { bearer, send } from './authz-attempts.js';
import { makeKey } from './authz-identities.js';

describe('authorization', () => {
  let server: TestApp;
  beforeAll(async () => {
    server = await startTestApp();
  });
  afterAll(() => server.close());

  it.each(['//api/keys', '/api//keys', '/api/keys/', '/API/KEYS', '/api/%6beys', '/api%2fkeys', '/./api/keys'])(
    'is not walked around by %s',
    async (path) => {
      const scopeless = await makeKey(server, ['asana:read']);
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
      const lister = await makeKey(server, ['keys:manage']);
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
});
