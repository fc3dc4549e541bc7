import { createHash, randomBytes } from 'node:crypto';
import { Registrations } from '../../src/hub/webhooks/inbox/registrations.js';
import { WebhookSubscriptions } from '../../src/hub/webhooks/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { type Secret, Vault } from '../../src/platform/vault/index.js';
import { ANA, type AsanaTestApp, startAsanaApp } from '../contract/asana-support.js';
import { connectAsana } from '../support/connect.js';
import { signatureOf } from '../support/deliveries.js';
import { eventually } from '../support/eventually.js';
import { HandshakeWire } from './handshake-wire.js';
import { sized } from '../support/size.js';

const SECRETS = sized(100, 10);
/** Enough to see that it fails. */
const FEWER = 10;
const AT_ONCE = 10;
const TAKEOVERS = 20;
const GUESSES = 500;
/** When an attacker who sees every address sends a secret of its own; `again` also takes each address after the first. */
const MOMENTS = ['before', 'during', 'after', 'active', 'again'] as const;
type Moment = (typeof MOMENTS)[number];

interface Stage {
  readonly wire: HandshakeWire;
  readonly server: AsanaTestApp;
  readonly prisma: PrismaService;
  /** Subscribes to a task of its own, and waits until that is active or has failed. */
  readonly subscribe: (resource: string) => Promise<string>;
  readonly newTasks: (count: number) => string[];
  readonly close: () => Promise<void>;
}

async function open(): Promise<Stage> {
  const wire = new HandshakeWire();
  const wireUrl = await wire.start();
  const server = await startAsanaApp({ ASANA_API_BASE_URL: `${wireUrl}/asana/api/1.0` });
  wire.upstream = server.sandbox.url;
  await connectAsana(server, 'ana');
  const prisma = server.app.get(PrismaService);
  const { id: organizationId } = await prisma.organization.findFirstOrThrow();
  const ref = { organizationId, userId: 'ana', provider: 'asana' };
  const workspace = await server.gidOf('/workspaces', 'Meridian Labs');
  const project = await server.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch');
  return {
    wire,
    server,
    prisma,
    newTasks: (count) => server.sandbox.asana.as(ANA).createTasks(project, count),
    subscribe: (resource) =>
      server.app
        .get(WebhookSubscriptions)
        .ensure(ref, { resource, resourceType: 'task' }, { wait: true })
        .then(
          ({ status }) => status,
          () => 'failed',
        ),
    close: async () => {
      await server.close();
      await wire.stop();
    },
  };
}

const tokenOf = (target: string) => target.split('/').at(-1) ?? '';
const hashOf = (target: string) => createHash('sha256').update(tokenOf(target)).digest();

/**
 * Subscribes so many times.
 * @param looked told when an address has been looked at, with the provider's answer still held back
 * @returns how many secrets were stored when the provider had answered the create call
 */
async function storedInTime(
  { wire, prisma, subscribe, newTasks }: Stage,
  count: number,
  looked: (target: string) => Promise<unknown> = async () => undefined,
): Promise<number> {
  let stored = 0;
  wire.afterCreate = async (target) => {
    const row = await prisma.webhookRegistration.findUnique({ where: { tokenHash: new Uint8Array(hashOf(target)) } });
    if (row?.secret) stored += 1;
    await looked(target);
  };
  const tasks = newTasks(count);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) await subscribe(task);
    }),
  );
  wire.afterCreate = async () => undefined;
  return stored;
}

const forged = JSON.stringify({
  events: [
    { action: 'deleted', resource: { gid: '666', resource_type: 'task' }, created_at: '2026-11-21T12:00:00.000Z' },
  ],
});

/** Somebody who learns of every address at once, and tries to have a secret of its own accepted there. */
class Attacker {
  readonly secret = randomBytes(32).toString('hex');
  readonly targets: string[] = [];
  /** Whether a delivery was taken that came before the create call had returned. */
  accepted = false;

  async offer(target: string): Promise<void> {
    if (!this.targets.includes(target)) this.targets.push(target);
    await fetch(target, { method: 'POST', headers: { 'x-hook-secret': this.secret } });
  }

  /** Status of a delivery that is signed with the attacker's secret. */
  async deliver(target: string): Promise<number> {
    const headers = { 'content-type': 'application/json', 'x-hook-signature': signatureOf(this.secret, forged) };
    return (await fetch(target, { method: 'POST', headers, body: forged })).status;
  }
}

/** @returns those that had a delivery of theirs accepted, by the moment at which they attacked */
async function takeovers(stage: Stage): Promise<string[]> {
  const { wire, subscribe, newTasks } = stage;
  const taken: string[] = [];
  for (const [number, task] of newTasks(TAKEOVERS).entries()) {
    const moment = MOMENTS[number % MOMENTS.length] ?? 'before';
    const attacker = new Attacker();
    await attack(stage, attacker, moment, task);
    const statuses = await Promise.all(attacker.targets.map((target) => attacker.deliver(target)));
    if (attacker.accepted || statuses.includes(200)) taken.push(moment);
    wire.beforeCreate = wire.duringCreate = wire.afterCreate = async () => undefined;
    if ((await subscribe(task)) !== 'active') taken.push(`${moment}: never active`);
  }
  return taken;
}

async function attack({ wire, subscribe }: Stage, attacker: Attacker, moment: Moment, task: string): Promise<void> {
  let address = '';
  let isFirst = true;
  const forgeries: Promise<number>[] = [];
  wire.beforeCreate = async (target) => {
    address = target;
    if (moment === 'again' || (moment === 'before' && isFirst)) {
      await attacker.offer(target);
      forgeries.push(attacker.deliver(target));
    }
    isFirst = false;
  };
  wire.duringCreate = async (target) => {
    if (moment === 'during') await Promise.all(Array.from({ length: 5 }, () => attacker.offer(target)));
  };
  wire.afterCreate = async (target) => {
    if (moment === 'after') await attacker.offer(target);
  };
  await subscribe(task);
  attacker.accepted = (await Promise.all(forgeries)).includes(200);
  if (moment === 'active') await attacker.offer(address);
}

let stage: Stage;

beforeAll(async () => {
  stage = await open();
}, 60_000);
afterAll(() => stage.close());

describe('the handshake', () => {
  it(`leaves each of ${SECRETS} secrets stored before its create call returns`, async () => {
    const stored = await storedInTime(stage, SECRETS);
    console.info(`handshake: ${stored} of ${SECRETS} secrets stored before the create call returned`);
    expect(stored).toBe(SECRETS);
    expect(await stage.prisma.webhookRegistration.count({ where: { status: 'active' } })).toBe(SECRETS);
  }, 60_000);

  it('is taken over by none of 20 who race for it', async () => {
    const taken = await takeovers(stage);
    console.info(`handshake: ${taken.length} of ${TAKEOVERS} takeovers`);
    expect(taken).toEqual([]);
    expect(await stage.prisma.event.count({ where: { subject: 'task:666' } })).toBe(0);
    // The provider itself is heard at every address that is in use.
    const { asana } = stage.server.sandbox;
    const [task = ''] = await stage.prisma.webhookSubscription
      .findMany({ where: { status: 'active' }, orderBy: { id: 'desc' } })
      .then((rows) => rows.map(({ resource }) => resource));
    asana.as(ANA).rename(task, 'Still heard');
    await asana.settle();
    await eventually(() => stage.prisma.event.findFirst({ where: { subject: `task:${task}`, type: 'task.changed' } }));
  }, 60_000);

  it('is not found by guessing', async () => {
    const attacker = new Attacker();
    const answers = new Set<number>();
    for (let guess = 0; guess < GUESSES; guess += 50) {
      const targets = Array.from(
        { length: 50 },
        () => `${stage.server.url}/api/webhooks/asana/${randomBytes(32).toString('base64url')}`,
      );
      await Promise.all(targets.map((target) => attacker.offer(target)));
      for (const status of await Promise.all(targets.map((target) => attacker.deliver(target)))) answers.add(status);
      attacker.targets.length = 0;
    }
    expect([...answers]).toEqual([404]);
  }, 60_000);
});

describe('broken on purpose', () => {
  /** What a careless one would do with a handshake. */
  async function withHandshakes<T>(accept: Registrations['acceptHandshake'], work: () => Promise<T>): Promise<T> {
    const registrations = stage.server.app.get(Registrations);
    const original = registrations.acceptHandshake.bind(registrations);
    registrations.acceptHandshake = accept;
    return work().finally(() => (registrations.acceptHandshake = original));
  }

  it('by an answer before the commit, secrets are late', async () => {
    const registrations = stage.server.app.get(Registrations);
    const original = registrations.acceptHandshake.bind(registrations);
    const commits = new Map<string, () => Promise<boolean>>();
    const early: typeof original = async (...handshake) => {
      commits.set(handshake[1], () => original(...handshake));
      return true;
    };
    const commit = async (target: string) => commits.get(tokenOf(target))?.();
    const stored = await withHandshakes(early, () => storedInTime(stage, FEWER, commit));
    console.info(`handshake, answered before the commit: ${stored} of ${FEWER} secrets stored in time`);
    expect(commits.size).toBeGreaterThanOrEqual(FEWER);
    expect(stored).toBe(0);
  }, 60_000);

  it('by taking any secret at any time, subscriptions are taken over', async () => {
    const vault = stage.server.app.get(Vault);
    const always = async (_provider: string, token: string, secret: Secret) => {
      const where = { tokenHash: new Uint8Array(hashOf(token)) };
      const row = await stage.prisma.webhookRegistration.findUnique({ where });
      if (!row) return false;
      const binding = { organizationId: row.organizationId, record: row.id, column: 'webhook_registrations.secret' };
      await stage.prisma.webhookRegistration.update({ where, data: { secret: await vault.seal(secret, binding) } });
      return true;
    };
    const taken = await withHandshakes(always, () => takeovers(stage));
    console.info(`handshake, open to anybody at any time: ${taken.length} of ${TAKEOVERS} takeovers`);
    expect(taken.filter((moment) => moment === 'active').length).toBeGreaterThan(0);
  }, 60_000);
});
