import { type ProviderCall } from '../../src/contracts/index.js';
import { AsanaClient } from '../../src/providers/asana/asana.client.js';
import { identify, testConnection } from '../../src/providers/asana/asana.identity.js';
import { asana, AsanaWorkspaceClient } from '../../src/providers/asana/index.js';
import { useDescribedAsana } from './described-asana.js';
import { describeAgainst } from './prism.js';

const describeWhenPossible = describeAgainst('hub → asana');

const page = { limit: 100 };
const nextPage = { limit: 1, offset: 'eyJ0eXAiOJiKV1iQLCJhbGciOiJIUzI1NiJ9' };
const since = '2026-11-21T09:00:00.000Z';
const workspace = { workspace: '12345' };
const team = { team: '159874' };
// The description knows values of custom fields as text only; the others are held to the twin.
const whole = {
  name: 'Buy catnip',
  html_notes: '<body>Organic</body>',
  due_at: since,
  start_on: '2026-11-01',
  completed: false,
  custom_fields: { '5678904321': 'REQ-1' },
  external: { gid: 'switchyard-1', data: 'x' },
};
const draft = { name: 'Buy catnip', notes: 'Organic', due_on: '2026-12-24', assignee: 'me' };

/** Every operation of the client, with and without what is optional. */
const operations: Record<keyof AsanaClient, ((client: AsanaClient) => Promise<unknown>)[]> = {
  workspaces: [(client) => client.workspaces(page), (client) => client.workspaces(nextPage)],
  user: [(client) => client.user('me'), (client) => client.user('12345'), (client) => client.user('ada@example.com')],
  users: [(client) => client.users(workspace, page), (client) => client.users(team, nextPage)],
  teams: [(client) => client.teams('12345', page), (client) => client.teams('12345', nextPage)],
  ownTeams: [(client) => client.ownTeams('12345', page)],
  projects: [(client) => client.projects(workspace, false, page), (client) => client.projects(team, true, nextPage)],
  project: [(client) => client.project('12345')],
  createProject: [
    (client) => client.createProject(workspace, { name: 'Stuff' }),
    (client) => client.createProject(team, { name: 'Stuff', notes: 'N', color: 'light-green', public: true }),
    (client) =>
      client.createProject(team, { name: 'Stuff', notes: 'N', privacy_setting: 'private', followers: '12345,67890' }),
  ],
  projectDetails: [(client) => client.projectDetails('12345')],
  taskCounts: [(client) => client.taskCounts('12345')],
  updateProject: [
    (client) => client.updateProject('12345', { name: 'Stuff', notes: '', color: 'none', public: false }),
    (client) => client.updateProject('12345', { archived: true, due_on: '2026-12-24', start_on: null, owner: null }),
  ],
  deleteProject: [(client) => client.deleteProject('12345')],
  customFieldSettings: [
    (client) => client.customFieldSettings('12345', page),
    (client) => client.customFieldSettings('12345', nextPage),
  ],
  createSection: [
    (client) => client.createSection('12345', 'Doing', {}),
    (client) => client.createSection('12345', 'Doing', { insert_after: '67890' }),
  ],
  renameSection: [(client) => client.renameSection('12345', 'Done')],
  deleteSection: [(client) => client.deleteSection('12345')],
  addTaskToSection: [
    (client) => client.addTaskToSection('12345', '67890', {}),
    (client) => client.addTaskToSection('12345', '67890', { insert_before: '86420' }),
  ],
  tags: [(client) => client.tags('12345', page), (client) => client.tags('12345', nextPage)],
  createTag: [
    (client) => client.createTag('12345', { name: 'Stuff' }),
    (client) => client.createTag('12345', { name: 'Stuff', color: 'light-green', notes: 'N' }),
  ],
  sections: [(client) => client.sections('12345', page), (client) => client.sections('12345', nextPage)],
  projectTasks: [
    (client) => client.projectTasks('12345', undefined, page),
    (client) => client.projectTasks('12345', since, nextPage),
  ],
  changedTasks: [
    (client) => client.changedTasks('12345', {}, page),
    (client) => client.changedTasks('12345', { completed: since, modified: since }, nextPage),
  ],
  recentTasks: [
    (client) => client.recentTasks({ project: '12345' }, since, page),
    (client) => client.recentTasks({ parent: '12345' }, since, nextPage),
  ],
  assignedTasks: [
    (client) => client.assignedTasks('me', '12345', undefined, page),
    (client) => client.assignedTasks('67890', '12345', since, nextPage),
  ],
  searchTasks: [
    (client) => client.searchTasks('12345', 'cat & dog', undefined, 20),
    (client) => client.searchTasks('12345', 'cat', '67890', 100),
  ],
  createTask: [
    (client) => client.createTask({ ...draft, projects: ['12345', '67890'] }),
    (client) => client.createTask({ name: 'Bare', workspace: '12345' }),
    (client) => client.createTask({ ...whole, parent: '12345', tags: ['1'], followers: ['me', 'ada@example.com'] }),
  ],
  updateTask: [
    (client) => client.updateTask('12345', { ...draft, completed: true }),
    (client) => client.updateTask('12345', { due_on: null, assignee: null, notes: '' }),
    (client) => client.updateTask('12345', whole),
  ],
  task: [(client) => client.task('12345'), (client) => client.task('external:switchyard-1')],
  fieldsOfTask: [(client) => client.fieldsOfTask('12345')],
  deleteTask: [(client) => client.deleteTask('12345')],
  subtasks: [(client) => client.subtasks('12345', page), (client) => client.subtasks('12345', nextPage)],
  dependencies: [(client) => client.dependencies('12345', page), (client) => client.dependencies('12345', nextPage)],
  dependents: [(client) => client.dependents('12345', page)],
  link: [
    (client) => client.link('12345', 'addDependencies', { dependencies: ['1', '2'] }),
    (client) => client.link('12345', 'removeDependencies', { dependencies: ['1'] }),
    (client) => client.link('12345', 'addDependents', { dependents: ['1', '2'] }),
    (client) => client.link('12345', 'removeDependents', { dependents: ['1'] }),
    (client) => client.link('12345', 'addFollowers', { followers: ['me', '1', 'ada@example.com'] }),
    (client) => client.link('12345', 'removeFollowers', { followers: ['1'] }),
    (client) => client.link('12345', 'addTag', { tag: '1' }),
    (client) => client.link('12345', 'removeTag', { tag: '1' }),
    (client) => client.link('12345', 'addProject', { project: '1' }),
    (client) => client.link('12345', 'addProject', { project: '1', section: '2', insert_after: '3' }),
    (client) => client.link('12345', 'removeProject', { project: '1' }),
    (client) => client.link('12345', 'setParent', { parent: '1' }),
    (client) => client.link('12345', 'setParent', { parent: '1' }),
  ],
  attachments: [(client) => client.attachments('12345', page), (client) => client.attachments('12345', nextPage)],
  stories: [(client) => client.stories('12345', page), (client) => client.stories('12345', nextPage)],
  addComment: [(client) => client.addComment('12345', 'Well done')],
  batch: [
    (client) =>
      client.batch([
        { method: 'get', relative_path: '/tasks/1', options: { fields: ['name'] } },
        { method: 'post', relative_path: '/tasks', data: { name: 'Stuff', workspace: '12345' } },
      ]),
  ],
};

/** The same of what belongs to whole workspaces. */
const workspaceOperations: Record<keyof AsanaWorkspaceClient, ((client: AsanaWorkspaceClient) => Promise<unknown>)[]> =
  {
    isOrganization: [(client) => client.isOrganization('12345')],
    ownTeams: [(client) => client.ownTeams('12345', page)],
    projects: [(client) => client.projects(workspace, page), (client) => client.projects(team, nextPage)],
    sections: [(client) => client.sections('12345', page)],
    tasksOfProject: [(client) => client.tasksOfProject('12345', page)],
    tasksOfPerson: [(client) => client.tasksOfPerson('me', '12345', nextPage)],
    subtasks: [(client) => client.subtasks('12345', page)],
    customFields: [(client) => client.customFields('12345', page)],
    customField: [(client) => client.customField('12345')],
    createCustomField: [
      (client) => client.createCustomField('12345', { name: 'Reference', resource_subtype: 'text', description: 'D' }),
      (client) => client.createCustomField('12345', { name: 'Hours', resource_subtype: 'number', precision: 1 }),
      (client) =>
        client.createCustomField('12345', {
          name: 'Priority',
          resource_subtype: 'enum',
          enum_options: [{ name: 'High' }, { name: 'Low', color: 'blue' }],
        }),
    ],
    addCustomField: [(client) => client.addCustomField('12345', '67890')],
    deleteCustomField: [(client) => client.deleteCustomField('12345')],
    tags: [(client) => client.tags('12345', page)],
    deleteTag: [(client) => client.deleteTag('12345')],
    portfolios: [(client) => client.portfolios('12345', page)],
    createPortfolio: [(client) => client.createPortfolio('12345', 'Launches')],
    addToPortfolio: [(client) => client.addToPortfolio('12345', '67890')],
    deletePortfolio: [(client) => client.deletePortfolio('12345')],
  };

const wish = { resource: '12345', events: [] };
const hook = { ...wish, target: 'https://example.com/receive-webhook/7654' };

/** What hub asks of webhooks. */
const webhookOperations: ((call: ProviderCall) => Promise<unknown> | undefined)[] = [
  (call) => asana.webhooks?.create(call, hook),
  (call) => asana.webhooks?.create(call, { ...hook, events: ['task.completed', 'task.deleted', 'story.*'] }),
  (call) => asana.webhooks?.find(call, '12345'),
  (call) => asana.webhooks?.remove(call, '12345'),
  (call) => asana.webhooks?.missed?.(call, wish, undefined),
  (call) => asana.webhooks?.missed?.(call, wish, 'de4774f6915eae04714ca93bb2f5ee81'),
];

describeWhenPossible('calls to Asana against its official description', () => {
  const described = useDescribedAsana();

  const run = async (name: string, work: () => Promise<unknown> | undefined) => {
    const { violations } = described();
    const before = violations.length;
    await work()?.catch((error: unknown) => {
      const { message, cause } = error as Error;
      if (violations.length === before) violations.push(`${name}: ${message} ${String(cause)}`);
    });
  };

  it('breaks it nowhere and reads every example', async () => {
    const { recorded, violations } = described();
    const client = new AsanaClient(recorded);
    for (const [name, variants] of Object.entries(operations)) {
      for (const variant of variants) await run(name, () => variant(client));
    }
    const workspaceClient = new AsanaWorkspaceClient(recorded);
    for (const [name, variants] of Object.entries(workspaceOperations)) {
      for (const variant of variants) await run(name, () => variant(workspaceClient));
    }
    for (const operation of webhookOperations) await run('webhooks', () => operation(recorded));
    await run('identify', () => identify(recorded));
    await run('test', () => testConnection(recorded));
    console.log(`hub → asana conformance: ${described().calls} calls, ${violations.length} violations`);
    expect(violations).toEqual([]);
    expect(described().calls).toBeGreaterThanOrEqual(
      [operations, workspaceOperations].flatMap((all) => Object.values(all).flat()).length + webhookOperations.length,
    );
  }, 60_000);

  it('would notice a break', async () => {
    await expect(
      described().send({ method: 'GET', path: '/tasks', query: { limit: 1000, opt_fields: 'no_such_field' } }),
    ).rejects.toMatchObject({ kind: 'rejected' });
  });
});
