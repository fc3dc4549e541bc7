import { type Hook, taskChanged } from '../support/deliveries.js';
import { InboxStage, type Variant } from './inbox-stage.js';
import { InboxSender } from './inbox-sender.js';
import { sized } from '../support/size.js';

const EVENTS = sized(1_000, 250);
const FEWER = 100;
const CONNECTIONS = 32;
const PATIENCE_MS = 120_000;

/**
 * The same event as it comes again: three times the same bytes, as after a lost acknowledgement, and twice in other ones,
 * as when it is reported anew beside others or by somebody who writes JSON otherwise.
 */
function fiveTimes(number: number, other: number): string[] {
  const same = taskChanged(number);
  const events = [number, other].flatMap((one) => (JSON.parse(taskChanged(one)) as { events: unknown[] }).events);
  return [same, same, same, JSON.stringify(JSON.parse(same), null, 2), JSON.stringify({ events })];
}

/** What comes several times, at several instances at once, has its effect once. */
describe('dedupe', () => {
  let stage: InboxStage;
  let hook: Hook;

  beforeAll(async () => {
    stage = await InboxStage.open();
    [hook] = (await stage.hooks(1)) as [Hook];
  }, 60_000);
  afterAll(() => stage.close());

  /** @returns how often the events had their effect */
  async function sendAll(variant: Variant, first: number, count: number): Promise<number[]> {
    const instances = await Promise.all([stage.start(variant), stage.start(variant)]);
    const sender = new InboxSender(CONNECTIONS);
    const numbers = Array.from({ length: count }, (_, index) => first + index);
    const waiting = numbers
      .flatMap((number) => fiveTimes(number, first + ((number + 1) % count)).map((body) => ({ number, body })))
      // Spread, so that the same ones meet at both instances.
      .sort(() => Math.random() - 0.5);
    const statuses = new Set<number>();
    const connection = async (index: number) => {
      for (let next = waiting.pop(); next; next = waiting.pop()) {
        const instance = instances[(index + waiting.length) % 2];
        if (!instance) throw new Error('There is nowhere to deliver to.');
        statuses.add(await sender.send(instance.url, hook, next.body));
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, index) => connection(index)));
    sender.close();
    expect([...statuses]).toEqual([200]);
    const counts = await stage.effects();
    await Promise.all(instances.map((instance) => stage.kill(instance)));
    return numbers.map((number) => counts.get(`task:${number}`) ?? 0);
  }

  it(
    `gives ${EVENTS} events that come five times to two instances ${EVENTS} effects`,
    async () => {
      const times = await sendAll('as-it-is', 0, EVENTS);
      const effects = times.reduce((sum, count) => sum + count, 0);
      process.stdout.write(`dedupe: ${EVENTS} events, ${5 * EVENTS} deliveries, ${effects} effects\n`);
      expect(times.filter((count) => count !== 1)).toEqual([]);
    },
    PATIENCE_MS,
  );

  it(
    'finds out a log that does not know what it has',
    async () => {
      const times = await sendAll('forgetful', EVENTS, FEWER);
      expect(times.filter((count) => count > 1).length).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});
