import { setTimeout as sleep } from 'node:timers/promises';
import { BulkStage, type Operation, until } from './bulk-stage.js';

const ITEMS = 500;
const KILLS = 6;
/** So long a batch is under way before the twin acts, also for a client that has died meanwhile. */
const UNDER_WAY_MS = 60;

/**
 * A worker is killed at random moments in the middle of creating tasks, again and again. Tasks are counted at the twin.
 * Bulk work that looks for what it may have created makes each task once; without that it makes some twice.
 */
describe('bulk crash', () => {
  let stage: BulkStage;
  beforeAll(async () => {
    stage = await BulkStage.open();
    stage.twin.setFaults([{ match: { path: '/api/1.0/batch' }, fault: { delayMs: UNDER_WAY_MS } }]);
  }, 30_000);
  afterAll(() => stage.close());
  beforeEach(() => stage.twin.clearCalls());

  async function workThroughKills(prefix: string, kills: number, ...args: string[]): Promise<Operation> {
    const { id } = await stage.begin(prefix, ITEMS);
    let next = stage.start('bulk-process.ts', 'worker', ...args);
    for (let kill = 0; kill < kills; kill++) {
      const seen = stage.batches().length;
      const { child } = await next;
      next = stage.start('bulk-process.ts', 'worker', ...args);
      await pausesEndUntil('a batch was sent', () => stage.batches().length > seen);
      await sleep(Math.random() * 2 * UNDER_WAY_MS);
      await stage.kill(child);
      await stage.noticeDeath();
    }
    const { child } = await next;
    await pausesEndUntil('the operation ended', async () => (await stage.look(id)).status === 'completed');
    await stage.kill(child);
    return stage.look(id);
  }
  const pausesEndUntil = (what: string, isSo: () => Promise<boolean> | boolean) =>
    until(what, async () => {
      await stage.endPauses();
      return isSo();
    });

  it(`makes each of ${ITEMS} tasks once, although its process is killed ${KILLS} times`, async () => {
    const operation = await workThroughKills('Safe', KILLS);
    expect(operation).toMatchObject({ status: 'completed', succeeded: ITEMS, failed: 0 });
    const counts = stage.countByName('Safe');
    expect(counts.size).toBe(ITEMS);
    expect([...counts.values()].filter((count) => count !== 1)).toEqual([]);
    expect(stage.batches()).toContain('get');
  }, 60_000);

  it('makes tasks twice when what was sent is sent again without a look', async () => {
    await workThroughKills('Broken', KILLS / 2, 'without-lookup');
    const counts = stage.countByName('Broken');
    expect(counts.size).toBe(ITEMS);
    expect([...counts.values()].filter((count) => count > 1).length).toBeGreaterThan(0);
  }, 60_000);
});
