import { type TestApp } from '../../../../test/support/app.js';
import { PEOPLE, resetAsana, startServerWithPeople } from '../../../../test/support/asana-job.js';
import { ConnectedApi } from '../../../contracts/index.js';
import { PrismaService } from '../../../platform/database/index.js';
import { AsanaAccounts } from '../../../providers/asana/index.js';
import { noProgress, WorkspaceCleaner, type WorkspaceProgress } from './workspace-cleaner.js';

let server: TestApp;
let accounts: AsanaAccounts;
let organizationId: string;

beforeAll(async () => {
  server = await startServerWithPeople();
  accounts = new AsanaAccounts(server.app.get(ConnectedApi, { strict: false }));
  ({ id: organizationId } = await server.app.get(PrismaService).organization.findFirstOrThrow());
});
afterAll(() => server.close());
beforeEach(() => {
  server.sandbox.asana.clearFaults();
  resetAsana(server);
});

const twin = () => server.sandbox.asana.snapshot().state;
const organization = () => twin().workspaces[0]?.gid ?? '';

/** What the twin holds of a workspace. */
function held(workspace: string) {
  const state = twin();
  const here = <T extends { workspace: string }>(records: readonly T[]) =>
    records.filter((record) => record.workspace === workspace);
  const tasks = here(state.tasks);
  return {
    subtask: tasks.filter(({ parent }) => parent !== null).length,
    task: tasks.filter(({ parent }) => parent === null).length,
    project: here(state.projects).length,
    portfolio: here(state.portfolios).length,
    custom_field: here(state.customFields).length,
    tag: here(state.tags).length,
  };
}

function accessOf(person: string) {
  const user = { organizationId, userId: `made-${person}` };
  return { client: accounts.clientOf(user), workspace: accounts.workspaceOf(user) };
}

async function clean(
  progress: WorkspaceProgress,
  { dryRun = false, people = PEOPLE }: { dryRun?: boolean; people?: readonly string[] } = {},
) {
  const { signal } = new AbortController();
  await new WorkspaceCleaner(
    { workspace: organization(), accesses: people.map(accessOf), dryRun, signal },
    progress,
  ).clean();
  return progress;
}

/** Subtasks of subtasks, tasks in no project, more of them than a page holds, and portfolios of two people. */
async function furnish(): Promise<void> {
  const workspace = organization();
  const ben = accessOf('ben.okafor@example.com');
  const assignee = server.sandbox.asana.person('dev.patel@example.com').gid;
  const { gid: parent } = await ben.client.createTask({ name: 'Alone', workspace, assignee });
  const { gid: below } = await ben.client.createTask({ name: 'Below', parent });
  await ben.client.createTask({ name: 'Deep', parent: below });
  for (let number = 0; number < 105; number++) {
    await ben.client.createTask({ name: `Alone ${number}`, workspace, assignee });
  }
  for (const person of PEOPLE.slice(0, 2)) await accessOf(person).workspace.createPortfolio(workspace, 'Mine');
}

it('counts in a dry run what is there, and changes nothing', async () => {
  await furnish();
  const before = held(organization());
  expect(before).toMatchObject({ portfolio: 2, custom_field: 6 });
  expect(await clean(noProgress(), { dryRun: true })).toEqual({ removed: before, failed: [] });
  expect(held(organization())).toEqual(before);
});

it('removes everything of the workspace and nothing else', async () => {
  await furnish();
  const before = held(organization());
  const elsewhere = held(twin().workspaces[1]?.gid ?? '');
  const people = twin().users.length;
  expect(await clean(noProgress())).toEqual({ removed: before, failed: [] });
  expect(Object.values(held(organization()))).toEqual([0, 0, 0, 0, 0, 0]);
  expect(held(twin().workspaces[1]?.gid ?? '')).toEqual(elsewhere);
  expect(elsewhere.task).toBe(3);
  expect(twin().users).toHaveLength(people);
});

it('takes the next account where one may not, and says what nobody may', async () => {
  const [project] = twin().projects;
  const [tag] = twin().tags;
  const before = held(organization());
  server.sandbox.asana.setFaults([
    { match: { method: 'DELETE', path: `/api/1.0/projects/${project?.gid}` }, times: 2, fault: { status: 403 } },
    { match: { method: 'DELETE', path: `/api/1.0/tags/${tag?.gid}` }, fault: { status: 403 } },
  ]);
  const progress = await clean(noProgress());
  expect(progress.removed).toEqual({ ...before, tag: before.tag - 1 });
  const failure = { type: 'tag', id: tag?.gid, name: tag?.name, error: 'Asana refused: forbidden, status 403' };
  expect(progress.failed).toEqual([failure]);
  expect(held(organization())).toMatchObject({ project: 0, tag: 1 });
});

it('goes on where it was interrupted, and does not try again what failed', async () => {
  const before = held(organization());
  const [tag] = twin().tags;
  const [field] = twin().customFields;
  const refusal = { match: { method: 'DELETE', path: `/api/1.0/tags/${tag?.gid}` }, fault: { status: 403 } };
  const away = { match: { path: `/api/1.0/custom_fields/${field?.gid}` }, fault: { status: 503 } };
  server.sandbox.asana.setFaults([refusal, away]);
  const progress = noProgress();
  await expect(clean(progress)).rejects.toMatchObject({ kind: 'unavailable' });
  expect(progress.removed).toMatchObject({ project: before.project, tag: 0 });
  server.sandbox.asana.setFaults([refusal]);
  await clean(progress);
  expect(progress.failed).toHaveLength(1);
  server.sandbox.asana.clearCalls();
  await clean(progress);
  expect(server.sandbox.asana.calls().filter(({ method }) => method === 'DELETE')).toEqual([]);
  expect(progress.removed).toEqual({ ...before, tag: before.tag - 1 });
});
