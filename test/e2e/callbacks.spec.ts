import { BEN } from '../contract/asana-support.js';
import { BASE, type Callbacks, startCallbacks } from '../contract/callbacks-support.js';
import { eventually } from '../support/eventually.js';

let at: Callbacks;
beforeAll(async () => {
  at = await startCallbacks();
  await at.configure();
  const isActive = () => at.twin.webhooks.list().some(({ active }) => active);
  await eventually(isActive);
  await eventually(() => at.prisma.mirroredProject.findFirst({ where: { status: 'live' } }));
}, 60_000);
afterAll(() => at.server.close());

const leadOf = (id: string) => at.get(`/api/callbacks/leads/${id}`).then(({ lead }) => lead);

/** A lead with its callback task, known to the mirror. */
async function newCallback(name: string) {
  const { lead } = await at.post('/api/callbacks/leads', { name, score: 90 }, 201);
  const { task } = await at.createTask({ type: 'callback', lead: { id: lead.id } });
  await at.twin.settle();
  await eventually(() => at.prisma.mirroredTask.findFirst({ where: { gid: task.gid } }));
  return { id: lead.id as string, gid: task.gid as string };
}
const changed = async (look: () => Promise<unknown>) => {
  await at.twin.settle();
  await eventually(look);
};
const person = () => at.twin.as(BEN);

describe('what happens to a callback task', () => {
  it('completed at Asana marks the lead contacted, and is told within a second', async () => {
    const { id, gid } = await newCallback('Completed');
    expect(await leadOf(id)).toMatchObject({ status: 'callback', taskId: gid, contactedAt: null });
    const began = performance.now();
    person().complete(gid);
    const told = await eventually(() =>
      at.prisma.event.findFirst({ where: { type: 'lead.updated', subject: `lead:${id}` } }),
    );
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(told).toMatchObject({ userId: null, source: 'switchyard' });
    expect(told.data).toMatchObject({ lead_id: id, status: 'contacted', task_gid: gid });
    expect(await leadOf(id)).toMatchObject({ status: 'contacted', contactedAt: expect.any(String) });
    const { task_updates } = await at.get('/api/callbacks/task-updates', { task_id: gid });
    expect(task_updates[0]).toMatchObject({ update_type: 'asana_webhook', task_data: { gid, completed: true } });
  });

  it('reopened reverts no status, and is noted', async () => {
    const { id, gid } = await newCallback('Reopened');
    person().complete(gid);
    await changed(async () => (await leadOf(id)).status === 'contacted');
    person().complete(gid, false);
    await changed(async () =>
      at.prisma.asanaIntegrationLog.findFirst({
        where: {
          AND: [
            { eventData: { path: ['change'], equals: 'reopened' } },
            { eventData: { path: ['task_gid'], equals: gid } },
          ],
        },
      }),
    );
    expect(await leadOf(id)).toMatchObject({ status: 'contacted' });
  });

  it('brings assignee and due date to the lead, and leaves alone what was not touched', async () => {
    const { id, gid } = await newCallback('Reassigned');
    const { lead } = await at.patch(`/api/callbacks/leads/${id}`, { summary: 'Ours', followUpDate: '2027-05-05' });
    expect(lead).toMatchObject({ summary: 'Ours', followUpDate: '2027-05-05' });
    expect(at.twin.snapshot().state.tasks.find((task) => task.gid === gid)?.dueOn).toBe('2027-05-05');
    person().updateTask(gid, { assignee: BEN });
    await changed(async () => (await leadOf(id)).assignedTo === 'Ben Okafor');
    person().updateTask(gid, { due_on: '2027-06-06' });
    await changed(async () => (await leadOf(id)).followUpDate === '2027-06-06');
    expect(await leadOf(id)).toMatchObject({ summary: 'Ours', assignedTo: 'Ben Okafor', status: 'callback' });
  });

  it('brings its custom fields to the lead, beside those that are the lead’s own', async () => {
    const fields = await at.server.upstream(`/workspaces/${at.workspaceId}/custom_fields`);
    const priority = fields.find(({ name }: { name: string }) => name === 'Priority');
    const high = priority.enum_options.find(({ name }: { name: string }) => name === 'High');
    const asAna = (path: string, method: string, data: object) =>
      fetch(`${at.server.sandbox.url}/asana/api/1.0${path}`, {
        method,
        headers: { authorization: `Bearer ${at.newKey()}`, 'content-type': 'application/json' },
        body: JSON.stringify({ data }),
      });
    await asAna(`/projects/${at.projectId}/addCustomFieldSetting`, 'POST', { custom_field: priority.gid });
    const { id, gid } = await newCallback('With fields');
    await at.patch(`/api/callbacks/leads/${id}`, { customFields: { seats: 12 } });
    expect((await asAna(`/tasks/${gid}`, 'PUT', { custom_fields: { [priority.gid]: high.gid } })).status).toBe(200);
    await changed(async () => 'Priority' in (await leadOf(id)).customFields);
    expect((await leadOf(id)).customFields).toMatchObject({ seats: 12, Priority: 'High' });
  });

  it('deleted takes the link from the lead', async () => {
    const { id, gid } = await newCallback('Deleted');
    person().deleteTask(gid);
    await changed(async () => (await leadOf(id)).taskId === null);
    const made = await at.prisma.callbackTask.findFirstOrThrow({ where: { leadId: id } });
    expect(made).toMatchObject({ status: 'deleted', taskGid: gid });
  });

  it('of nobody’s lead is written down as an external one', async () => {
    const [gid = ''] = person().createTasks(at.projectId, 1, () => 'Somebody’s own');
    await changed(() =>
      at.prisma.asanaIntegrationLog.findFirst({
        where: { eventType: 'task_created', eventData: { path: ['task_gid'], equals: gid } },
      }),
    );
    const { logs } = await at.get('/api/callbacks/logs', { event_type: 'task_created' });
    const entry = logs.find(({ event_data }: { event_data: { task_gid: string } }) => event_data.task_gid === gid);
    expect(entry.event_data).toMatchObject({ external: true, change: 'added' });
    expect((await at.patch(`${BASE}/tasks/${gid}`, { completed: true })).task.completed).toBe(true);
  });
});

describe('what happens to a lead', () => {
  it('contacted by API completes its task', async () => {
    const { id, gid } = await newCallback('Called');
    await at.patch(`/api/callbacks/leads/${id}`, { status: 'contacted', assignee: BEN });
    const task = at.twin.snapshot().state.tasks.find((one) => one.gid === gid);
    expect(task?.completedAt).not.toBeNull();
    await changed(async () => (await leadOf(id)).assignedTo === 'Ben Okafor');
  });

  it('is nothing that a task which is gone keeps from happening', async () => {
    const { id, gid } = await newCallback('Gone');
    person().deleteTask(gid);
    const { lead } = await at.patch(`/api/callbacks/leads/${id}`, { status: 'contacted' });
    expect(lead.status).toBe('contacted');
  });
});
