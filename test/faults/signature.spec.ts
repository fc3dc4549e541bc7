import { createHmac, randomInt } from 'node:crypto';
import { type Registration } from '../../src/hub/webhooks/inbox/registration.js';
import { Registrations } from '../../src/hub/webhooks/inbox/registrations.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { Secret } from '../../src/platform/vault/index.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { establishHook, type Hook, signatureOf, taskChanged } from '../support/deliveries.js';
import { InboxSender } from './inbox-sender.js';
import { sized } from '../support/size.js';

const FORGERIES = sized(10_000, 1_000);
const CONNECTIONS = 32;
const FEWER = 300;
const PATIENCE_MS = 120_000;

interface Forgery {
  readonly body: Buffer;
  /** Undefined: not signed at all. */
  readonly signature?: string;
}

/** Everything that somebody may try who knows the address and has seen deliveries, but has not the secret. */
class Forger {
  constructor(
    private readonly hook: Hook,
    /** Another webhook of the same tenant, whose deliveries are signed rightly. */
    private readonly other: Hook,
    /** The secret that the webhook had before it was made anew. */
    private readonly former: string,
  ) {}

  forge(number: number): Forgery {
    const body = Buffer.from(taskChanged(number));
    const right = signatureOf(this.hook.secret, body);
    const kinds: (() => Forgery)[] = [
      () => ({ body }),
      () => ({ body, signature: '' }),
      () => ({ body: flipped(body), signature: right }),
      () => ({ body: Buffer.concat([body, Buffer.from(' ')]), signature: right }),
      () => ({ body: body.subarray(0, -1), signature: right }),
      () => ({
        body,
        signature: flipped(Buffer.from(right))
          .toString('latin1')
          .replace(/[^\x21-\x7e]/g, 'g'),
      }),
      () => ({ body, signature: right.slice(0, randomInt(1, right.length)) }),
      () => ({ body, signature: `${right}00` }),
      () => ({ body, signature: right.toUpperCase() }),
      () => ({ body, signature: Buffer.from(right, 'hex').toString('base64') }),
      () => ({ body, signature: `sha256=${right}` }),
      () => ({ body, signature: `${right}, ${right}` }),
      () => ({ body, signature: signatureOf(this.other.secret, body) }),
      () => ({ body, signature: signatureOf(this.former, body) }),
      () => ({ body, signature: signatureOf('', body) }),
      () => ({ body, signature: signatureOf('undefined', body) }),
      () => ({ body, signature: createHmac('sha1', this.hook.secret).update(body).digest('hex') }),
      () => ({ body, signature: createHmac('sha512', this.hook.secret).update(body).digest('hex') }),
      () => ({ body, signature: signatureOf(this.hook.secret, taskChanged(number + 1)) }),
    ];
    return kinds[number % kinds.length]?.() ?? { body };
  }
}

/** One bit of it. */
function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = randomInt(copy.length);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << randomInt(7)), at);
  return copy;
}

describe('signature', () => {
  let server: TestApp;
  let hook: Hook;
  let other: Hook;
  let forger: Forger;
  const rows = () => server.app.get(PrismaService).webhookDelivery.count();

  beforeAll(async () => {
    server = await startTestApp({ LOG_LEVEL: 'silent' });
    const registrations = server.app.get(Registrations);
    hook = await establishHook(server);
    other = await establishHook(server);
    const former = await establishHook(server);
    await registrations.retire(former.registrationId);
    forger = new Forger(hook, other, former.secret);
  }, 60_000);
  afterAll(() => server.close());

  /** @returns how many were answered with each status */
  async function tryAll(count: number): Promise<Record<number, number>> {
    const sender = new InboxSender(CONNECTIONS);
    const statuses: Record<number, number> = {};
    let next = 0;
    const connection = async () => {
      for (let number = next++; number < count; number = next++) {
        const { body, signature } = forger.forge(number);
        const status = await sender.send(server.url, hook, body, signature ?? null);
        statuses[status] = (statuses[status] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, connection));
    sender.close();
    return statuses;
  }

  it(
    `refuses all of ${FORGERIES} deliveries that are mutated, stale, replayed from another webhook or unsigned`,
    async () => {
      const statuses = await tryAll(FORGERIES);
      process.stdout.write(`signature: ${FORGERIES} forgeries, answered ${JSON.stringify(statuses)}\n`);
      expect(statuses).toEqual({ 401: FORGERIES });
      expect(await rows()).toBe(0);
      const sender = new InboxSender(1);
      expect(await sender.send(server.url, hook, taskChanged(0))).toBe(200);
      sender.close();
    },
    PATIENCE_MS,
  );

  it.each([
    ['takes every secret it has for the right one', () => other.secret],
    ['takes a missing secret for an empty one', () => ''],
  ])('finds out a server that %s', async (_, secretOf) => {
    const registrations = server.app.get(Registrations);
    const recall = registrations.recall.bind(registrations);
    registrations.recall = (token) => {
      const known = recall(token);
      return known && ({ ...known, secret: Secret.of(secretOf()) } satisfies Registration);
    };
    const { 200: accepted = 0 } = await tryAll(FEWER);
    registrations.recall = recall;
    expect(accepted).toBeGreaterThan(0);
  });
});
