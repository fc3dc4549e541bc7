import { createHash, createHmac, randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import pg from 'pg';

/**
 * @typedef {object} Hook
 * @property {string} token last part of its address
 * @property {string} secret
 * @property {string} organization
 * @property {string} subscription
 */

/**
 * Webhooks as they stand while they are created at the provider; the handshake, over the wire, is what follows.
 * @param {{ url: string, databaseUrl: string }} server
 * @param {string} user
 * @param {string[]} resources
 * @returns {Promise<Hook[]>} one for each
 */
export async function establishHooks({ url, databaseUrl }, user, resources) {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  const organization = String((await client.query('SELECT id FROM organizations')).rows[0].id);
  const hooks = [];
  for (const resource of resources) {
    const token = randomBytes(32).toString('base64url');
    const secret = randomBytes(16).toString('hex');
    const { rows } = await client.query(
      `WITH subscription AS (
         INSERT INTO webhook_subscriptions (id, organization_id, user_id, provider, resource, status, served_version, next_check_at, updated_at)
         VALUES (gen_random_uuid(), $1, $2, 'asana', $3, 'active', 1, now() + interval '1 day', now()) RETURNING id)
       INSERT INTO webhook_registrations (id, subscription_id, organization_id, token_hash)
       SELECT gen_random_uuid(), id, $1, $4 FROM subscription RETURNING id, subscription_id`,
      [organization, user, resource, createHash('sha256').update(token).digest()],
    );
    const headers = { 'x-hook-secret': secret };
    const { status } = await fetch(`${url}/api/webhooks/asana/${token}`, { method: 'POST', headers });
    if (status !== 200) throw new Error(`A handshake was answered ${status}.`);
    await client.query(`UPDATE webhook_registrations SET status = 'active', remote_id = '1' WHERE id = $1`, [
      rows[0].id,
    ]);
    hooks.push({ token, secret, organization, subscription: String(rows[0].subscription_id) });
  }
  await client.end();
  return hooks;
}

let deliveries = 0;

/** A delivery of Asana's that never was before, as bytes for the wire. @param {Hook} hook @returns {{ gid: string, bytes: Buffer }} */
export function newRequest({ token, secret }) {
  const gid = String(1_200_000_000_000_000 + ++deliveries);
  const created_at = new Date(Date.UTC(2026, 10, 21) + deliveries).toISOString();
  const event = {
    user: { gid: '1207310000000017', resource_type: 'user' },
    created_at,
    action: 'changed',
    resource: { gid, resource_type: 'task', resource_subtype: 'default_task' },
    parent: null,
    change: { field: 'assignee', action: 'changed', new_value: { gid: '1207310000000018', resource_type: 'user' } },
  };
  const body = JSON.stringify({ events: [event] });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const head = [
    `POST /api/webhooks/asana/${token} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    `x-hook-signature: ${signature}`,
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return { gid, bytes: Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`, 'latin1') };
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * One connection, one request at a time; it reads no more of an answer than its status and its length.
 * @param {number} port
 */
export async function openSender(port) {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise((resolve, reject) => socket.once('connect', () => resolve(undefined)).once('error', reject));
  let received = Buffer.alloc(0);
  /** @type {((status: number) => void) | undefined} */
  let answered;
  socket.on('data', (chunk) => {
    received = received.length > 0 ? Buffer.concat([received, chunk]) : chunk;
    const end = received.indexOf(HEAD_END);
    if (end < 0) return;
    const head = received.toString('latin1', 0, end);
    const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (received.length < end + HEAD_END.length + length) return;
    received = Buffer.alloc(0);
    answered?.(Number(head.slice(9, 12)));
  });
  const fail = () => answered?.(0);
  socket.on('error', fail).on('close', fail);
  return {
    /** @param {Buffer} bytes @returns {Promise<number>} status; 0 when there was no answer */
    send: (bytes) =>
      new Promise((/** @type {(status: number) => void} */ resolve) => {
        answered = resolve;
        socket.write(bytes);
      }),
    /** The server closes connections that were idle for a while. */
    isOpen: () => !socket.destroyed && socket.readyState === 'open',
    end: () => socket.destroy(),
  };
}

/**
 * As many deliveries as so many connections can make in that time, each new.
 * @param {number} port
 * @param {Hook[]} hooks
 * @param {{ connections: number, seconds: number, ready: number }} load `ready` requests are made beforehand
 */
export async function flood(port, hooks, { connections, seconds, ready }) {
  const requests = Array.from(
    { length: ready },
    (_, index) => newRequest(hooks[index % hooks.length] ?? never()).bytes,
  );
  const senders = await Promise.all(Array.from({ length: connections }, () => openSender(port)));
  /** @type {number[]} */
  const milliseconds = [];
  let next = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    senders.map(async ({ send }) => {
      while (performance.now() < until) {
        const bytes = requests[next++];
        if (!bytes) throw new Error('More deliveries were answered than had been made.');
        milliseconds.push(await timed(() => send(bytes)));
      }
    }),
  );
  const rate = milliseconds.length / ((performance.now() - began) / 1000);
  for (const { end } of senders) end();
  return { rate, milliseconds };
}

/** @param {() => Promise<number>} send @returns {Promise<number>} milliseconds to its acknowledgement */
async function timed(send) {
  const began = performance.now();
  const status = await send();
  if (status !== 200) throw new Error(`A delivery was answered ${status}.`);
  return performance.now() - began;
}

/** @returns {Hook} */
function never() {
  throw new Error('There are no webhooks.');
}
