import { type Sandbox, startSandbox } from '../sandbox.js';
import { type Client, clientFor, clientWith, type Reply } from '../../test/conformance/twin-client.js';

const NOW = Date.UTC(2026, 0, 15, 12);

describe('tasks', () => {
  let sandbox: Sandbox;
  let ana: Client;
  let ben: Client;
  let org: string, club: string, team: string, project: string, fields: ReturnType<typeof JSON.parse>;

  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => NOW });
    ana = clientFor(sandbox, 'ana.ruiz@example.com');
    ben = clientFor(sandbox, 'ben.okafor@example.com');
    [org, club] = (await ana.get('/workspaces')).body.data.map((workspace: { gid: string }) => workspace.gid);
    team = (await ana.get(`/workspaces/${org}/teams`)).body.data[0].gid;
    const created = await ana.post('/projects', { name: 'Under test', workspace: org, team });
    project = created.body.data.gid;
    const all = (await ana.get(`/workspaces/${org}/custom_fields`)).body.data as { gid: string; type: string }[];
    fields = Object.fromEntries(all.map((field) => [field.type, field]));
    for (const field of all) await ana.post(`/projects/${project}/addCustomFieldSetting`, { custom_field: field.gid });
  });
  afterAll(() => sandbox.close());

  const refusal = ({ status, body }: Reply) => [status, body.errors?.[0]?.message];
  const newTask = async (data: object = {}): Promise<string> =>
    (await ana.post('/tasks', { name: 'Task', projects: [project], ...data })).body.data.gid;
  const stories = async (task: string): Promise<string[]> =>
    (await ana.get(`/tasks/${task}/stories`)).body.data.map(
      (story: { resource_subtype: string }) => story.resource_subtype,
    );

  it('answers 201 with the full record and where it lives', async () => {
    const { status, headers, body } = await ana.post('/tasks', { name: 'New', projects: [project], assignee: 'me' });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`${sandbox.url}/asana/api/1.0/tasks/${body.data.gid}`);
    expect(body.data).toMatchObject({
      resource_type: 'task',
      completed: false,
      assignee: { name: 'Ana Ruiz' },
      projects: [{ gid: project, name: 'Under test' }],
      memberships: [{ project: { gid: project }, section: { name: 'Untitled section' } }],
      permalink_url: `https://app.asana.com/0/${project}/${body.data.gid}/f`,
      created_at: '2026-01-15T12:00:00.000Z',
    });
    expect(body.data.gid).toMatch(/^\d{16}$/);
  });

  it('needs a workspace, a project or a parent', async () => {
    expect(refusal(await ana.post('/tasks', { name: 'x' }))).toEqual([
      400,
      'You should specify one of workspace, parent, projects',
    ]);
    expect((await ana.post('/tasks', { workspace: org })).status).toBe(201);
    const child = await ana.post('/tasks', { name: 'child', parent: await newTask() });
    expect(child.body.data).toMatchObject({ parent: { name: 'Task' }, projects: [], workspace: { gid: org } });
  });

  it.each([
    [{ projects: ['12'] }, 'projects: [0]: Unknown object: 12'],
    [{ projects: ['x'] }, 'projects: [0]: Not a recognized ID: x'],
    [{ workspace: 12 }, 'workspace: Not a valid GID type: number'],
    [{ assignee: 'nobody@example.com' }, 'assignee: Not a user in Organization: nobody@example.com'],
    [{ created_at: '2026-01-01' }, 'created_at: Cannot write this property'],
    [{ due_on: '2026-02-30' }, 'due_on: Date must be in ISO-8601 (yyyy-mm-dd) format, not: 2026-02-30'],
    [{ due_on: '2026-02-03', due_at: '2026-02-03T10:00:00Z' }, 'You may only provide one of due_on or due_at!'],
    [{ html_notes: '<body><p>x</p></body>' }, 'html_notes: XML tag <p> is not supported'],
    [{ html_notes: '<body><em>x</body>' }, 'html_notes: XML is invalid'],
    [{ html_notes: 'plain' }, 'html_notes: XML is invalid'],
    [{ custom_fields: { '99': 'x' } }, 'Custom field with ID 99 is not on given object'],
    [{ completed: 'yes' }, 'completed: Invalid input: expected boolean, received string'],
  ])('refuses %j', async (data, message) => {
    const before = sandbox.asana.state().counts;
    expect(refusal(await ana.post('/tasks', { workspace: org, projects: [project], ...data }))).toEqual([400, message]);
    expect(sandbox.asana.state().counts).toEqual(before);
  });

  it('explains a body it cannot use', async () => {
    const send = async (body: string) => {
      const response = await fetch(`${sandbox.env.asana?.ASANA_API_BASE_URL}/tasks`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ana.token}`, 'content-type': 'application/json' },
        body,
      });
      const { errors } = (await response.json()) as { errors: { message: string }[] };
      return [response.status, errors[0]?.message];
    };
    expect(await send('{"data":')).toEqual([400, 'Could not parse request data, invalid JSON']);
    expect(await send('{}')).toEqual([400, 'Missing input: data']);
    expect(await send('{"name":"x"}')).toEqual([
      400,
      'Unrecognized request field name . The only allowed keys at the top level are: data, options.',
    ]);
  });

  it('keeps notes and html_notes in step', async () => {
    const task = await newTask({ notes: 'a < b & c' });
    const rich = async () => (await ana.get(`/tasks/${task}?opt_fields=notes,html_notes`)).body.data;
    expect(await rich()).toEqual({ gid: task, notes: 'a < b & c', html_notes: '<body>a &lt; b &amp; c</body>' });
    await ana.put(`/tasks/${task}`, { html_notes: '<body>To do<ul><li>one &amp; two</li><li>three</li></ul></body>' });
    expect((await rich()).notes).toBe('To do\none & two\nthree');
  });

  it('leaves a story for each change and moves modified_at', async () => {
    const task = await newTask();
    sandbox.asana.advanceClock(60);
    await ana.put(`/tasks/${task}`, {
      name: 'Other',
      assignee: 'ben.okafor@example.com',
      due_on: '2026-03-01',
      completed: true,
    });
    expect(await stories(task)).toEqual([
      'added_to_project',
      'name_changed',
      'due_date_changed',
      'assigned',
      'marked_complete',
    ]);
    const { data } = (await ana.get(`/tasks/${task}?opt_fields=completed_at,completed_by.name,modified_at,created_at`))
      .body;
    expect(data.completed_by.name).toBe('Ana Ruiz');
    expect(Date.parse(data.modified_at) - Date.parse(data.created_at)).toBe(60_000);
    expect(data.completed_at).toBe(data.modified_at);
    await ana.put(`/tasks/${task}`, { completed: false });
    expect((await ana.get(`/tasks/${task}`)).body.data.completed_at).toBeNull();
  });

  it('changes nothing when a change is refused', async () => {
    const task = await newTask({ name: 'Before' });
    const { status } = await ana.put(`/tasks/${task}`, { name: 'After', custom_fields: { [fields.number.gid]: 'x' } });
    expect(status).toBe(400);
    expect((await ana.get(`/tasks/${task}`)).body.data.name).toBe('Before');
    expect(await stories(task)).toEqual(['added_to_project']);
  });

  it('sets the date from the moment, and clears both', async () => {
    const task = await newTask({ due_at: '2026-03-01T23:30:00+02:00' });
    const due = async () => (await ana.get(`/tasks/${task}?opt_fields=due_on,due_at`)).body.data;
    expect(await due()).toMatchObject({ due_on: '2026-03-01', due_at: '2026-03-01T21:30:00.000Z' });
    await ana.put(`/tasks/${task}`, { due_on: '2026-03-02' });
    expect(await due()).toMatchObject({ due_on: '2026-03-02', due_at: null });
    await ana.put(`/tasks/${task}`, { due_on: null });
    expect(await due()).toMatchObject({ due_on: null, due_at: null });
  });

  it('checks custom field values by their type', async () => {
    const task = await newTask();
    const write = (type: string, value: unknown) =>
      ana.put(`/tasks/${task}?opt_fields=custom_fields.display_value,custom_fields.type`, {
        custom_fields: { [fields[type].gid]: value },
      });
    const shown = async (type: string, value: unknown): Promise<unknown> => {
      const reply = await write(type, value);
      return reply.body.data?.custom_fields.find((field: { type: string }) => field.type === type).display_value;
    };
    const [high, medium] = fields.multi_enum.enum_options;
    expect(await shown('text', 'REQ-7')).toBe('REQ-7');
    expect(await shown('number', 2.345)).toBe('2.3');
    expect(await shown('enum', fields.enum.enum_options[1].gid)).toBe('Medium');
    expect(await shown('multi_enum', [medium.gid, high.gid])).toBe('Web, Mobile');
    expect(await shown('date', { date_time: '2026-03-01T10:00:00Z' })).toBe('2026-03-01T10:00:00.000Z');
    expect(await shown('people', ['ben.okafor@example.com', 'me'])).toBe('Ben Okafor, Ana Ruiz');
    expect(await shown('text', null)).toBeNull();
    for (const [type, wrong] of [
      ['text', 7],
      ['number', '7'],
      ['enum', '7'],
      ['multi_enum', high.gid],
      ['date', '2026-03-01'],
      ['people', ['nobody@example.com']],
    ] as const) {
      expect([type, (await write(type, wrong)).status]).toEqual([type, 400]);
    }
  });

  it('asks for a paid plan where Asana does', async () => {
    const paid = async (reply: Promise<Reply>) => (await reply).status;
    expect(await paid(ana.get(`/workspaces/${club}/tasks/search?text=x`))).toBe(402);
    expect(await paid(ana.post('/custom_fields', { name: 'F', workspace: club, resource_subtype: 'text' }))).toBe(402);
    const start = { name: 'x', workspace: club, due_on: '2026-03-02', start_on: '2026-03-01' };
    expect(await paid(ana.post('/tasks', start))).toBe(402);
  });

  it('keeps strangers out of a workspace', async () => {
    const inClub = await ana.post('/tasks', { name: 'Ours', workspace: club });
    const path = `/tasks/${inClub.body.data.gid}`;
    expect(refusal(await ben.get(path))).toEqual([403, 'You do not have access to this task.']);
    expect((await ben.remove(path)).status).toBe(403);
    expect((await ben.get(`/projects?workspace=${club}`)).status).toBe(403);
    expect((await ben.post('/tasks', { name: 'x', workspace: club })).status).toBe(403);
  });

  it('moves tasks between sections and out of projects', async () => {
    const section = (await ana.post(`/projects/${project}/sections`, { name: 'Doing' })).body.data.gid as string;
    const [first, second] = [await newTask(), await newTask()];
    await ana.post(`/sections/${section}/addTask`, { task: first });
    await ana.post(`/sections/${section}/addTask`, { task: second, insert_after: first });
    const inSection = async () =>
      (await ana.get(`/sections/${section}/tasks`)).body.data.map(({ gid }: { gid: string }) => gid);
    expect(await inSection()).toEqual([first, second]);
    expect(await stories(first)).toContain('section_changed');
    expect((await ana.remove(`/sections/${section}`)).status).toBe(400);
    await ana.post(`/tasks/${first}/removeProject`, { project });
    expect(await inSection()).toEqual([second]);
    expect((await ana.get(`/tasks/${first}`)).body.data.memberships).toEqual([]);
    await ana.remove(`/tasks/${second}`);
    expect((await ana.remove(`/sections/${section}`)).status).toBe(200);
  });

  it('keeps parents and dependencies free of circles', async () => {
    const [a, b] = [await newTask(), await newTask()];
    expect((await ana.post(`/tasks/${a}/setParent`, { parent: b })).status).toBe(200);
    expect((await ana.post(`/tasks/${b}/setParent`, { parent: a })).status).toBe(400);
    expect((await ana.post(`/tasks/${a}/addDependencies`, { dependencies: [b] })).status).toBe(200);
    expect((await ana.post(`/tasks/${b}/addDependencies`, { dependencies: [a] })).status).toBe(400);
    expect((await ana.get(`/tasks/${b}/dependents`)).body.data[0].gid).toBe(a);
  });

  it('deletes a task with its subtasks, comments and links', async () => {
    const task = await newTask();
    const part = (await ana.post(`/tasks/${task}/subtasks`, { name: 'Part' })).body.data.gid as string;
    const story = (await ana.post(`/tasks/${part}/stories`, { text: 'Hi' })).body.data.gid as string;
    expect((await ana.remove(`/tasks/${task}`)).body).toEqual({ data: {} });
    for (const path of [`/tasks/${task}`, `/tasks/${part}`, `/stories/${story}`])
      expect((await ana.get(path)).status).toBe(404);
  });

  it('lets only the author change a comment', async () => {
    const task = await newTask();
    const { body } = await ana.post(`/tasks/${task}/stories`, { html_text: '<body>So <em>good</em></body>' });
    expect(body.data).toMatchObject({ type: 'comment', text: 'So good', created_by: { name: 'Ana Ruiz' } });
    expect((await ben.put(`/stories/${body.data.gid}`, { text: 'no' })).status).toBe(403);
    const edited = await ana.put(`/stories/${body.data.gid}`, { text: 'Better' });
    expect(edited.body.data).toMatchObject({ text: 'Better', is_edited: true });
    const [system] = (await ana.get(`/tasks/${task}/stories`)).body.data;
    expect((await ana.remove(`/stories/${system.gid}`)).status).toBe(403);
  });

  describe('external data', () => {
    const tokenOf = (options: object) =>
      clientWith(sandbox, sandbox.asana.issueToken({ person: 'ana.ruiz@example.com', ...options }).accessToken);

    it('names a task for the application that wrote it, and for no other', async () => {
      const external = { gid: 'crm:1', data: '{"seen":true}' };
      const task = await newTask({ external });
      const own = await ana.get('/tasks/external:crm:1');
      expect(own.body.data).toMatchObject({ gid: task, external });
      const others = tokenOf({ app: 'another' });
      expect((await others.get('/tasks/external:crm:1')).status).toBe(404);
      expect((await others.get(`/tasks/${task}?opt_fields=external`)).body.data).toEqual({ gid: task });
      await others.put(`/tasks/${task}`, { external: { gid: 'theirs' } });
      expect((await others.get('/tasks/external:theirs?opt_fields=external')).body.data.external).toEqual({
        gid: 'theirs',
      });
      expect((await ana.get('/tasks/external:crm:1')).body.data.external).toEqual(external);
      expect((await ana.put('/tasks/external:crm:1', { name: 'Renamed' })).body.data.name).toBe('Renamed');
      expect((await ana.remove('/tasks/external:crm:1')).status).toBe(200);
    });

    it('is not for personal access tokens', async () => {
      const task = await newTask({ external: { gid: 'crm:2' } });
      const personal = tokenOf({ personal: true });
      expect((await personal.get('/tasks/external:crm:2')).status).toBe(403);
      expect((await personal.put(`/tasks/${task}`, { external: { gid: 'x' } })).status).toBe(403);
      expect((await personal.get(`/tasks/${task}?opt_fields=external`)).body.data).toEqual({ gid: task });
    });

    it.each([[{ gid: '' }], [{ gid: 'x'.repeat(1025) }], [{ gid: 'x', data: 'x'.repeat(32_769) }]])(
      'has the documented bounds',
      async (external) => {
        expect((await ana.post('/tasks', { name: 'x', projects: [project], external })).status).toBe(400);
      },
    );
  });

  it('deletes with a project the tasks that nobody has and that are nowhere else', async () => {
    const gone = (await ana.post('/projects', { name: 'To delete', workspace: org, team })).body.data.gid as string;
    const alone = await newTask({ projects: [gone] });
    const assigned = await newTask({ projects: [gone], assignee: 'me' });
    const elsewhere = await newTask({ projects: [gone, project] });
    expect((await ana.remove(`/projects/${gone}`)).status).toBe(200);
    const statuses = await Promise.all([alone, assigned, elsewhere].map((gid) => ana.get(`/tasks/${gid}`)));
    expect(statuses.map(({ status }) => status)).toEqual([404, 200, 200]);
  });
});
