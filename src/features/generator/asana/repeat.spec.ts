import { type TestApp } from '../../../../test/support/app.js';
import { AsanaJob, type Counts, SHOP, resetAsana, startServerWithPeople } from '../../../../test/support/asana-job.js';
import { sized } from '../../../../test/support/size.js';

const DAY_MS = 86_400_000;
/** So many writes of a kind lose their answer, the first ones of each unit. */
const MOST_OF_A_KIND = sized(Infinity, 1);
const ACTIVITIES = sized(40, 24);

let server: TestApp;
let workspace: string;

beforeAll(async () => {
  server = await startServerWithPeople();
  workspace = server.sandbox.asana.snapshot().state.workspaces[0]?.gid ?? '';
});
afterAll(() => server.close());

const settings = () => ({ workspace_gid: workspace, activity_level: 'low', initial_projects: 1 }) as const;
/** The places, from 1, of writes that are of a kind that has not come too often before. */
function placesOf(writes: readonly string[]): number[] {
  const isMet = (write: string, place: number) =>
    writes.slice(0, place).filter((other) => other === write).length < MOST_OF_A_KIND;
  return writes.flatMap((write, place) => (isMet(write, place) ? place + 1 : []));
}
const difference = (after: Counts, before: Counts) =>
  Object.fromEntries(Object.entries(after).map(([kind, count]) => [kind, count - before[kind as keyof Counts]]));

/** A job in a workspace that is as it was: names of custom fields are taken once in a workspace. */
async function freshJob(options: { writesIntents?: boolean } = {}): Promise<AsanaJob> {
  resetAsana(server);
  return AsanaJob.start(server, SHOP, settings(), options);
}

/** What the twin holds more after a unit of the initialization whose answers are lost. */
async function effectsOf(job: AsanaJob, unit: number, losses: readonly number[]) {
  const before = job.counts();
  await job.step((step, state) => job.worker.initialize(step, state, unit), new Date(), losses);
  return difference(job.counts(), before);
}

/** Of the state, what must not depend on how often a step was repeated. */
const shapeOf = (job: AsanaJob) =>
  job.state.projects.map(({ use_case, sections, custom_fields, tasks }) => ({
    use_case,
    sections: sections?.map(({ name }) => name),
    custom_fields: custom_fields?.length,
    tasks: tasks.map((task) => [task.assignee, task.subtasks?.length, task.comment_count, task.status]),
  }));

describe('a unit whose answer is lost at any of its writes makes everything once', () => {
  let smooth: AsanaJob;
  let writes: string[][];
  let expected: Record<string, number>[];
  let shapes: unknown[];

  beforeAll(async () => {
    smooth = await freshJob();
    [writes, expected, shapes] = [[], [], []];
    for (const unit of [0, 1]) {
      const before = smooth.writes.length;
      expected.push(await effectsOf(smooth, unit, []));
      writes.push(smooth.writes.slice(before));
      shapes.push(shapeOf(smooth));
    }
  });

  it('has something to lose', () => {
    expect(expected[0]).toMatchObject({ projects: 1, sections: 4, customFields: 5, tags: 2, portfolios: 1 });
    expect(writes[0]?.length).toBeGreaterThanOrEqual(18);
    expect(new Set(writes[0]).size).toBeGreaterThanOrEqual(7);
    expect(new Set(writes[1]).size).toBeGreaterThanOrEqual(3);
    expect(expected[1]?.tasks).toBeGreaterThanOrEqual(3);
    expect(expected[1]?.comments).toBeGreaterThanOrEqual(3);
  });

  it('a project with its parts', async () => {
    for (const write of placesOf(writes[0] ?? [])) {
      const job = await freshJob();
      expect({ write, ...(await effectsOf(job, 0, [write])) }).toEqual({ write, ...expected[0] });
      expect(shapeOf(job)).toEqual(shapes[0]);
    }
  });

  it('a task with its subtasks and comments', async () => {
    for (const write of placesOf(writes[1] ?? [])) {
      const job = await freshJob();
      await effectsOf(job, 0, []);
      expect({ write, ...(await effectsOf(job, 1, [write])) }).toEqual({ write, ...expected[1] });
      expect(shapeOf(job)).toEqual(shapes[1]);
    }
  });

  it('a try after every single write', async () => {
    const job = await freshJob();
    const always = Array.from({ length: (writes[0]?.length ?? 0) + 5 }, () => 1);
    expect(await effectsOf(job, 0, always)).toEqual(expected[0]);
    expect(await effectsOf(job, 1, always)).toEqual(expected[1]);
    expect(shapeOf(job)).toEqual(shapes[1]);
  });

  it('is what the intents are for: without them the project is doubled', async () => {
    const job = await freshJob({ writesIntents: false });
    expect(await effectsOf(job, 0, [1])).toMatchObject({ projects: 2 });
  });
});

it('an activity whose answer is lost at any of its writes happens once', async () => {
  const smooth = await freshJob();
  const shaky = await AsanaJob.start(server, SHOP, settings());
  for (const job of [smooth, shaky]) await job.initializeAll();
  const start = Date.now();
  let lost = 0;
  for (let activity = 1; activity <= ACTIVITIES; activity++) {
    const at = new Date(start + (activity * DAY_MS) / 4);
    const before = smooth.counts();
    const writes = smooth.writes.length;
    await smooth.step((step, state) => smooth.worker.act(step, state), at);
    const expected = difference(smooth.counts(), before);
    const losses = Array.from({ length: Math.min(smooth.writes.length - writes, 3) }, (_, place) => place + 1);
    const between = shaky.counts();
    await shaky.step((step, state) => shaky.worker.act(step, state), at, losses);
    expect({ activity, ...difference(shaky.counts(), between) }).toEqual({ activity, ...expected });
    lost += losses.length;
  }
  expect(lost).toBeGreaterThan(ACTIVITIES * 0.75);
  expect(shapeOf(shaky)).toEqual(shapeOf(smooth));
  expect(Object.fromEntries(shaky.stats)).toEqual(Object.fromEntries(smooth.stats));
});
