import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { PrismaService } from '../../src/platform/database/index.js';
import { BASE } from '../contract/callbacks-support.js';
import { configureCallbacks } from '../support/callbacks.js';
import { eventually } from '../support/eventually.js';
import { sized } from '../support/size.js';
import { BulkStage } from './bulk-stage.js';
import { type ServerProcess } from './processes.js';

const CREATING = { method: 'POST', path: '/api/1.0/tasks' };
/** By then the other request for the same lead has come as well. */
const BOTH_ASKED_MS = sized(2_000, 1_000);
const LEADS = sized(40, 12);
const LOOKING = { method: 'GET', path: '/api/1.0/tasks' };

/**
 * Whatever breaks while a callback task is made, the twin has exactly one task for each request in the end, and its lead is
 * linked to it. Processes are killed at each point; the answer is lost after Asana has acted; two instances are asked at
 * once. Without the look for what may have been made, the same checks find two.
 */
describe('making a callback task', () => {
  let stage: BulkStage;
  let prisma: PrismaService;
  let organizationId: string;
  let survivor: ServerProcess;

  beforeAll(async () => {
    stage = await BulkStage.open();
    const { server, twin } = stage;
    prisma = server.app.get(PrismaService);
    const project = twin.snapshot().state.projects.find(({ name }) => name === 'Website relaunch');
    ({ organizationId } = await configureCallbacks(server, project?.gid ?? ''));
    survivor = await stage.start('callback-process.ts', 'all', 'as-it-is');
  }, 60_000);
  afterAll(() => stage.close(), 30_000);
  afterEach(() => stage.twin.clearFaults());

  const newLead = async (): Promise<string> => {
    const lead = { name: `Lead ${randomUUID()}` };
    const { body } = await stage.server.http().post('/api/callbacks/leads').send(lead).expect(201);
    return body.lead.id;
  };
  const ask = async (url: string, lead: string, key: string = randomUUID()) => {
    const answer = await fetch(url + BASE + '/tasks', {
      method: 'POST',
      headers: {
        authorization: `Bearer ${stage.server.key}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({
        organizationId,
        campaignId: 'spring',
        taskData: { type: 'callback', lead: { id: lead } },
      }),
    });
    const body = (await answer.json()) as { task?: { gid: string }; details?: string };
    return { status: answer.status, gid: body.task?.gid, details: body.details };
  };
  /** gids of the twin's tasks of a lead. */
  const tasksOf = async (id: string): Promise<string[]> => {
    const { name } = await prisma.lead.findUniqueOrThrow({ where: { id } });
    const wanted = `Callback: ${name} - spring`;
    return stage.twin
      .snapshot()
      .state.tasks.filter((task) => task.name === wanted)
      .map(({ gid }) => gid);
  };
  /** What time does by itself: leases of what died run out. */
  const leasesEnd = async () => {
    await prisma.$executeRaw`UPDATE callback_tasks SET lease_until = now() WHERE status IN ('intended', 'sent')`;
    await prisma.$executeRaw`UPDATE idempotent_requests SET lease_until = now() WHERE status IS NULL`;
    await prisma.$executeRaw`UPDATE lanes SET due_at = now() WHERE kind = 'callbacks.tasks'`;
  };
  const sweep = () => prisma.$executeRaw`
    INSERT INTO lanes (kind, key) VALUES ('callbacks.tasks', ${organizationId}) ON CONFLICT DO NOTHING`;
  const linked = (id: string) =>
    eventually(async () => (await prisma.lead.findUniqueOrThrow({ where: { id } })).taskId, 20_000);
  const isOne = async (lead: string) => {
    const gid = await linked(lead);
    expect(await tasksOf(lead)).toEqual([gid]);
    return gid;
  };

  /** A request whose server dies at the given point. */
  async function killedAt(variant: string, lead: string, key: string): Promise<void> {
    const victim = await stage.start('callback-process.ts', 'web', variant);
    const isDuringCall = variant === 'dies-during-call';
    if (isDuringCall) stage.twin.setFaults([{ match: CREATING, fault: { delayMs: 300 } }]);
    const before = stage.twin.calls().length;
    const gone = once(victim.child, 'exit');
    const asked = ask(victim.url, lead, key).catch(() => undefined);
    if (isDuringCall) {
      await eventually(() =>
        stage.twin.calls().some((call, n) => n >= before && call.path === CREATING.path && call.method === 'POST'),
      );
      await stage.kill(victim.child);
    }
    await gone;
    expect(await asked).toBeUndefined();
    if (isDuringCall) await eventually(async () => (await tasksOf(lead)).length > 0);
    await stage.kill(victim.child);
  }
  const POINTS = ['dies-before-call', 'dies-during-call', 'dies-before-link', 'dies-after-link'];

  it.each(POINTS.slice(1, 3))(
    'once, by itself, when its server %s',
    async (variant) => {
      const lead = await newLead();
      await killedAt(variant, lead, randomUUID());
      await leasesEnd();
      await sweep();
      await isOne(lead);
    },
    60_000,
  );

  it.each(POINTS)(
    'once, when its server %s and the client sends the request again',
    async (variant) => {
      const lead = await newLead();
      const key = randomUUID();
      await killedAt(variant, lead, key);
      await leasesEnd();
      const again = await ask(survivor.url, lead, key);
      expect([again.status, again.gid]).toEqual([201, await isOne(lead)]);
    },
    60_000,
  );

  it.each([{ reset: 'after' as const }, { truncate: true as const }])(
    'once, when its answer is lost by %j after Asana has acted',
    async (fault) => {
      const lead = await newLead();
      stage.twin.setFaults([{ match: CREATING, times: 1, fault }]);
      const { status, gid } = await ask(survivor.url, lead);
      expect([status, gid]).toEqual([201, await isOne(lead)]);
    },
  );

  it('once for each of two equal requests of ready fields, whose answers are both lost', async () => {
    const name = `Ready ${randomUUID()}`;
    const taskData = { name, notes: 'The same' };
    stage.twin.setFaults([{ match: CREATING, times: 2, fault: { reset: 'after' } }]);
    const send = () =>
      stage.server.http().post(`${BASE}/tasks`).send({ organizationId, campaignId: 'spring', taskData });
    await Promise.all([send(), send()]);
    await leasesEnd();
    await sweep();
    const where = { draft: { path: ['name'], equals: name }, status: 'linked' as const };
    await eventually(async () => (await prisma.callbackTask.count({ where })) === 2, 20_000);
    const made = stage.twin.snapshot().state.tasks.filter((task) => task.name === name);
    const rows = await prisma.callbackTask.findMany({ where });
    expect(rows.map(({ taskGid }) => taskGid).sort()).toEqual(made.map(({ gid }) => gid).sort());
  }, 30_000);

  it('once, when nothing can be looked up either: the client is told, and gets it for the same lead later', async () => {
    const lead = await newLead();
    stage.twin.setFaults([
      { match: CREATING, times: 1, fault: { reset: 'after' } },
      { match: LOOKING, fault: { status: 503 } },
    ]);
    const unclear = await ask(survivor.url, lead);
    expect(unclear).toMatchObject({ status: 500, details: expect.stringContaining('did not say whether') });
    stage.twin.clearFaults();
    await leasesEnd();
    const gid = await isOne(lead);
    expect(await ask(survivor.url, lead)).toMatchObject({ status: 201, gid });
    expect(await tasksOf(lead)).toHaveLength(1);
  }, 30_000);

  it('once for each of many leads, asked for at two instances at once with answers that get lost', async () => {
    const leads = await Promise.all(Array.from({ length: LEADS }, newLead));
    stage.twin.setFaults([
      // Who asks when a lead's task is made already gets another one: both requests have to be under way.
      { match: CREATING, times: LEADS / 4, fault: { reset: 'after', delayMs: BOTH_ASKED_MS } },
      { match: CREATING, fault: { delayMs: BOTH_ASKED_MS } },
    ]);
    const urls = [survivor.url, stage.server.url];
    const answers = await Promise.all(leads.flatMap((lead) => urls.map((url) => ask(url, lead))));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    for (const lead of leads) await isOne(lead);
  }, 60_000);

  it('twice, where what may have been made is not looked for', async () => {
    const broken = await stage.start('callback-process.ts', 'all', 'without-lookup');
    await stage.kill(survivor.child);
    const lead = await newLead();
    await killedAt('dies-before-link', lead, randomUUID());
    await leasesEnd();
    await sweep();
    await linked(lead);
    expect((await tasksOf(lead)).length).toBeGreaterThan(1);
    await stage.kill(broken.child);
  }, 60_000);
});
