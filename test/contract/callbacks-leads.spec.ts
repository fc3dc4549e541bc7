import { randomUUID } from 'node:crypto';
import { eventually } from '../support/eventually.js';
import { BEN, type Json } from './asana-support.js';
import { type Callbacks, startUnlimitedCallbacks } from './callbacks-support.js';

const LEADS = '/api/callbacks/leads';
const CAMPAIGNS = '/api/callbacks/campaigns';
const EMI = 'emi.tanaka@example.com';

let at: Callbacks;
beforeAll(async () => void (at = await startUnlimitedCallbacks()), 60_000);
afterAll(() => at.server.close());

const fieldsOf = ({ errors }: Json) => errors.map(({ field }: Json) => field);
const newCampaign = async (fields: object = {}) =>
  (await at.post(CAMPAIGNS, { name: `Campaign ${randomUUID()}`, ...fields }, 201)).campaign;
const newLead = async (fields: object = {}) => (await at.post(LEADS, { name: 'Nora', ...fields }, 201)).lead;

describe('campaigns', () => {
  it('are created, shown, listed, changed and deleted', async () => {
    const fields = {
      externalId: 'autumn',
      asanaProjectId: at.projectId,
      assignmentStrategy: 'round-robin',
      assignees: [BEN, EMI],
      customFields: { leadScore: '1' },
      additionalFields: { Priority: 'High' },
      tags: ['quick win'],
    };
    const campaign = await newCampaign(fields);
    expect(campaign).toMatchObject({ ...fields, id: expect.any(String), defaultAssignee: null, followers: [] });
    for (const ref of [campaign.id, 'autumn']) expect((await at.get(`${CAMPAIGNS}/${ref}`)).campaign).toEqual(campaign);
    const listed = await at.get(CAMPAIGNS, { externalId: 'autumn' });
    expect(listed).toEqual({ ok: true, campaigns: [campaign], next_cursor: null });
    const patched = await at.patch(`${CAMPAIGNS}/autumn`, { name: 'Winter', asanaProjectId: null });
    expect(patched.campaign).toMatchObject({ name: 'Winter', asanaProjectId: null, assignees: [BEN, EMI] });
    await at.delete(`${CAMPAIGNS}/${campaign.id}`);
    await at.get(`${CAMPAIGNS}/${campaign.id}`, {}, 404);
  });

  it('refuse what makes no sense, naming it', async () => {
    expect(fieldsOf(await at.post(CAMPAIGNS, {}, 400))).toEqual(['name']);
    const nobody = { name: 'X', assignmentStrategy: 'round-robin' };
    expect(fieldsOf(await at.post(CAMPAIGNS, nobody, 400))).toEqual(['assignees']);
    expect(fieldsOf(await at.post(CAMPAIGNS, { name: 'X', asanaProjectId: 'x' }, 400))).toEqual(['asanaProjectId']);
    const { id } = await newCampaign({ externalId: 'taken' });
    await at.post(CAMPAIGNS, { name: 'Y', externalId: 'taken' }, 409);
    expect(fieldsOf(await at.patch(`${CAMPAIGNS}/${id}`, { assignmentStrategy: 'round-robin' }, 400))).toEqual([
      'assignees',
    ]);
    await at.patch(`${CAMPAIGNS}/${id}`, {}, 400);
  });
});

describe('leads', () => {
  it('are created, shown, listed, changed and deleted', async () => {
    const campaign = await newCampaign();
    const fields = {
      externalId: 'crm-7',
      phone: '+44 20',
      email: 'nora@example.com',
      score: 82,
      callDuration: 340,
      callTime: '2026-11-21T10:15:00.000Z',
      aiConfidence: 0.91,
      summary: 'Wants a quote.',
      tags: ['quick win'],
      followUpDate: '2026-12-01',
      customFields: { seats: 12 },
    };
    const lead = await newLead({ ...fields, campaignId: campaign.id });
    expect(lead).toMatchObject({ ...fields, status: 'new', taskId: null, campaignId: campaign.id });
    for (const ref of [lead.id, 'crm-7']) expect((await at.get(`${LEADS}/${ref}`)).lead).toEqual(lead);
    for (const query of [{ campaignId: campaign.id }, { externalId: 'crm-7' }]) {
      expect(await at.get(LEADS, query)).toEqual({ ok: true, leads: [lead], next_cursor: null });
    }
    expect((await at.get(LEADS, { externalId: 'crm-7', hasTask: 'true' })).leads).toEqual([]);
    const { lead: changed } = await at.patch(`${LEADS}/crm-7`, { score: null, status: 'contacted' });
    expect(changed).toMatchObject({ score: null, status: 'contacted', contactedAt: expect.any(String) });
    await at.delete(`${LEADS}/crm-7`);
    await at.get(`${LEADS}/crm-7`, {}, 404);
  });

  it('are listed page by page', async () => {
    const campaign = await newCampaign();
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.unshift((await newLead({ campaignId: campaign.id })).id);
    const first = await at.get(LEADS, { campaignId: campaign.id, limit: 3 });
    const second = await at.get(LEADS, { campaignId: campaign.id, limit: 3, cursor: first.next_cursor });
    expect([...first.leads, ...second.leads].map(({ id }: Json) => id)).toEqual(ids);
    expect(second.next_cursor).toBeNull();
  });

  it('refuse what makes no sense, naming it', async () => {
    expect(fieldsOf(await at.post(LEADS, {}, 400))).toEqual(['name']);
    const wrong = { name: 'X', score: 101, callTime: 'noon', followUpDate: 'soon', tags: 'x' };
    expect(fieldsOf(await at.post(LEADS, wrong, 400))).toEqual(['score', 'callTime', 'tags', 'followUpDate']);
    expect(fieldsOf(await at.post(LEADS, { name: 'X', campaignId: randomUUID() }, 400))).toEqual(['campaignId']);
    await newLead({ externalId: 'twice' });
    await at.post(LEADS, { name: 'X', externalId: 'twice' }, 409);
  });

  it('are imported row by row, each with its result, and again without harm', async () => {
    await newLead({ externalId: 'known', summary: 'Kept', score: 10 });
    const leads = [
      { name: 'New', externalId: 'fresh' },
      { name: 'X', score: 'high' },
      { externalId: 'known', score: 90 },
      { externalId: 'fresh' },
      { phone: '1', campaignId: 'nowhere' },
      { email: 'only@example.com' },
    ];
    const send = () => at.server.http().post(`${LEADS}/import`).set('idempotency-key', 'import-1').send({ leads });
    const { body } = await send().expect(200);
    expect(body).toMatchObject({ created: 2, updated: 1, skipped: 0, failed: 3 });
    expect(body.results.map(({ status }: Json) => status)).toEqual([
      'created',
      'failed',
      'updated',
      'failed',
      'failed',
      'created',
    ]);
    expect(body.results[3].errors).toEqual([{ field: 'externalId', message: 'is that of leads.0 too' }]);
    expect((await at.get(`${LEADS}/known`)).lead).toMatchObject({ score: 90, summary: 'Kept' });
    expect((await send().expect(200)).body).toEqual(body);
    const skipping = { leads: [{ externalId: 'known', score: 1 }], onDuplicate: 'skip' };
    expect(await at.post(`${LEADS}/import`, skipping)).toMatchObject({ skipped: 1, updated: 0 });
    const strict = await at.post(`${LEADS}/import`, { leads, allOrNothing: true }, 400);
    expect(fieldsOf(strict)).toEqual(['leads.1.score', 'leads.3.externalId', 'leads.4.campaignId']);
    const many = Array.from({ length: 1000 }, (_, n) => ({ name: `Many ${n}`, externalId: `many-${n}` }));
    expect(await at.post(`${LEADS}/import`, { leads: many })).toMatchObject({ created: 1000, failed: 0 });
    expect(fieldsOf(await at.post(`${LEADS}/import`, { leads: [...many, {}] }, 400))).toEqual(['leads']);
  }, 30_000);
});

describe('imports of the same leads at the same time', () => {
  const send = (leads: object[]) => at.post(`${LEADS}/import`, { leads });
  const waiting = async () => {
    const [row] = await at.prisma.$queryRaw<{ count: bigint }[]>`
      SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return Number(row?.count);
  };

  it('wait for each other, whatever the order of their rows', async () => {
    const leads = Array.from({ length: 9 }, (_, n) => ({ name: 'Same', externalId: `same-${n}` }));
    let both: Promise<Json[]> | undefined;
    // Both are held up at the row in the middle, and both have begun then.
    const held = at.prisma.$transaction(async (tx) => {
      await tx.lead.create({ data: { organizationId: at.organizationId, externalId: 'same-4' } });
      both = Promise.all([send(leads), send(leads.toReversed())]);
      await eventually(async () => (await waiting()) === 2);
      throw new Error('Nothing of it stays.');
    });
    await expect(held).rejects.toThrow('Nothing of it stays.');
    const created = ((await both) ?? []).map((answer) => answer.created);
    expect(created.sort()).toEqual([0, 9]);
    const updates = await Promise.all([send(leads), send(leads.toReversed())]);
    expect(updates).toMatchObject([{ updated: 9 }, { updated: 9 }]);
  });
});

describe('callback tasks by campaign', () => {
  const create = async (campaignId: string, lead: object = { name: 'Nora' }, own: object = {}) =>
    (await at.createTask({ type: 'callback', lead, ...own }, 201, campaignId)).task;

  it('take turns fairly, also when they are asked for at once', async () => {
    const { id } = await newCampaign({ assignmentStrategy: 'round-robin', assignees: ['me', BEN, EMI] });
    const tasks = await Promise.all(Array.from({ length: 12 }, () => create(id)));
    const counts = new Map<string, number>();
    for (const { assignee } of tasks) counts.set(assignee.name, (counts.get(assignee.name) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ 'Ana Ruiz': 4, 'Ben Okafor': 4, 'Emi Tanaka': 4 });
  });

  it('have the default assignee, followers, tags and custom fields of the campaign', async () => {
    const ana = (path: string, data: object) =>
      fetch(`${at.server.sandbox.url}/asana/api/1.0${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${at.newKey()}`, 'content-type': 'application/json' },
        body: JSON.stringify({ data }),
      }).then(async (answer) => ((await answer.json()) as { data: Json }).data);
    const fields = await at.server.upstream(`/workspaces/${at.workspaceId}/custom_fields`);
    const priority = fields.find(({ name }: Json) => name === 'Priority');
    const score = await ana('/custom_fields', { name: 'Score', workspace: at.workspaceId, resource_subtype: 'number' });
    const seconds = await ana('/custom_fields', { name: 'Sec', workspace: at.workspaceId, resource_subtype: 'number' });
    const source = await ana('/custom_fields', { name: 'From', workspace: at.workspaceId, resource_subtype: 'text' });
    for (const { gid } of [priority, score, seconds, source])
      await ana(`/projects/${at.projectId}/addCustomFieldSetting`, { custom_field: gid });
    const campaign = await newCampaign({
      externalId: 'with-everything',
      asanaProjectId: at.projectId,
      defaultAssignee: BEN,
      followers: [EMI],
      tags: ['QUICK win', 'no such tag'],
      customFields: { leadScore: score.gid, callDuration: seconds.gid, priority: priority.gid },
      additionalFields: { From: 'Spring fair' },
    });
    const task = await create('with-everything', { name: 'Nora', score: 81, callDuration: 340, tags: ['blocked'] });
    expect(task.name).toBe(`Callback: Nora - ${campaign.name}`);
    expect(task.assignee.name).toBe('Ben Okafor');
    expect(task.followers.map(({ name }: Json) => name)).toContain('Emi Tanaka');
    expect(task.tags.map(({ name }: Json) => name).sort()).toEqual(['blocked', 'quick win']);
    const values = Object.fromEntries(task.custom_fields.map(({ name, display_value }: Json) => [name, display_value]));
    expect(values).toMatchObject({ Priority: 'High', Score: '81', Sec: '340', From: 'Spring fair' });
    expect((await create('with-everything', { name: 'N', score: 81 }, { priority: 'low' })).custom_fields).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'Priority', display_value: 'Low' })]),
    );
    await at.patch(`${CAMPAIGNS}/with-everything`, { customFields: { leadScore: '999' } });
    const answer = await at.createTask({ type: 'callback', lead: { score: 1 } }, 400, 'with-everything');
    expect(answer.error).toContain('custom_fields.999');
  });

  it('escape everything, and their notes come back as they were sent', async () => {
    const hostile = `<b onclick="x">&amp; "quotes' ]]> </body><script>alert(1)</script>\u0007\u001b é 🙂 \u{10ffff}`;
    const lead = { name: hostile, phone: hostile.slice(0, 60), email: hostile, summary: hostile };
    const campaign = await newCampaign({ name: `C ${hostile}`.slice(0, 120) });
    const task = await create(campaign.id, lead);
    const sent = at.twin.calls().findLast((call) => call.method === 'POST' && call.path === '/api/1.0/tasks');
    const { html_notes: html } = (sent?.body as { data: { html_notes: string } }).data;
    expect(task.html_notes).toBe(html);
    expect(html).not.toMatch(/<(?!\/?(body|h1|ul|ol|li|strong)>|hr\/>)/);
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(task.notes).toContain('<script>alert(1)</script>');
    expect(task.notes).toContain('🙂');
    expect(task.notes).not.toMatch(/[^\P{Cc}\n]/u);
    expect(task.name).not.toMatch(/\p{Cc}/u);
  });

  it('are made for all leads of a campaign in the background, once', async () => {
    const { id } = await newCampaign();
    const leads = Array.from({ length: 120 }, (_, n) => ({ name: `Row ${n}`, campaignId: id }));
    await at.post(`${LEADS}/import`, { leads });
    expect(await at.post(`${CAMPAIGNS}/${id}/tasks`, { all: true }, 202)).toEqual({
      ok: true,
      queued: 120,
      skipped: 0,
    });
    expect((await at.post(`${CAMPAIGNS}/${id}/tasks`, { all: true }, 202)).queued).toBe(0);
    await eventually(
      async () => (await at.prisma.callbackTask.count({ where: { campaignId: id, status: 'linked' } })) === 120,
      20_000,
    );
    expect(await at.prisma.lead.count({ where: { campaignId: id, taskId: { not: null } } })).toBe(120);
    expect(at.twin.snapshot().state.tasks.filter(({ name }) => /^Callback: Row \d+ - /.test(name))).toHaveLength(120);
    const { tasks } = await at.get(`${CAMPAIGNS}/${id}/tasks`, { status: 'linked', limit: 100 });
    expect(tasks).toHaveLength(100);
    expect(await at.post(`${CAMPAIGNS}/${id}/tasks`, { all: true }, 202)).toEqual({ ok: true, queued: 0, skipped: 0 });
  }, 40_000);
});
