// What we are measured by: the least an inbox can do with Fastify and pg. It knows its webhooks and their secrets, verifies
// each delivery and commits it alone, into a table of the same shape; whatever is to be done with it, it does not do.
// Arguments: the database's URL, and as JSON its webhooks by token. Prints its port.
import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { fastify } from 'fastify';
import pg from 'pg';

/** More connections than this only wait for each other. */
const CONNECTIONS = 16;
/** Ids are ordered by time, as ours are: random ones would spread over the whole index. */
const INSERT = {
  name: 'insert',
  text: `INSERT INTO bare.webhook_deliveries (id, organization_id, subscription_id, provider, lane, key, body, headers)
         VALUES (uuidv7(), $1, $2, 'asana', $3, $4, $5, $6) ON CONFLICT (subscription_id, key) DO NOTHING`,
};

/** @type {Record<string, { organization: string, subscription: string, secret: string }>} */
const hooks = JSON.parse(process.argv[3] ?? '{}');
const pool = new pg.Pool({ connectionString: process.argv[2], max: CONNECTIONS });
const app = fastify();
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));

/** @param {string} secret @param {Buffer} body @param {unknown} given */
function isSigned(secret, body, given) {
  const right = createHmac('sha256', secret).update(body).digest();
  const signature = Buffer.from(String(given), 'hex');
  return signature.length === right.length && timingSafeEqual(signature, right);
}

app.post('/api/webhooks/asana/:token', async (request, reply) => {
  const { token } = /** @type {{ token: string }} */ (request.params);
  const hook = hooks[token];
  const body = /** @type {Buffer} */ (request.body);
  if (!hook) return reply.code(404).send();
  if (!isSigned(hook.secret, body, request.headers['x-hook-signature'])) return reply.code(401).send();
  const { organization, subscription } = hook;
  const key = createHash('sha256').update(body).digest();
  const headers = JSON.stringify({ 'content-type': request.headers['content-type'] });
  await pool.query({ ...INSERT, values: [organization, subscription, token, key, body, headers] });
  return { received: true };
});

const address = await app.listen({ host: '127.0.0.1', port: 0 });
console.log(JSON.stringify({ port: Number(new URL(address).port) }));
process.once('SIGTERM', () => process.exit(0));
