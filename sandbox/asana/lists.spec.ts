import { type Sandbox, startSandbox } from '../sandbox.js';
import { type Client, clientFor, clientWith, type Reply } from '../../test/conformance/twin-client.js';

interface Named {
  gid: string;
  name: string;
}

describe('reading', () => {
  let sandbox: Sandbox;
  let ana: Client;
  let org: string, project: string;

  beforeAll(async () => {
    sandbox = await startSandbox({ now: () => Date.UTC(2026, 0, 15, 12) });
    ana = clientFor(sandbox, 'ana.ruiz@example.com');
    org = (await ana.get('/workspaces')).body.data[0].gid;
    project = (await ana.get(`/projects?workspace=${org}`)).body.data[0].gid;
  });
  afterAll(() => sandbox.close());

  const names = async (path: string): Promise<string[]> =>
    (await ana.get(path)).body.data.map((item: Named) => item.name);
  const firstTeam = async (): Promise<string> => (await ana.get(`/workspaces/${org}/teams`)).body.data[0].gid;
  const message = async (path: string) => {
    const { status, body } = await ana.get(path);
    return [status, body.errors?.[0]?.message];
  };

  it('is seeded with a believable company, the same every time', async () => {
    expect(sandbox.asana.state().counts).toMatchObject({ workspaces: 2, users: 7, teams: 2, projects: 5, tags: 5 });
    expect(sandbox.asana.state().counts.tasks).toBeGreaterThanOrEqual(60);
    const again = await startSandbox({ now: () => Date.UTC(2027, 5, 1) });
    const gids = (of: Sandbox) => of.asana.snapshot().state.tasks.map(({ gid, name }) => [gid, name]);
    expect(gids(again)).toEqual(gids(sandbox));
    await again.close();
    expect(await names(`/workspaces/${org}/users`)).toEqual([
      'Ana Ruiz',
      'Ben Okafor',
      'Chloe Martin',
      'Dev Patel',
      'Emi Tanaka',
      'Farid Haddad',
    ]);
  });

  it('walks a list page by page without a gap', async () => {
    const whole = await names(`/projects/${project}/tasks`);
    const walked: string[] = [];
    let path: string | undefined = `/projects/${project}/tasks?limit=5&opt_fields=name`;
    for (let pages = 0; path !== undefined; pages += 1) {
      const page: Reply = await ana.get(path);
      const { data, next_page: next } = page.body;
      walked.push(...data.map((item: Named) => item.name));
      if (next) {
        expect(next.uri).toBe(`${sandbox.env.asana?.ASANA_API_BASE_URL}${next.path}`);
        expect(next.path).toContain(encodeURIComponent(next.offset));
      }
      path = next?.path;
      expect(pages).toBeLessThan(20);
    }
    expect(walked).toEqual(whole);
    expect(whole.length).toBeGreaterThan(10);
  });

  it('goes on after the last item of the page before, whatever left the list meanwhile', async () => {
    const person = sandbox.asana.as('ana.ruiz@example.com');
    const created = (await ana.post('/projects', { name: 'Shrinking', workspace: org, team: await firstTeam() })).body;
    const gids = person.createTasks(created.data.gid, 10);
    const first = (await ana.get(`/projects/${created.data.gid}/tasks?limit=4`)).body;
    const seen: string[] = first.data.map(({ gid }: { gid: string }) => gid);
    const [one = '', , three = '', four = ''] = seen;
    for (const gid of [one, three, four]) person.deleteTask(gid);
    const second = (await ana.get(first.next_page.path)).body;
    seen.push(...second.data.map(({ gid }: { gid: string }) => gid));
    const third = (await ana.get(second.next_page.path)).body;
    seen.push(...third.data.map(({ gid }: { gid: string }) => gid));
    expect(seen.sort()).toEqual(gids.sort());
    expect(third.next_page).toBeNull();
  });

  it('refuses limits and offsets that are not its own', async () => {
    const list = `/projects/${project}/tasks`;
    for (const limit of ['0', '101', '-1', 'x', '1.5']) {
      expect(await message(`${list}?limit=${limit}`)).toEqual([400, 'limit: Must be between 1 and 100']);
    }
    const invalid = [400, 'offset: Your pagination token is invalid.'];
    expect(await message(`${list}?limit=5&offset=abc`)).toEqual(invalid);
    const { offset } = (await ana.get(`${list}?limit=5`)).body.next_page;
    expect(await message(`/workspaces/${org}/projects?limit=5&offset=${offset}`)).toEqual(invalid);
    expect((await ana.get(`${list}?limit=2&offset=${offset}`)).status).toBe(200);
    sandbox.asana.advanceClock(900);
    const renewed = clientFor(sandbox, 'ana.ruiz@example.com');
    const late = await renewed.get(`${list}?limit=5&offset=${offset}`);
    expect([late.status, late.body.errors[0].message]).toEqual([400, 'offset: Your pagination token has expired.']);
    ana = renewed;
  });

  it('answers compact lists, full records, and exactly what opt_fields names', async () => {
    const [compact] = (await ana.get(`/projects/${project}/tasks?limit=1`)).body.data;
    expect(Object.keys(compact).sort()).toEqual(['gid', 'name', 'resource_subtype', 'resource_type']);
    const full = (await ana.get(`/tasks/${compact.gid}`)).body.data;
    expect(Object.keys(full)).toEqual(expect.arrayContaining(['notes', 'memberships', 'custom_fields', 'workspace']));
    for (const optIn of ['html_notes', 'num_subtasks', 'dependencies']) expect(full).not.toHaveProperty(optIn);
    const path = `/tasks/${compact.gid}?opt_fields=this.name,assignee.email,memberships.section.name,no_such_field,projects`;
    const chosen = (await ana.get(path)).body.data;
    expect(Object.keys(chosen).sort()).toEqual(['assignee', 'gid', 'memberships', 'name', 'projects']);
    expect(chosen.assignee).toEqual({ gid: expect.any(String), email: 'farid.haddad@example.com' });
    expect(chosen.memberships).toEqual([{ section: { gid: expect.any(String), name: 'Backlog' } }]);
    expect(chosen.projects).toEqual([{ gid: project, resource_type: 'project', name: 'Website relaunch' }]);
    const created = await ana.post('/tasks?opt_fields=name', { name: 'Short answer', workspace: org });
    expect(Object.keys(created.body.data).sort()).toEqual(['gid', 'name']);
  });

  it('filters tasks', async () => {
    const everything = await names(`/tasks?project=${project}`);
    const open = await names(`/tasks?project=${project}&completed_since=now`);
    expect(open).not.toContain('Agree on the sitemap');
    expect(everything).toEqual(expect.arrayContaining([...open, 'Agree on the sitemap']));
    expect(await names(`/tasks?project=${project}&completed_since=2025-12-28`)).toContain(
      'Pick a static site generator',
    );
    expect(await names(`/tasks?project=${project}&modified_since=2027-01-01T00:00:00Z`)).toEqual([]);
    expect(await names(`/tasks?assignee=me&workspace=${org}`)).toContain('Draft pricing page copy');
    const must = 'Must specify exactly one of project, tag, section, user task list, or assignee + workspace';
    expect(await message('/tasks')).toEqual([400, must]);
    expect(await message('/tasks?assignee=me')).toEqual([400, must]);
    expect(await message('/tasks/abc')).toEqual([400, 'task: Not a recognized ID: abc']);
    expect(await message('/tasks/1')).toEqual([404, 'task: Unknown object: 1']);
    expect(await message('/nowhere')).toEqual([404, 'No matching route for request']);
  });

  it('filters projects by archived', async () => {
    const old = (await ana.get(`/projects?workspace=${org}`)).body.data[1].gid;
    await ana.put(`/projects/${old}`, { archived: true });
    expect(await names(`/projects?workspace=${org}&archived=true`)).toEqual(['Mobile app 3.0']);
    expect(await names(`/projects?workspace=${org}&archived=false`)).not.toContain('Mobile app 3.0');
    expect(await names(`/projects?workspace=${org}`)).toContain('Mobile app 3.0');
    expect((await ana.get(`/projects?workspace=${org}&archived=maybe`)).status).toBe(400);
  });

  it('searches', async () => {
    const search = (query: string) => names(`/workspaces/${org}/tasks/search?limit=100&${query}`);
    expect(await search('text=pricing copy')).toEqual(['Draft pricing page copy']);
    expect(await search('text=refunds')).toEqual(['Draft pricing page copy']);
    expect(await search(`projects.any=${project}&completed=true&sort_by=completed_at`)).toEqual([
      'Site relaunch approved',
      'Pick a static site generator',
      'Agree on the sitemap',
      'Interview five customers',
    ]);
    const overdue = await search('due_on.before=2026-01-15&completed=false&sort_by=due_date&sort_ascending=true');
    expect(overdue[0]).toBe('Two-factor code refused on old phones');
    expect(await search('is_blocked=true')).toEqual(['Review imprint with legal']);
    expect(await search('is_blocking=true')).toEqual(['Draft pricing page copy']);
    expect(await search('has_attachment=true')).toHaveLength(2);
    expect(await search(`projects.any=${project}&assignee.any=null`)).toEqual([
      'Choose a cookie banner that is not annoying',
    ]);
    expect(await search('assignee.not=me&due_on=2026-01-16&text=webhook')).toEqual([]);
    const tag = (await ana.get(`/workspaces/${org}/tags`)).body.data.find(({ name }: Named) => name === 'security');
    expect(await search(`tags.all=${tag.gid}&projects.any=${project}`)).toEqual(['Test the contact form against spam']);
    const effort = (await ana.get(`/workspaces/${org}/custom_fields`)).body.data[1].gid;
    const heavy = await search(`custom_fields.${effort}.greater_than=8&projects.any=${project}`);
    expect(heavy).toEqual(['Compare privacy-friendly analytics tools']);
    expect((await ana.get(`/workspaces/${org}/tasks/search?sort_by=colour`)).status).toBe(400);
    expect((await names(`/workspaces/${org}/tasks/search?completed=false`)).length).toBe(20);
  });

  it('completes names', async () => {
    const typeahead = (query: string) => names(`/workspaces/${org}/typeahead?${query}`);
    expect(await typeahead('resource_type=user&query=an')).toEqual(['Ana Ruiz', 'Emi Tanaka']);
    expect(await typeahead('resource_type=project&query=app')).toEqual(['Mobile app 3.0']);
    expect(await typeahead('resource_type=task&count=3')).toHaveLength(3);
    expect((await ana.get(`/workspaces/${org}/typeahead?resource_type=planet`)).status).toBe(400);
    expect((await ana.get(`/workspaces/${org}/typeahead`)).status).toBe(400);
  });

  it('runs a batch in order, each action with its own status', async () => {
    const actions = [
      { method: 'get', relative_path: `/projects/${project}`, options: { fields: ['name'] } },
      { method: 'POST', relative_path: '/tasks', data: { name: 'By batch', workspace: org } },
      { method: 'get', relative_path: '/tasks/1' },
      { method: 'post', relative_path: '/batch', data: { actions: [] } },
      { method: 'get', relative_path: '/tasks', data: { project, limit: 2 } },
    ];
    const { status, body } = await ana.post('/batch', { actions });
    expect(status).toBe(200);
    expect(body.data.map((result: { status_code: number }) => result.status_code)).toEqual([200, 201, 404, 400, 200]);
    expect(body.data[0].body).toEqual({ data: { gid: project, name: 'Website relaunch' } });
    expect(body.data[1].headers.location).toContain(body.data[1].body.data.gid);
    expect(body.data[4].body.data).toHaveLength(2);
    expect((await ana.post('/batch', { actions: [] })).status).toBe(400);
    const many = Array.from({ length: 11 }, () => ({ method: 'get', relative_path: '/users/me' }));
    expect((await ana.post('/batch', { actions: many })).status).toBe(400);
    expect((await clientWith(sandbox, 'nobody').post('/batch', { actions })).status).toBe(401);
  });

  it('needs a team for a project in an organization, and none elsewhere', async () => {
    const refused = await ana.post('/projects', { name: 'x', workspace: org });
    expect([refused.status, refused.body.errors[0].message]).toEqual([400, 'Missing required team field']);
    const club = (await ana.get('/workspaces')).body.data[1].gid;
    const made = await ana.post(`/workspaces/${club}/projects`, { name: 'Compost' });
    expect(made.status).toBe(201);
    expect(await names(`/projects/${made.body.data.gid}/sections`)).toEqual(['Untitled section']);
    expect((await ana.remove(`/projects/${made.body.data.gid}`)).status).toBe(200);
    expect((await ana.get(`/projects/${made.body.data.gid}`)).status).toBe(404);
  });
});
