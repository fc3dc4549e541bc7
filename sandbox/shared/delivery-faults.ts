import { z } from 'zod';

/** What goes wrong with a delivery, one per rule; heartbeats are deliveries too. */
const deliveryFault = z.union(
  [
    /** Never sent; the twin takes it for delivered. */
    z.strictObject({ drop: z.literal(true) }),
    /** Sent so many times in all, at once. */
    z.strictObject({ copies: z.int().min(2).max(1_000) }),
    /** Kept until `release`; those behind it go on. */
    z.strictObject({ hold: z.literal(true) }),
    /** Sent so much later, in real time; those behind it go on. */
    z.strictObject({ delayMs: z.int().min(1).max(600_000) }),
  ],
  'Not one of the delivery faults drop, copies, hold, delayMs',
);

export const deliveryFaultRule = z.strictObject({
  /** Its id; without it, deliveries of all webhooks. */
  webhook: z.string().optional(),
  /** `false` leaves heartbeats alone. */
  heartbeats: z.boolean().default(true),
  /** Deliveries let through between two that are struck: 2 strikes the first, the fourth, the seventh. */
  skip: z.int().min(0).default(0),
  /** How often it strikes; without it, until the faults are cleared. */
  times: z.int().min(1).optional(),
  fault: deliveryFault,
});

export type DeliveryFault = z.infer<typeof deliveryFault>;
export type DeliveryFaultRule = z.input<typeof deliveryFaultRule>;

/** In which order what was held goes out. */
export type Order = 'kept' | 'reversed' | 'shuffled';

interface Armed {
  rule: z.output<typeof deliveryFaultRule>;
  seen: number;
  struck: number;
}

export class DeliveryFaults {
  private armed: Armed[] = [];

  /** Replaces all rules; the first that applies to a delivery strikes. */
  set(rules: DeliveryFaultRule[]): void {
    this.armed = rules.map((rule) => ({ rule: deliveryFaultRule.parse(rule), seen: 0, struck: 0 }));
  }

  take(webhook: string, isHeartbeat: boolean): DeliveryFault | undefined {
    for (const armed of this.armed) {
      const { rule } = armed;
      if (rule.webhook !== undefined && rule.webhook !== webhook) continue;
      if (isHeartbeat && !rule.heartbeats) continue;
      if (rule.times !== undefined && armed.struck >= rule.times) continue;
      armed.seen += 1;
      if ((armed.seen - 1) % (rule.skip + 1) !== 0) continue;
      armed.struck += 1;
      return rule.fault;
    }
    return undefined;
  }
}

export function arrange<T>(items: T[], order: Order): T[] {
  if (order === 'kept') return items;
  if (order === 'reversed') return items.toReversed();
  const keyed = items.map((item) => ({ item, key: Math.random() }));
  return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}
