import { setTimeout as sleep } from 'node:timers/promises';
import { type Hook, taskChanged } from '../support/deliveries.js';
import { InboxStage, type Variant } from './inbox-stage.js';
import { InboxSender } from './inbox-sender.js';
import { sized } from '../support/size.js';

const DELIVERIES = sized(8_400, 1_500);
const KILLS = sized(7, 2);
/** Of which the broken variant needs fewer to be found out. */
const FEWER = { deliveries: 2_000, kills: 2 };
const CONNECTIONS = 32;
const HOOKS = 8;
/** Eight servers start one after the other: about 40 s on two free cores. */
const PATIENCE_MS = 240_000;

interface Outcome {
  readonly acknowledged: number;
  readonly kills: number;
  /** Acknowledged, and not there. */
  readonly lost: number;
  /** With more than one effect. */
  readonly doubled: number;
}

/** SIGKILL of the server while deliveries pour in: whatever was acknowledged is there, once. */
describe('ack-kill', () => {
  let stage: InboxStage;
  let hooks: Hook[];
  let next = 0;

  beforeAll(async () => {
    stage = await InboxStage.open();
    hooks = await stage.hooks(HOOKS);
  }, 60_000);
  afterAll(() => stage.close());

  async function burst(variant: Variant, deliveries: number, kills: number): Promise<Outcome> {
    const sender = new InboxSender(CONNECTIONS);
    const acknowledged = new Set<number>();
    const [first, last] = [next, next + deliveries];
    let instance = await stage.start(variant);
    const standby = [stage.prepare(), stage.prepare()];
    let killed = 0;
    let isChanging: Promise<void> | undefined;

    /** As soon as so much has been acknowledged; the others are in the middle of sending. */
    const maybeKill = () => {
      const share = Math.floor((deliveries * (killed + 1)) / (kills + 1));
      if (isChanging || killed === kills || acknowledged.size < share) return;
      killed += 1;
      isChanging = replace().finally(() => (isChanging = undefined));
    };
    const replace = async () => {
      await stage.kill(instance);
      const ready = (await standby.shift()) ?? (await stage.prepare());
      await stage.begin(ready, variant);
      instance = ready;
      if (killed + standby.length < kills) standby.push(stage.prepare());
    };
    /** A provider sends it again until it is acknowledged. */
    const deliver = async (number: number) => {
      const hook = hooks[number % HOOKS] ?? neverEmpty();
      while ((await sender.send(instance.url, hook, taskChanged(number))) !== 200) await (isChanging ?? sleep(5));
      acknowledged.add(number);
      maybeKill();
    };
    const connection = async () => {
      while (next < last) await deliver(next++);
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, connection));
    await isChanging;
    sender.close();

    const counts = await stage.effects();
    await stage.kill(instance);
    const numbers = Array.from({ length: last - first }, (_, index) => first + index);
    const times = numbers.map((number) => (acknowledged.has(number) ? (counts.get(`task:${number}`) ?? 0) : 1));
    return {
      acknowledged: acknowledged.size,
      kills: killed,
      lost: times.filter((count) => count === 0).length,
      doubled: times.filter((count) => count > 1).length,
    };
  }

  it(
    `loses and doubles none of ${DELIVERIES} acknowledged deliveries over ${KILLS} kills`,
    async () => {
      const outcome = await burst('as-it-is', DELIVERIES, KILLS);
      process.stdout.write(`ack-kill: ${JSON.stringify(outcome)}\n`);
      expect(outcome).toEqual({ acknowledged: DELIVERIES, kills: KILLS, lost: 0, doubled: 0 });
    },
    PATIENCE_MS,
  );

  it(
    'finds out a server that answers before it has committed',
    async () => {
      const { lost, kills } = await burst('answers-first', FEWER.deliveries, FEWER.kills);
      process.stdout.write(`ack-kill, answering first: ${lost} lost\n`);
      expect(kills).toBe(FEWER.kills);
      expect(lost).toBeGreaterThan(0);
    },
    PATIENCE_MS,
  );
});

function neverEmpty(): never {
  throw new Error('There are no webhooks.');
}
