import { type Figures, NinetyDays, type Outage } from './ninety-days-world.js';
import { Random } from './ninety-days-random.js';
import { itWhenWhole, sized } from '../support/size.js';

const SEED = Number(process.env.SEED ?? 20_261_121);
const DAYS = sized(90, 18);
/** For what is broken on purpose. */
const FEWER = 20;
/** The hour at which that one of ninety days begins, when there are fewer. */
const day = (of90: number) => Math.round((of90 * DAYS) / 90) * 24;
/** Full readings do not help: deliveries, and what is asked for after them, have to do. */
const NO_READINGS = { TASK_SYNC_HOURS: '0' };
const OUTAGES: readonly Outage[] = [
  { of: 'inbound', from: day(12), hours: 25 },
  { of: 'provider', from: day(33), hours: 24 },
  { of: 'inbound', from: day(58), hours: 30 },
  { of: 'provider', from: day(58), hours: 30 },
];

/** How many tasks there are, and those that are not as they are at Asana. */
async function differences(world: NinetyDays) {
  let tasks = 0;
  const wrong: object[] = [];
  for (const [project, user] of world.mirrors) {
    const { mirrored, twin } = await world.stage.compare(project, user);
    const there = new Set(twin.map(textOf));
    const here = new Set(mirrored.map(textOf));
    tasks += twin.length;
    wrong.push(...twin.filter((task) => !here.has(textOf(task))));
    wrong.push(...mirrored.filter((task) => !there.has(textOf(task))));
  }
  return { tasks, wrong };
}

/** Without what comments change, which nobody is told of. */
const textOf = (task: object) => JSON.stringify({ ...task, modifiedAt: undefined });

async function print(name: string, figures: Figures, { tasks, wrong }: { tasks: number; wrong: object[] }) {
  const shown = Object.entries(figures).map(([key, value]) => `${key} ${value}`);
  process.stdout.write(`${name} (seed ${SEED}): ${shown.join(', ')}; ${wrong.length} of ${tasks} tasks differ\n`);
}

let world: NinetyDays;
afterEach(() => world.close());

describe('ninety days', () => {
  it('end with tasks and leads as they are at Asana, whatever died, failed or was lost meanwhile', async () => {
    world = await NinetyDays.open(new Random(SEED), NO_READINGS);
    await world.live(DAYS, OUTAGES);
    await world.rest();
    const found = await differences(world);
    await print('ninety days', world.figures, found);
    expect(found.wrong).toEqual([]);
    const { leads, wrong } = await world.compareLeads();
    process.stdout.write(`ninety days: ${wrong.length} of ${leads} leads differ from their tasks\n`);
    expect(wrong).toEqual([]);
    expect(found.tasks).toBeGreaterThan(20);
    const { lost, duplicated, reordered, webhooksKilled, webhooksDeleted, renewed, gapsFilled, resets } = world.figures;
    for (const count of [lost, duplicated, reordered, webhooksKilled, webhooksDeleted])
      expect(count).toBeGreaterThan(0);
    for (const count of [renewed, gapsFilled, resets]) expect(count).toBeGreaterThan(0);
    expect(world.figures.tokenRefreshes).toBeGreaterThan(DAYS);
  }, 300_000);

  itWhenWhole(
    'broken on purpose, without asking for what was missed, end differently',
    async () => {
      world = await NinetyDays.open(new Random(SEED), NO_READINGS);
      world.breakGapFilling();
      await world.live(FEWER, OUTAGES);
      await world.rest();
      const found = await differences(world);
      await print('without gap filling', world.figures, found);
      expect(found.wrong.length).toBeGreaterThan(0);
    },
    200_000,
  );

  itWhenWhole(
    'end well even so where projects are read in full once a day',
    async () => {
      world = await NinetyDays.open(new Random(SEED));
      world.breakGapFilling();
      await world.live(FEWER, OUTAGES);
      await world.rest();
      const found = await differences(world);
      await print('without gap filling, with daily readings', world.figures, found);
      expect(found.wrong).toEqual([]);
    },
    200_000,
  );
});
