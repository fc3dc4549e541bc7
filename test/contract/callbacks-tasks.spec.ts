import { BEN } from './asana-support.js';
import { BASE, type Callbacks, quantumError, startCallbacks } from './callbacks-support.js';

const MISSING = 'Missing required fields: organizationId, taskData, campaignId';

let at: Callbacks;
beforeAll(async () => {
  at = await startCallbacks();
  await at.configure();
}, 60_000);
afterAll(() => at.server.close());
afterEach(() => at.twin.clearFaults());

describe('POST /tasks of the workflow', () => {
  it('makes a task of ready Asana fields in the default project', async () => {
    const due_on = '2027-03-01';
    const { task } = await at.createTask({ name: 'Ready', notes: 'As it is', due_on, assignee: 'me' });
    expect(task).toMatchObject({ gid: expect.any(String), name: 'Ready', notes: 'As it is', due_on });
    expect(task.assignee.name).toBe('Ana Ruiz');
    expect(task.projects.map(({ gid }: { gid: string }) => gid)).toEqual([at.projectId]);
    expect(at.tasksNamed('Ready')).toHaveLength(1);
  });

  it('makes a callback task for a lead and links it', async () => {
    const lead = { id: 'crm-1', name: 'Nora Adeyemi', phone: '+44 20 7946 0018', score: 82, summary: 'Wants a quote.' };
    const { task } = await at.createTask({ lead, type: 'callback', priority: 'high' });
    expect(task.name).toBe('Callback: Nora Adeyemi - spring');
    expect(task.notes).toContain('Score: 82/100');
    expect(task.html_notes).toContain('<h1>Conversation summary</h1>Wants a quote.');
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    expect(task.due_on).toBe(tomorrow);
    const stored = await at.prisma.lead.findFirstOrThrow({ where: { externalId: 'crm-1' } });
    expect(stored).toMatchObject({ taskId: task.gid, status: 'callback', name: 'Nora Adeyemi', score: 82 });
  });

  it('tells in its notes what is known of the call, and what is not', async () => {
    const campaign = { name: 'Autumn', externalId: 'autumn-notes' };
    await at.post('/api/callbacks/campaigns', campaign, 201);
    const callTime = '2026-11-20T22:15:00.000Z';
    const lead = { name: 'Ola', phone: '+48 22 100 20 30', callDuration: 340, callTime, aiConfidence: 0.914 };
    const { task } = await at.createTask({ type: 'callback', lead }, 201, 'autumn-notes');
    const { id } = await at.prisma.callbackTask.findFirstOrThrow({ where: { taskGid: task.gid } });
    const today = new Date().toISOString().slice(0, 10);
    const said = task.notes.split('\n').filter((line: string) => line !== '');
    for (const line of [
      'Name: Ola',
      'Phone: +48 22 100 20 30',
      'Email: Not provided',
      'Score: Unknown',
      'Campaign: Autumn',
      'Duration: 340 seconds',
      `Time: ${callTime}`,
      'AI confidence: 91 %',
      'No summary available.',
      'Contact the lead within 24 hours.',
      `Created on ${today}. Reference: ${id}`,
    ])
      expect(said).toContainEqual(expect.stringContaining(line));
    const silent = (await at.createTask({ type: 'callback', lead: { email: 'ola@example.com' } })).task.notes;
    for (const line of ['Name: Not provided', 'Phone: Not provided', 'Email: ola@example.com'])
      expect(silent).toContain(line);
    for (const line of ['Duration: Unknown', 'Time: Unknown', 'AI confidence: Unknown']) expect(silent).toContain(line);
  });

  it('makes one for the empty lead that the panel’s button sends', async () => {
    for (const lead of [{}, null, undefined]) {
      const { task } = await at.createTask({ lead, type: 'callback', priority: 'high' });
      expect(task.name).toBe('Callback: Unknown contact - spring');
      expect(task.notes).toContain('Name: Not provided');
    }
  });

  it.each([
    [{ campaignId: '' }, ['organizationId', 'taskData', 'campaignId']],
    [{ campaignId: 'c' }, ['organizationId', 'taskData']],
    [{ taskData: { name: 'X' }, campaignId: ' ' }, ['organizationId', 'campaignId']],
    [{ taskData: null, campaignId: 'c' }, ['organizationId', 'taskData']],
  ])('refuses %j with the documented sentence', async (body, fields) => {
    const answer = await at.post(`${BASE}/tasks`, body, 400);
    expect(answer).toMatchObject(quantumError(400, MISSING));
    expect(answer.errors.map(({ field }: { field: string }) => field)).toEqual(fields);
  });

  it('names what is wrong with the fields of a task', async () => {
    const answer = await at.createTask({ notes: 'no name' }, 400);
    expect(answer.errors).toEqual([{ field: 'taskData.name', message: 'is required' }]);
    const due = await at.createTask({ name: 'X', due_on: 'soon' }, 400);
    expect(due).toMatchObject(quantumError(400, expect.stringContaining('taskData.due_on')));
  });

  it('answers 404 for another organization, in its own words', async () => {
    const body = { organizationId: 'another', campaignId: 'c', taskData: { name: 'X' } };
    expect(await at.post(`${BASE}/tasks`, body, 404)).toMatchObject(quantumError(404, expect.any(String)));
  });

  it('answers 500 with its sentence when Asana fails, and says nothing of Asana’s words', async () => {
    at.twin.setFaults([{ match: { method: 'POST', path: '/api/1.0/tasks' }, fault: { status: 503 } }]);
    const answer = await at.createTask({ name: 'Never' }, 500);
    expect(answer).toMatchObject(quantumError(500, 'Task creation failed', expect.any(String)));
    expect(JSON.stringify(answer)).not.toContain('Injected');
  });

  it('keeps an Idempotency-Key', async () => {
    const send = () =>
      at.server
        .http()
        .post(`${BASE}/tasks`)
        .set('idempotency-key', 'once')
        .send({ organizationId: at.organizationId, campaignId: 'c', taskData: { name: 'Only once' } });
    const first = await send();
    const second = await send();
    expect([first.status, second.status, second.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
    expect(second.body.task.gid).toBe(first.body.task.gid);
    expect(at.tasksNamed('Only once')).toHaveLength(1);
  });
});

describe('GET and PATCH /tasks of the workflow', () => {
  const list = (query: object, status = 200) =>
    at.get(`${BASE}/tasks`, { organizationId: at.organizationId, ...query }, status);

  it('lists the default project, or the one named, and shows one task', async () => {
    const { task } = await at.createTask({ name: 'Listed', assignee: 'me' });
    const { tasks } = await list({ campaignId: 'spring' });
    expect(tasks.map(({ gid }: { gid: string }) => gid)).toContain(task.gid);
    const mine = await list({ project: at.projectId, assignee: 'me', modified_since: '2020-01-01' });
    expect(mine.tasks.every(({ assignee }: { assignee: { name: string } }) => assignee.name === 'Ana Ruiz')).toBe(true);
    expect((await list({ taskId: task.gid })).task).toMatchObject({ gid: task.gid, name: 'Listed' });
  });

  it('lists those that were completed or changed since a time; what is open was not completed before it', async () => {
    const open = (await at.createTask({ name: 'Still open' })).task.gid;
    const done = (await at.createTask({ name: 'Done' })).task.gid;
    await at.patch(`${BASE}/tasks/${done}`, { completed: true });
    const later = new Date(Date.now() + 3_600_000).toISOString();
    const listed = async (query: object): Promise<string[]> =>
      (await list({ ...query, limit: 100 })).tasks.map(({ gid }: { gid: string }) => gid);
    for (const query of [{ completed_since: '2020-01-01' }, { modified_since: '2020-01-01T00:00:00Z' }])
      expect(await listed(query)).toEqual(expect.arrayContaining([open, done]));
    const completedLater = await listed({ completed_since: later });
    expect([completedLater.includes(open), completedLater.includes(done)]).toEqual([true, false]);
    expect(await listed({ modified_since: later })).toEqual([]);
    for (const field of ['completed_since', 'modified_since']) {
      const answer = await list({ [field]: 'lately' }, 400);
      expect(answer.errors).toEqual([{ field, message: 'must be a date or a moment in ISO 8601' }]);
    }
  });

  it('fails as documented', async () => {
    const unnamed = await at.get(`${BASE}/tasks`, { campaignId: 'c' }, 400);
    expect(unnamed).toMatchObject(quantumError(400, 'organizationId is required'));
    at.twin.setFaults([{ match: { path: '/api/1.0/tasks' }, fault: { status: 500 } }]);
    expect(await list({}, 500)).toMatchObject(quantumError(500, 'Failed to fetch tasks', expect.any(String)));
  });

  it('completes and reopens tasks of the workflow, and no others', async () => {
    const { task } = await at.createTask({ name: 'To complete' });
    const done = await at.patch(`${BASE}/tasks/${task.gid}`, { completed: true });
    expect(done.task).toMatchObject({ gid: task.gid, completed: true });
    expect((await at.patch(`${BASE}/tasks/${task.gid}`, { completed: false })).task.completed).toBe(false);
    const [elsewhere] = at.twin.snapshot().state.projects.filter(({ gid }) => gid !== at.projectId);
    const other = at.twin.as(BEN).createTask({ name: 'Elsewhere', projects: [elsewhere?.gid ?? ''] });
    expect(await at.patch(`${BASE}/tasks/${other.gid}`, { completed: true }, 404)).toMatchObject(
      quantumError(404, 'Task not found'),
    );
    at.twin.setFaults([{ match: { method: 'PUT' }, fault: { status: 500 } }]);
    expect(await at.patch(`${BASE}/tasks/${task.gid}`, { completed: true }, 500)).toMatchObject(
      quantumError(500, 'Task update failed', expect.any(String)),
    );
    expect(await at.patch(`${BASE}/tasks/${task.gid}`, {}, 400)).toMatchObject(
      quantumError(400, 'completed is required'),
    );
  });
});
