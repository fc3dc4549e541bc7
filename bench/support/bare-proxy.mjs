// What we are measured by: the least a reverse proxy can do with Fastify and undici, with a fixed token. Prints its port.
import { fastify } from 'fastify';
import { Pool } from 'undici';

const upstream = new Pool(process.argv[2] ?? '', { connections: 128 });
const app = fastify();

app.all('/*', async (request, reply) => {
  const { statusCode, headers, body } = await upstream.request({
    path: request.raw.url ?? '/',
    method: 'GET',
    headers: { accept: 'application/json', authorization: 'Bearer a-fixed-token' },
  });
  reply.code(statusCode);
  for (const name of ['content-type', 'content-length']) {
    const value = headers[name];
    if (value !== undefined) reply.header(name, value);
  }
  return reply.send(body);
});
const address = await app.listen({ host: '127.0.0.1', port: 0 });
console.log(JSON.stringify({ port: Number(new URL(address).port) }));
