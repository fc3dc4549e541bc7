import { setTimeout as sleep } from 'node:timers/promises';
import { type Hook, taskChanged } from '../support/deliveries.js';
import { effects } from './inbox-effects.js';
import { InboxSender } from './inbox-sender.js';
import { InboxStage, type Variant } from './inbox-stage.js';
import { type ServerProcess } from './processes.js';
import { sized } from '../support/size.js';

const KEYS = 6;
const EACH = sized(150, 30);
/** Numbers of one key; the next one begins its own thousand. */
const OF_KEY = 1_000;
const PATIENCE_MS = 180_000;

/** What a webhook delivers one after the other, at whichever instance, has its effects in that order. */
describe('order', () => {
  let stage: InboxStage;
  let hooks: Hook[];
  let from = 0;

  beforeAll(async () => {
    stage = await InboxStage.open();
    hooks = await stage.hooks(KEYS);
  }, 60_000);
  afterAll(() => stage.close());

  /** @returns per key, in the order of the effects, which delivery of the key it was */
  async function deliverAll(variant: Variant, crashes: boolean): Promise<number[][]> {
    const sender = new InboxSender(KEYS);
    const first = (from += OF_KEY * KEYS);
    const instances = await Promise.all([stage.start(variant), stage.start(variant)]);
    const standby = crashes ? stage.prepare() : undefined;
    let acknowledged = 0;
    let isCrashed = false;

    const crash = async () => {
      isCrashed = true;
      await stage.kill(instances[0]);
      const replacement = await standby;
      if (!replacement) return;
      await stage.begin(replacement, variant);
      instances[0] = replacement;
    };
    let crashing: Promise<void> | undefined;
    /** As a provider does: the next one not before this one is acknowledged. */
    const deliverOf = async (key: number) => {
      const hook = hooks[key];
      if (!hook) throw new Error('There is no such webhook.');
      for (let index = 0; index < EACH; index++) {
        const body = taskChanged(first + key * OF_KEY + index);
        while ((await sender.send(anyOf(instances).url, hook, body)) !== 200) await sleep(10);
        acknowledged += 1;
        if (crashes && !isCrashed && acknowledged > (KEYS * EACH) / 2) crashing = crash();
      }
    };
    await Promise.all(hooks.map((_, key) => deliverOf(key)));
    await crashing;
    sender.close();
    await stage.effects();
    const numbers = (await effects(stage.prisma)).map((subject) => Number(subject.slice('task:'.length)) - first);
    await Promise.all(instances.map((instance) => stage.kill(instance)));
    return hooks.map((_, key) =>
      numbers.filter((number) => Math.floor(number / OF_KEY) === key).map((number) => number % OF_KEY),
    );
  }

  const inOrder = Array.from({ length: EACH }, (_, index) => index);

  it(
    `is kept for each of ${KEYS} keys over two instances, of which one is killed`,
    async () => {
      const orders = await deliverAll('as-it-is', true);
      expect(orders).toEqual(hooks.map(() => inOrder));
      process.stdout.write(
        `order: ${KEYS * EACH} deliveries of ${KEYS} keys over two instances and a crash, all in order\n`,
      );
    },
    PATIENCE_MS,
  );

  it(
    'finds out an inbox that works on the last one first',
    async () => {
      const orders = await deliverAll('last-first', false);
      expect(orders.map((order) => order.length)).toEqual(hooks.map(() => EACH));
      expect(orders).not.toEqual(hooks.map(() => inOrder));
    },
    PATIENCE_MS,
  );
});

function anyOf(instances: readonly ServerProcess[]): ServerProcess {
  const instance = instances[Math.floor(Math.random() * instances.length)];
  if (!instance) throw new Error('There is no instance.');
  return instance;
}
