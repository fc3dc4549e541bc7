import { type Generator, startGenerator } from '../support/generator.js';

let generator: Generator;
beforeAll(async () => {
  generator = await startGenerator();
}, 60_000);
afterAll(() => generator.server.close());

const path = () => `/api/workspace/${generator.workspace}/cleanup`;
const tokens = () => [
  { name: 'Nobody', token: 'not-a-token' },
  { name: 'Ana', token: generator.asanaKey('ana.ruiz@example.com') },
];
const held = () =>
  generator.asana.snapshot().state.projects.filter(({ workspace }) => workspace === generator.workspace);

it('refuses in the documented words', async () => {
  const refused = (error: string) => expect.objectContaining({ success: false, error });
  expect(await generator.post(path(), {}, 400)).toEqual(refused('No user tokens provided'));
  expect(await generator.post(path(), { user_tokens: [] }, 400)).toEqual(refused('No user tokens provided'));
  const wrong = { user_tokens: [{ name: 'Nobody', token: 'not-a-token' }] };
  expect(await generator.post(path(), wrong, 400)).toEqual(refused('No valid API tokens available for cleanup'));
  expect(held().length).toBeGreaterThan(0);
});

it('says what would go, then removes it', async () => {
  const preview = await generator.post(path(), { user_tokens: tokens(), dry_run: true });
  expect(preview).toEqual({
    success: true,
    dry_run: true,
    deleted_subtasks: expect.any(Number),
    deleted_tasks: expect.any(Number),
    deleted_projects: held().length,
    deleted_portfolios: 0,
    deleted_custom_fields: expect.any(Number),
    deleted_tags: expect.any(Number),
    failed_items: [],
  });
  const { dry_run: _dryRun, ...planned } = preview;
  expect(await generator.post(path(), { user_tokens: tokens() })).toEqual(planned);
  expect(held()).toEqual([]);
  expect(await generator.prisma.connection.count()).toBe(0);
}, 60_000);

it('needs the scope to delete', async () => {
  const { key } = await generator.post('/api/keys', { name: 'writer', scopes: ['jobs:read', 'jobs:write'] }, 201);
  await generator.server.http(key).post(path()).send({ user_tokens: tokens(), dry_run: true }).expect(403);
});
