import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { describeAgainst, type Prism, startPrismProxy } from './prism.js';
import { type Receiver, startReceiver } from './twin-receiver.js';

const describeWhenPossible = describeAgainst('asana twin');

interface Violation {
  call: string;
  status: number;
  detail: string;
}

interface Options {
  body?: unknown;
  /** The status to expect; 200 for reads, changes and deletions, 201 for creations. */
  status?: number;
  token?: string;
}

/** Answers are untyped on purpose: the description is what checks them. */
type Json = ReturnType<typeof JSON.parse>;

const TASK_FIELDS =
  'name,notes,html_notes,assignee.name,completed,completed_at,completed_by.name,created_at,created_by,custom_fields,' +
  'dependencies,dependents,due_at,due_on,followers.name,liked,likes.user.name,memberships.project.name,memberships.section.name,modified_at,num_likes,' +
  'num_subtasks,parent.name,parent.created_by,permalink_url,projects.name,resource_subtype,start_on,tags.name,workspace.name,assigned_by.name,assignee_status';

// The description's types allow no null, although its own example of a webhook has some and Asana answers them: what
// is null is left out of the answers checked, and checked where it is not null.
const NEW_WEBHOOK_FIELDS =
  'active,created_at,delivery_retry_count,filters,filters.action,filters.fields,filters.resource_subtype,last_failure_content,last_success_at,resource,resource.name,target';
const CHANGE_FIELDS =
  'action,change,change.action,change.added_value,change.field,change.new_value,created_at,resource,resource.name,type,user,user.name';

describeWhenPossible('the Asana twin against the official description', () => {
  let sandbox: Sandbox;
  let proxy: Prism;
  let receiver: Receiver;
  let token: string;
  let calls = 0;
  const violations: Violation[] = [];
  const unexpected: string[] = [];
  // Filled from the seed.
  let org: string, club: string, team: string, project: string, me: string, other: string;

  async function call(method: string, path: string, options: Options = {}): Promise<Json> {
    const { body, status = 200 } = options;
    calls += 1;
    const response = await fetch(proxy.url + path, {
      method,
      headers: {
        authorization: `Bearer ${options.token ?? token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify({ data: body }) }),
    });
    const text = await response.text();
    const name = `${method} ${path.slice(0, 140)}`;
    const broken = response.headers.get('sl-violations') ?? (text.includes('stoplight.io/prism') ? text : null);
    if (broken !== null) violations.push({ call: name, status: response.status, detail: broken.slice(0, 1500) });
    else if (response.status !== status) unexpected.push(`${name}: ${response.status} ${text.slice(0, 300)}`);
    return broken === null ? JSON.parse(text) : {};
  }
  const get = (path: string, options?: Options) => call('GET', path, options);
  const post = (path: string, body: unknown, status = 200) => call('POST', path, { body, status });
  const create = async (path: string, body: unknown): Promise<string> => (await post(path, body, 201)).data?.gid;
  const put = (path: string, body: unknown, status = 200) => call('PUT', path, { body, status });
  const remove = (path: string, status = 200) => call('DELETE', path, { status });

  async function direct(path: string, customFields: Json): Promise<void> {
    const response = await fetch(`${sandbox.env.asana?.ASANA_API_BASE_URL}${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ data: { custom_fields: customFields } }),
    });
    if (response.status !== 200) unexpected.push(`PUT ${path}: ${response.status} ${await response.text()}`);
  }

  beforeAll(async () => {
    sandbox = await startSandbox();
    receiver = await startReceiver();
    proxy = await startPrismProxy(`${sandbox.url}/asana/api/1.0`);
    token = sandbox.asana.issueToken({ person: 'ana.ruiz@example.com' }).accessToken;
    me = sandbox.asana.person('ana.ruiz@example.com').gid;
    other = sandbox.asana.person('ben.okafor@example.com').gid;
    const workspaces = (await get('/workspaces')).data;
    [org, club] = workspaces.map((workspace: Json) => workspace.gid as string) as [string, string];
    team = (await get(`/workspaces/${org}/teams`)).data[0].gid;
    project = (await get(`/teams/${team}/projects`)).data[0].gid;
  }, 90_000);

  afterAll(async () => {
    await proxy?.close();
    await sandbox?.close();
    await receiver?.close();
    console.log(`asana twin conformance: ${calls} calls, ${violations.length} violations`);
  });

  let reported = 0;
  beforeEach(() => {
    reported = violations.length;
  });

  afterEach(() => {
    expect([...violations.slice(reported), ...unexpected.splice(0)]).toEqual([]);
  });

  it('people: users, workspaces, teams, task lists', async () => {
    for (const path of [
      '/users/me',
      '/users/me?opt_fields=name,email,photo,workspaces.name',
      '/users/me?opt_pretty=true',
      `/users/${other}`,
      '/users/ben.okafor@example.com',
      '/users',
      `/users?workspace=${org}&limit=2&opt_fields=name,email`,
      `/users?team=${team}`,
      `/workspaces/${org}/users`,
      `/workspaces/${org}/users?opt_fields=email,name`,
      `/workspaces/${org}/users/${other}`,
      `/teams/${team}/users`,
      `/workspaces?limit=1`,
      `/workspaces?opt_fields=name,is_organization`,
      `/workspaces/${org}`,
      `/workspaces/${club}`,
      `/workspaces/${org}/teams?limit=1`,
      `/workspaces/${org}/teams?opt_fields=name,description,organization.name,visibility,permalink_url`,
      `/teams/${team}`,
      `/teams/${team}?opt_fields=description,html_description,edit_team_visibility_or_trash_team_access_level`,
      `/users/me/teams?organization=${org}`,
      `/users/${other}/teams?organization=${org}&opt_fields=name`,
    ]) {
      await get(path);
    }
    const list = (await get(`/users/me/user_task_list?workspace=${org}`)).data.gid as string;
    await get(`/user_task_lists/${list}`);
    await get(`/user_task_lists/${list}/tasks?limit=3&completed_since=now`);
  });

  it('projects and sections', async () => {
    for (const path of [
      '/projects',
      `/projects?workspace=${org}&archived=false&limit=2`,
      `/teams/${team}/projects?opt_fields=name,notes,color,team.name,owner,members.name`,
      `/workspaces/${org}/projects?archived=true`,
      `/workspaces/${club}/projects`,
      `/teams/${team}/projects?archived=false&limit=1`,
      `/projects/${project}`,
      `/projects/${project}?opt_fields=name,html_notes,custom_field_settings.custom_field.name,current_status,due_date`,
      `/projects/${project}/task_counts?opt_fields=num_tasks,num_completed_tasks`,
      `/projects/${project}/task_counts`,
      `/projects/${project}/custom_field_settings?limit=3`,
      `/projects/${project}/sections?limit=2`,
      `/projects/${project}/sections?opt_fields=name,created_at,project.name,projects`,
      `/projects/${project}/tasks?limit=10`,
      `/projects/${project}/tasks?completed_since=now&opt_fields=name,completed`,
    ]) {
      await get(path);
    }
    const one = await create('/projects', {
      name: 'Conformance',
      team,
      workspace: org,
      color: 'light-blue',
      notes: 'n',
    });
    const two = await create(`/teams/${team}/projects`, {
      name: 'By team',
      default_view: 'board',
      due_on: '2030-01-31',
    });
    const three = await create(`/workspaces/${org}/projects?opt_fields=name,team`, { name: 'By workspace', team });
    await create('/projects', { name: 'Without team', workspace: club, privacy_setting: 'public_to_workspace' });
    await put(`/projects/${one}`, { name: 'Renamed', archived: true, html_notes: '<body><h1>Plan</h1>ok</body>' });
    await put(`/projects/${one}?opt_fields=name,archived`, { color: null, owner: other, start_on: null });
    const section = await create(`/projects/${one}/sections`, { name: 'Doing' });
    const last = await create(`/projects/${one}/sections?opt_fields=name`, { name: 'First', insert_before: section });
    await get(`/sections/${section}`);
    await put(`/sections/${section}`, { name: 'In the works' });
    await post(`/projects/${one}/sections/insert`, { section: last, after_section: section });
    const task = await create('/tasks', { name: 'In a section', projects: [one] });
    await post(`/sections/${section}/addTask`, { task });
    await get(`/sections/${section}/tasks`);
    await remove(`/sections/${section}`, 400);
    await remove(`/sections/${last}`);
    for (const gid of [one, two, three]) await remove(`/projects/${gid}`);
    await get(`/projects/${one}`, { status: 404 });
  });

  it('tasks', async () => {
    const task = await create('/tasks', {
      name: 'All of it',
      workspace: org,
      notes: 'plain & simple',
      due_on: '2030-05-01',
    });
    await create(`/tasks?opt_fields=${TASK_FIELDS}`, {
      name: 'Rich',
      projects: [project],
      assignee: 'me',
      html_notes: '<body>Hello <strong>world</strong><ul><li>one</li></ul></body>',
      due_at: '2030-05-01T10:00:00.000Z',
      followers: [other],
      liked: true,
      external: { gid: 'ext-1', data: 'x' },
    });
    await create('/tasks', { name: 'Milestone', projects: [project], resource_subtype: 'milestone' });
    await create('/tasks', {
      name: 'Approval',
      projects: [project],
      resource_subtype: 'approval',
      approval_status: 'pending',
    });
    for (const path of [
      `/tasks/${task}`,
      `/tasks/${task}?opt_fields=${TASK_FIELDS}`,
      `/tasks/${task}?opt_fields=name`,
      '/tasks/external:ext-1',
      `/tasks?project=${project}&limit=5`,
      `/tasks?project=${project}&limit=100&opt_fields=${TASK_FIELDS}`,
      `/tasks?assignee=me&workspace=${org}&completed_since=2020-01-01T00:00:00Z`,
      `/tasks?assignee=${other}&workspace=${org}&modified_since=2020-01-01T00:00:00Z&limit=2`,
    ]) {
      await get(path);
    }
    await put(`/tasks/${task}`, { name: 'All of it!', completed: true, assignee: other, start_on: '2030-04-01' });
    await put(`/tasks/${task}?opt_fields=completed,completed_at,assignee.name`, { completed: false, assignee: null });
    await put(`/tasks/${task}`, { due_on: null, notes: '', liked: false, resource_subtype: 'default_task' });
    const subtask = await create(`/tasks/${task}/subtasks`, { name: 'Part', assignee: 'me' });
    await get(`/tasks/${task}/subtasks?limit=1`);
    await get(`/tasks/${subtask}`);
    await post(`/tasks/${subtask}/addProject`, { project });
    await get(`/tasks/${subtask}/projects`);
    await post(`/tasks/${subtask}/removeProject`, { project });
    const other_parent = await create('/tasks', { name: 'Parent', workspace: org });
    await post(`/tasks/${subtask}/setParent`, { parent: other_parent });
    await post(`/tasks/${task}/addFollowers`, { followers: [other] });
    await post(`/tasks/${task}/removeFollowers?opt_fields=followers.name`, { followers: [other] });
    await post(`/tasks/${task}/addDependencies`, { dependencies: [other_parent] });
    await get(`/tasks/${task}/dependencies`);
    await get(`/tasks/${other_parent}/dependents`);
    await get(`/tasks/${task}?opt_fields=dependencies,dependents`);
    await post(`/tasks/${task}/removeDependencies`, { dependencies: [other_parent] });
    await post(`/tasks/${task}/addDependents`, { dependents: [other_parent] });
    await post(`/tasks/${task}/removeDependents`, { dependents: [other_parent] });
    const section = (await get(`/projects/${project}/sections`)).data[0].gid as string;
    await post(`/tasks/${task}/addProject`, { project, section, insert_after: null });
    await get(`/tasks/${task}`);
    await remove(`/tasks/${task}`);
    await get(`/tasks/${task}`, { status: 404 });
  });

  it('portfolios', async () => {
    const portfolio = await create('/portfolios', { name: 'Launches', workspace: org, color: 'light-green' });
    await get(`/portfolios?workspace=${org}&owner=me&limit=10`);
    await get(`/portfolios?workspace=${org}&owner=${me}&opt_fields=name,created_at,created_by.name,owner,workspace`);
    await get(`/portfolios/${portfolio}`);
    await put(`/portfolios/${portfolio}`, { name: 'Releases' });
    await post(`/portfolios/${portfolio}/addItem`, { item: project });
    const held = await get(`/portfolios/${portfolio}/items?opt_fields=name`);
    if (held.data?.length !== 1) unexpected.push(`the portfolio holds ${held.data?.length} items`);
    await post(`/portfolios/${portfolio}/addItem`, { item: '1' }, 400);
    await post(`/portfolios/${portfolio}/removeItem`, { item: project });
    await remove(`/portfolios/${portfolio}`);
    await get(`/portfolios/${portfolio}`, { status: 404 });
    await get(`/portfolios?workspace=${org}&owner=${other}`, { status: 403 });
  });

  it('stories, tags and attachments', async () => {
    const task = (await get(`/tasks?project=${project}&limit=1`)).data[0].gid as string;
    await get(`/tasks/${task}/stories`);
    await get(
      `/tasks/${task}/stories?limit=1&opt_fields=text,html_text,type,created_by.name,resource_subtype,target.name`,
    );
    const story = await create(`/tasks/${task}/stories`, { text: 'Looks good', is_pinned: true });
    await create(`/tasks/${task}/stories?opt_fields=html_text`, { html_text: '<body><em>Really</em></body>' });
    await create(`/tasks/${task}/stories`, { sticker_name: 'heart' });
    await get(`/stories/${story}`);
    await put(`/stories/${story}`, { text: 'Looks very good', is_pinned: false });
    await put(`/tasks/${task}`, { assignee: other, due_on: '2031-01-01', name: 'Renamed for its stories' });
    for (const shown of (await get(`/tasks/${task}/stories?limit=100`)).data) await get(`/stories/${shown.gid}`);
    await remove(`/stories/${story}`);
    const tag = await create('/tags', { name: 'one', color: 'light-red', workspace: org });
    const second = await create(`/workspaces/${org}/tags`, { name: 'two', notes: 'why' });
    await get('/tags');
    await get(`/tags?workspace=${org}&limit=2`);
    await get(`/workspaces/${org}/tags?opt_fields=name,color,followers,workspace.name`);
    await get(`/tags/${tag}`);
    await put(`/tags/${tag}`, { name: 'uno', color: null });
    await post(`/tasks/${task}/addTag`, { tag });
    await get(`/tasks/${task}/tags`);
    await get(`/tags/${tag}/tasks`);
    await post(`/tasks/${task}/removeTag`, { tag });
    await remove(`/tags/${second}`);
    for (const { gid } of (await get(`/tasks?project=${project}`)).data) {
      const attachments = (await get(`/attachments?parent=${gid}`)).data;
      const [attachment] = attachments;
      if (!attachment) continue;
      await get(`/attachments/${attachment.gid}`);
      await get(`/attachments/${attachment.gid}?opt_fields=name,size,parent.name,created_at,host`);
      await remove(`/attachments/${attachment.gid}`);
      break;
    }
  });

  it('custom fields of every type', async () => {
    await get(`/workspaces/${org}/custom_fields`);
    await get(`/workspaces/${org}/custom_fields?limit=2&opt_fields=name,type,enum_options.name,description,precision`);
    const settings = (await get(`/projects/${project}/custom_field_settings`)).data;
    const fields = Object.fromEntries(settings.map(({ custom_field }: Json) => [custom_field.type, custom_field]));
    for (const field of Object.values(fields)) await get(`/custom_fields/${field.gid}`);
    // The description knows values as text only, so numbers, lists and objects are written past the proxy.
    const values = {
      [fields.text.gid]: 'REQ-1',
      [fields.enum.gid]: fields.enum.enum_options[0].gid,
    };
    const task = await create('/tasks', { name: 'With values', projects: [project], custom_fields: values });
    await direct(`/tasks/${task}`, {
      [fields.number.gid]: 12.34,
      [fields.multi_enum.gid]: fields.multi_enum.enum_options.map((option: Json) => option.gid),
      [fields.date.gid]: { date: '2030-01-01' },
      [fields.people.gid]: [me, other],
    });
    await get(`/tasks/${task}`);
    await get(`/tasks/${task}?opt_fields=custom_fields.name,custom_fields.display_value,custom_fields.enum_value.name`);
    await direct(`/tasks/${task}`, {
      [fields.date.gid]: { date_time: '2030-01-01T12:00:00Z' },
      [fields.text.gid]: null,
    });
    await get(`/tasks/${task}?opt_fields=custom_fields`);
    await put(`/tasks/${task}`, { custom_fields: { [fields.number.gid]: 'much' } }, 400);
    await get(`/tasks/${task}/stories?opt_fields=custom_field.name,text`);
    const field = await create('/custom_fields', {
      name: 'Stage',
      workspace: org,
      resource_subtype: 'enum',
      enum_options: [{ name: 'A', color: 'blue' }, { name: 'B' }],
    });
    await create('/custom_fields', {
      name: 'Budget',
      workspace: org,
      resource_subtype: 'number',
      precision: 2,
      format: 'currency',
      currency_code: 'EUR',
    });
    await put(`/custom_fields/${field}`, { name: 'Phase', workspace: org, description: 'where it stands' });
    const option = await create(`/custom_fields/${field}/enum_options`, { name: 'C', color: 'red' });
    await put(`/enum_options/${option}`, { name: 'Sea', enabled: false });
    await post(`/custom_fields/${field}/enum_options/insert`, {
      enum_option: option,
      before_enum_option: (await get(`/custom_fields/${field}`)).data.enum_options[0].gid,
    });
    await post(`/projects/${project}/addCustomFieldSetting`, { custom_field: field, is_important: true });
    await get(`/projects/${project}`);
    await post(`/projects/${project}/removeCustomFieldSetting`, { custom_field: field });
    await remove(`/custom_fields/${field}`);
  });

  it('search, typeahead and batch', async () => {
    const search = `/workspaces/${org}/tasks/search`;
    const [type] = (await get(`/workspaces/${org}/custom_fields`)).data.filter((field: Json) => field.type === 'enum');
    for (const query of [
      'text=draft',
      `assignee.any=${me}&completed=false`,
      `projects.any=${project}&sort_by=due_date&sort_ascending=true`,
      'due_on.after=2020-01-01&due_on.before=2040-01-01&limit=5',
      'created_at.after=2020-01-01T00:00:00Z&is_subtask=false',
      'completed=true&sort_by=completed_at&opt_fields=name,completed_at',
      `tags.not=${project}&followers.any=${me}`,
      'is_blocked=true',
      `resource_subtype=milestone`,
      `custom_fields.${type?.gid}.is_set=true`,
    ]) {
      await get(`${search}?${query}`);
    }
    for (const resource of ['user', 'project', 'tag', 'task', 'custom_field', 'team', 'actor', 'goal']) {
      await get(`/workspaces/${org}/typeahead?resource_type=${resource}&query=e&count=3`);
    }
    await get(`/workspaces/${org}/typeahead?resource_type=user&opt_fields=name`);
    await post('/batch', {
      actions: [
        { method: 'get', relative_path: '/users/me' },
        { method: 'get', relative_path: `/projects/${project}`, options: { fields: ['name'] } },
        { method: 'post', relative_path: '/tasks', data: { name: 'From a batch', workspace: org } },
        { method: 'get', relative_path: '/tasks/1' },
      ],
    });
  });

  it('webhooks', async () => {
    const webhook = { resource: project, target: `${receiver.url}/receive?state=1` };
    const created = `/webhooks?opt_fields=${NEW_WEBHOOK_FIELDS}`;
    const filters = [
      { resource_type: 'task', action: 'changed', fields: ['completed', 'due_on'] },
      { resource_type: 'task', resource_subtype: 'milestone', action: 'added' },
    ];
    const gid = await create(created, { ...webhook, filters });
    await create(created, { ...webhook, resource: org, filters: [{ resource_type: 'project', action: 'added' }] });
    await get(`/webhooks/${gid}?opt_fields=${NEW_WEBHOOK_FIELDS}`);
    await get(`/webhooks?workspace=${org}&limit=1`);
    await get(`/webhooks?workspace=${org}&resource=${project}&opt_fields=${NEW_WEBHOOK_FIELDS}`);
    await put(`${created.replace('/webhooks', `/webhooks/${gid}`)}`, { filters: [] });
    receiver.status = 500;
    await create('/tasks', { name: 'Not delivered', projects: [project] });
    await sandbox.asana.settle();
    const failing = await get(`/webhooks/${gid}`);
    if (!failing.data?.failure_deletion_timestamp) unexpected.push('A failing webhook does not show when it ends');
    receiver.status = 200;
    await post('/webhooks', { ...webhook, filters: [{ resource_type: 'task', action: 'completed' }] }, 400);
    await post('/webhooks', { ...webhook, resource: '1' }, 400);
    await post('/webhooks', { ...webhook, resource: org }, 400);
    await post('/webhooks', webhook, 403);
    await remove(`/webhooks/${gid}`);
    await get(`/webhooks/${gid}`, { status: 404 });
    await remove(`/webhooks/${gid}`, 404);
    const narrow = sandbox.asana.issueToken({ person: me, scopes: 'tasks:read' }).accessToken;
    await get(`/webhooks?workspace=${org}`, { status: 403, token: narrow });
  });

  it('events', async () => {
    const { sync } = await get(`/events?resource=${project}`, { status: 412 });
    await get(`/events?resource=${project}&sync=de4774f6915eae04714ca93bb2f5ee81`, { status: 412 });
    await get(`/events?resource=${project}&sync=${sync}`);
    const task = await create('/tasks', { name: 'Watched', projects: [project] });
    const { sync: next } = await get(`/events?resource=${project}&sync=${sync}`);
    await put(`/tasks/${task}`, { completed: true, assignee: other, due_on: '2030-01-01' });
    const changes = await get(`/events?resource=${project}&sync=${next}&opt_fields=${CHANGE_FIELDS}`);
    if (changes.data?.length < 4) unexpected.push(`Too few events: ${changes.data?.length}`);
    await get('/events?resource=1', { status: 400 });
  });

  it('whole lists by pages', async () => {
    for (const start of [
      `/projects/${project}/tasks?limit=4`,
      `/workspaces/${org}/projects?limit=1`,
      `/users?workspace=${org}&limit=4`,
    ]) {
      let path: string | null = start;
      while (path !== null) path = (await get(path)).next_page?.path ?? null;
    }
  });

  it('errors', async () => {
    await get('/users/me', { status: 401, token: 'nobody' });
    const narrow = sandbox.asana.issueToken({ person: me, scopes: 'users:read' }).accessToken;
    await get('/projects', { status: 403, token: narrow });
    const stranger = sandbox.asana.issueToken({ person: 'farid.haddad@example.com' }).accessToken;
    await get(`/workspaces/${club}`, { status: 403, token: stranger });
    await get('/tasks/1', { status: 404 });
    await get('/tasks/abc', { status: 400 });
    await get('/tasks', { status: 400 });
    await get(`/projects/${project}/tasks?offset=wrong&limit=1`, { status: 400 });
    await get('/projects/1', { status: 404 });
    await get('/stories/1', { status: 404 });
    await post('/tasks', { name: 'Nowhere' }, 400);
    await post('/tasks', { name: 'Both', workspace: org, due_on: '2030-01-01', due_at: '2030-01-01T10:00:00Z' }, 400);
    await post('/tasks', { name: 'Bad', workspace: org, html_notes: '<body><div>no</div></body>' }, 400);
    await post('/tasks', { name: 'Whose', workspace: org, assignee: 'nobody@example.com' }, 400);
    await post('/projects', { name: 'No team', workspace: org }, 400);
    await post(`/tasks/${project}/stories`, { text: 'not a task' }, 404);
  });

  it('makes enough calls to mean something', () => {
    expect(calls).toBeGreaterThanOrEqual(120);
  });
});
