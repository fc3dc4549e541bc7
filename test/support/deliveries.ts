import { createHmac, randomBytes } from 'node:crypto';
import { Registrations } from '../../src/hub/webhooks/inbox/registrations.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { type TestApp } from './app.js';

/** A webhook as its provider knows it. */
export interface Hook {
  readonly organizationId: string;
  readonly subscriptionId: string;
  readonly registrationId: string;
  readonly secret: string;
  /** Path of its own address. */
  readonly path: string;
}

interface Wish {
  readonly user?: string;
  readonly resource?: string;
  readonly shared?: boolean;
}

let count = 0;

/** A subscription and its registration, made here rather than at the provider; nothing has been agreed on yet. */
export async function openHook(app: TestApp, wish: Wish = {}): Promise<Hook> {
  const { user: userId = 'ana', resource = String(1_200_000_000 + ++count), shared = false } = wish;
  const prisma = app.app.get(PrismaService);
  const { id: organizationId } = await prisma.organization.findFirstOrThrow();
  const subscription = await prisma.webhookSubscription.create({
    data: { organizationId, userId, provider: 'asana', resource },
  });
  const { id, token } = await app.app.get(Registrations).open(subscription, { shared });
  return {
    organizationId,
    subscriptionId: subscription.id,
    registrationId: id,
    secret: randomBytes(16).toString('hex'),
    path: `/api/webhooks/asana/${token}`,
  };
}

/** One that is agreed on, as the provider does it: a handshake over the wire, then the create call returns. */
export async function establishHook(app: TestApp, wish?: Wish): Promise<Hook> {
  const hook = await openHook(app, wish);
  const answer = await shakeHands(app.url, hook);
  if (answer.status !== 200) throw new Error(`The handshake was answered ${answer.status}.`);
  await app.app.get(Registrations).activate(hook.registrationId, '1209');
  return hook;
}

export const shakeHands = (url: string, { path, secret }: Pick<Hook, 'path' | 'secret'>) =>
  fetch(url + path, { method: 'POST', headers: { 'x-hook-secret': secret } });

export const signatureOf = (secret: string, body: string | Buffer) =>
  createHmac('sha256', secret).update(body).digest('hex');

/** Signed with the secret of the hook, unless a signature is given; `null` sends none. */
export function deliver(
  url: string,
  { path, secret }: Pick<Hook, 'path' | 'secret'>,
  body: string | Buffer,
  signature: string | null = signatureOf(secret, body),
): Promise<Response> {
  const headers = { 'content-type': 'application/json', ...(signature !== null && { 'x-hook-signature': signature }) };
  return fetch(url + path, { method: 'POST', headers, body: typeof body === 'string' ? body : new Uint8Array(body) });
}

/** A delivery of Asana's with one event. @param number of the task; the same one makes the same event */
export const taskChanged = (number: number, at = '2026-11-21T12:00:00.000Z'): string =>
  JSON.stringify({
    events: [
      {
        user: { gid: '1207310000000017', resource_type: 'user' },
        created_at: at,
        action: 'changed',
        resource: { gid: String(number), resource_type: 'task', resource_subtype: 'default_task' },
        parent: null,
        change: { field: 'name', action: 'changed' },
      },
    ],
  });
