import { randomUUID } from 'node:crypto';
import { Campaigns } from '../../src/features/callbacks/campaigns/campaigns.js';
import { LeadChoice } from '../../src/features/callbacks/tasks/lead-choice.js';
import { eventually } from '../support/eventually.js';
import { type Callbacks, startUnlimitedCallbacks } from './callbacks-support.js';

const CREATING = { method: 'POST', path: '/api/1.0/tasks' };
const SHOWING = { method: 'GET', pathPattern: '/tasks/\\d+$' };
const CAMPAIGNS = '/api/callbacks/campaigns';

let at: Callbacks;
beforeAll(async () => void (at = await startUnlimitedCallbacks()), 60_000);
afterAll(() => at.server.close());
afterEach(() => at.twin.clearFaults());

const newCampaign = async (): Promise<string> =>
  (await at.post(CAMPAIGNS, { name: `Campaign ${randomUUID()}` }, 201)).campaign.id;
async function newLead(campaignId?: string) {
  const { lead } = await at.post('/api/callbacks/leads', { name: `Lead ${randomUUID()}`, campaignId }, 201);
  return { id: lead.id as string, task: `Callback: ${lead.name} - spring` };
}
const ask = async (lead: string, status = 201) =>
  (await at.createTask({ type: 'callback', lead: { id: lead } }, status)).task;
const rowOf = (leadId: string) => at.prisma.callbackTask.findFirstOrThrow({ where: { leadId } });
const wakeLane = () => at.prisma.$executeRaw`
  INSERT INTO lanes (kind, key) VALUES ('callbacks.tasks', ${at.organizationId}) ON CONFLICT DO NOTHING`;

describe('a task whose answer was lost', () => {
  it('is answered to its lead until somebody has really got it, and then another one is made', async () => {
    const lead = await newLead();
    at.twin.setFaults([
      { match: CREATING, times: 1, fault: { reset: 'after' } },
      { match: SHOWING, fault: { status: 500 } },
    ]);
    await ask(lead.id, 500);
    await ask(lead.id, 500);
    expect(await rowOf(lead.id)).toMatchObject({ status: 'linked', isReported: false });
    at.twin.clearFaults();
    const { gid } = await ask(lead.id);
    expect(at.tasksNamed(lead.task).map((task) => task.gid)).toEqual([gid]);
    expect((await ask(lead.id)).gid).not.toBe(gid);
  });

  it('is given up by its lead when nobody came back for an hour', async () => {
    const lead = await newLead();
    const { gid } = await ask(lead.id);
    await at.prisma.$executeRaw`
      UPDATE callback_tasks SET is_reported = false, updated_at = now() - interval '61 minutes' WHERE task_gid = ${gid}`;
    expect((await ask(lead.id)).gid).not.toBe(gid);
  });

  it('fails after many tries that Asana did not answer, and is looked for when the request comes again', async () => {
    const lead = await newLead();
    const key = randomUUID();
    const send = () =>
      at.server
        .http()
        .post('/api/integrations/asana/tasks')
        .set('idempotency-key', key)
        .send({
          organizationId: at.organizationId,
          campaignId: 'spring',
          taskData: { type: 'callback', lead: { id: lead.id } },
        });
    at.twin.setFaults([{ match: CREATING, fault: { status: 503 } }]);
    await send().expect(500);
    await at.prisma.$executeRaw`
      UPDATE callback_tasks SET attempts = 15, lease_until = now() WHERE lead_id = ${lead.id}::uuid`;
    await at.prisma.$executeRaw`UPDATE lanes SET due_at = now() WHERE kind = 'callbacks.tasks'`;
    await wakeLane();
    await eventually(async () => (await rowOf(lead.id)).status === 'failed');
    expect(await rowOf(lead.id)).toMatchObject({ attempts: 16, failureCode: 'provider_unavailable', leaseUntil: null });
    at.twin.clearFaults();
    at.twin.clearCalls();
    await at.prisma.$executeRaw`UPDATE idempotent_requests SET lease_until = now() WHERE status IS NULL`;
    const { body } = await send().expect(201);
    const [first] = at.twin.calls().filter(({ path }) => path === CREATING.path);
    expect(first).toMatchObject({ method: 'GET' });
    expect(at.tasksNamed(lead.task)).toMatchObject([{ gid: body.task.gid }]);
  });
});

describe('what is deleted while it is being changed', () => {
  it('is not there, and that is said: a lead', async () => {
    const lead = await newLead();
    const { gid } = await ask(lead.id);
    at.twin.setFaults([{ match: { method: 'PUT', pathPattern: `/tasks/${gid}` }, fault: { delayMs: 300 } }]);
    const changing = at.patch(`/api/callbacks/leads/${lead.id}`, { status: 'contacted' }, 404);
    await eventually(() => at.twin.calls().some(({ method, path }) => method === 'PUT' && path.endsWith(gid)));
    await at.delete(`/api/callbacks/leads/${lead.id}`);
    expect(await changing).toMatchObject({ code: 'not_found' });
  });

  it('is not there, and that is said: a campaign', async () => {
    const id = await newCampaign();
    const campaigns = at.server.app.get(Campaigns, { strict: false });
    const found = await campaigns.get(at.organizationId, id);
    await at.delete(`${CAMPAIGNS}/${id}`);
    const get = jest.spyOn(campaigns, 'get').mockResolvedValueOnce(found);
    await at.patch(`${CAMPAIGNS}/${id}`, { name: 'Gone' }, 404);
    get.mockRestore();
  });
});

describe('tasks of whole campaigns', () => {
  it('are waited for by nobody: who asks for the lead later gets a new one', async () => {
    const campaignId = await newCampaign();
    const lead = await newLead(campaignId);
    await at.post(`${CAMPAIGNS}/${campaignId}/tasks`, { all: true }, 202);
    await eventually(async () => (await rowOf(lead.id)).status === 'linked');
    const { taskGid, isReported } = await rowOf(lead.id);
    expect(isReported).toBe(true);
    expect((await ask(lead.id)).gid).not.toBe(taskGid);
  });

  it('are made for leads that were never tried before those that failed, and not for those under way', async () => {
    const campaignId = await newCampaign();
    const leads: string[] = [];
    for (let n = 0; n < 5; n++) leads.push((await newLead(campaignId)).id);
    const [failedLast, failedFirst, intended, sent, fresh] = leads as [string, string, string, string, string];
    const write = (leadId: string, status: 'failed' | 'intended' | 'sent') =>
      at.prisma.callbackTask.create({
        data: {
          organizationId: at.organizationId,
          campaign: campaignId,
          campaignId,
          leadId,
          status,
          draft: {},
          leaseUntil: new Date(Date.now() + 3_600_000),
        },
      });
    await write(failedFirst, 'failed');
    await write(failedLast, 'failed');
    await write(intended, 'intended');
    await write(sent, 'sent');
    const choice = at.server.app.get(LeadChoice, { strict: false });
    const ids = async (most: number) =>
      (await choice.withoutTask(at.organizationId, campaignId, most)).map(({ id }) => id);
    expect(await ids(10)).toEqual([fresh, failedFirst, failedLast]);
    expect(await ids(1)).toEqual([fresh]);
  });
});

describe('a key that Asana does not take any more', () => {
  it('is no fault of the client’s, when the task that was made is to be shown', async () => {
    const { id } = await newLead();
    at.twin.setFaults([
      { match: CREATING, times: 1, fault: { reset: 'after' } },
      { match: SHOWING, fault: { status: 401 } },
    ]);
    const answer = await at.createTask({ type: 'callback', lead: { id } }, 500);
    expect(answer).toMatchObject({ error: 'Task creation failed', details: expect.stringContaining('API key') });
  });
});
