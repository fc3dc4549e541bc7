import { type AddressInfo, connect } from 'node:net';
import { fastify, type FastifyInstance } from 'fastify';
import { presentedCredential } from './presented-credential.js';

const KEY = `sy_${'a'.repeat(43)}`;
const JWS = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

describe('presentedCredential', () => {
  let server: FastifyInstance;

  beforeAll(async () => {
    server = fastify();
    server.get('/', (request) => presentedCredential(request) ?? { kind: 'none' });
    await server.listen({ host: '127.0.0.1', port: 0 });
  });
  afterAll(() => server.close());

  /** Sends header lines as they are and returns the whole answer. */
  const exchange = (...lines: string[]) =>
    new Promise<string>((resolve) => {
      const { port } = server.server.address() as AddressInfo;
      const socket = connect(port, '127.0.0.1');
      let answer = '';
      socket
        .on('data', (chunk) => (answer += chunk.toString()))
        .on('close', () => resolve(answer))
        // The server may reset the connection while the rest of a long header is still on its way.
        .on('error', () => resolve(answer));
      socket.write(['GET / HTTP/1.1', 'Host: test', 'Connection: close', ...lines, '', ''].join('\r\n'));
    });

  it.each([
    ['an API key', `Bearer ${KEY}`, { kind: 'api_key', text: KEY }],
    ['any case of the scheme', `bEARER ${KEY}`, { kind: 'api_key', text: KEY }],
    ['several spaces', `Bearer   ${KEY}`, { kind: 'api_key', text: KEY }],
    ["an operator's own key", `Bearer ${'!'.repeat(32)}`, { kind: 'api_key', text: '!'.repeat(32) }],
    ['a session token', `Bearer ${JWS}`, { kind: 'session', text: JWS }],
  ])('reads %s', async (_what, value, expected) => {
    expect(await exchange(`Authorization: ${value}`)).toContain(JSON.stringify(expected));
  });

  it.each([
    ['no value', ''],
    ['no token', 'Bearer'],
    ['an empty token', 'Bearer '],
    ['a bare key', KEY],
    ['another scheme', `Basic ${Buffer.from(`x:${KEY}`).toString('base64')}`],
    ['a scheme that only begins alike', `Bearerx ${KEY}`],
    ['a space inside', `Bearer ${KEY} ${KEY}`],
    ['a list', `Bearer ${KEY}, Bearer ${KEY}`],
    ['a short key', `Bearer ${'a'.repeat(31)}`],
    ['a long key', `Bearer ${'a'.repeat(201)}`],
    ['characters beyond ASCII', `Bearer ${KEY}\u00e9`],
    ['a tab for the space', `Bearer\t${KEY}`],
    ['10 KB', `Bearer ${'a'.repeat(10_000)}`],
  ])('takes %s for none', async (_what, value) => {
    expect(await exchange(`Authorization: ${value}`)).toContain('"kind":"none"');
  });

  it('takes several headers for none, equal ones too', async () => {
    expect(await exchange(`Authorization: Bearer ${KEY}`, `authorization: Bearer ${KEY}`)).toContain('"kind":"none"');
  });

  it.each([
    ['a NUL byte', `Bearer ${KEY}\0`, 400],
    ['100 KB', `Bearer ${'a'.repeat(100_000)}`, 431],
  ])('never sees %s: the HTTP parser refuses it', async (_what, value, status) => {
    expect(await exchange(`Authorization: ${value}`)).toMatch(new RegExp(`^(HTTP/1.1 ${status} |$)`));
  });
});
