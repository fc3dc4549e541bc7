import { type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/eventually.js';
import { BulkStage, type Operation, PATIENCE_MS } from './bulk-stage.js';
import { sized } from '../support/size.js';

const ITEMS = sized(300, 150);
const KILLS = sized(5, 2);
const BROKEN_ITEMS = 50;
/** Those that are killed, one that does the rest and is killed in the next test, and one that does the rest there. */
const WORKERS = KILLS + 2;
/** Workers that boot while another one works. */
const SPARES = 3;
/** So long a batch is under way before the twin acts, also for a client that has died meanwhile. */
const UNDER_WAY_MS = 60;

type Variant = 'as-it-is' | 'without-lookup';

/**
 * A worker is killed at random moments in the middle of creating tasks, again and again. Tasks are counted at the twin.
 * Bulk work that looks for what it may have created makes each task once; without that it makes some twice.
 */
describe('bulk crash', () => {
  let stage: BulkStage;
  const spares: Promise<ChildProcess>[] = [];

  beforeAll(async () => {
    stage = await BulkStage.open();
    keepUnderWay(UNDER_WAY_MS);
    for (let spare = 0; spare < SPARES; spare++) boot();
  }, 30_000);
  afterAll(async () => {
    await Promise.allSettled(spares);
    await stage.close();
  }, 30_000);
  beforeEach(() => stage.twin.clearCalls());

  const keepUnderWay = (delayMs: number) =>
    stage.twin.setFaults([{ match: { path: '/api/1.0/batch' }, fault: { delayMs } }]);
  const start = async () => (await stage.start('bulk-process.ts', 'worker')).child;
  const boot = () => spares.push(start());

  async function nextWorker(variant: Variant): Promise<ChildProcess> {
    const worker = await (spares.shift() ?? start());
    worker.send(variant);
    return worker;
  }

  /** @param lifeMs how long the worker lives once it has sent something */
  async function killAtWork(lifeMs: number): Promise<void> {
    const seen = stage.batches().length;
    const worker = await nextWorker('as-it-is');
    await until('a batch was sent', () => stage.batches().length > seen, PATIENCE_MS);
    await sleep(lifeMs);
    await stage.kill(worker);
  }

  /** The worker is at hand for what comes next. */
  async function workToTheEnd(id: string, variant: Variant): Promise<Operation> {
    const worker = await nextWorker(variant);
    await until(
      'the operation ended',
      async () => {
        await stage.endPauses();
        return (await stage.look(id)).status === 'completed';
      },
      PATIENCE_MS,
    );
    spares.unshift(Promise.resolve(worker));
    return stage.look(id);
  }

  it(`makes each of ${ITEMS} tasks once, although its process is killed ${KILLS} times`, async () => {
    const { id } = await stage.begin('Safe', ITEMS);
    for (let kill = 0; kill < KILLS; kill++) {
      if (kill + SPARES < WORKERS) boot();
      await killAtWork(Math.random() * 6 * UNDER_WAY_MS);
    }
    const operation = await workToTheEnd(id, 'as-it-is');
    expect(operation).toMatchObject({ status: 'completed', succeeded: ITEMS, failed: 0 });
    const counts = stage.countByName('Safe');
    expect(counts.size).toBe(ITEMS);
    expect([...counts.values()].filter((count) => count !== 1)).toEqual([]);
    expect(stage.batches()).toContain('get');
  }, 120_000);

  it('makes tasks twice when what was sent is sent again without a look', async () => {
    keepUnderWay(10 * UNDER_WAY_MS);
    const { id } = await stage.begin('Broken', BROKEN_ITEMS);
    await killAtWork(0);
    keepUnderWay(UNDER_WAY_MS);
    await workToTheEnd(id, 'without-lookup');
    const counts = stage.countByName('Broken');
    expect(counts.size).toBe(BROKEN_ITEMS);
    expect([...counts.values()].filter((count) => count > 1).length).toBeGreaterThan(0);
  }, 120_000);
});
