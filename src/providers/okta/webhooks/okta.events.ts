import { z } from 'zod';
import { type ReportedEvent } from '../../../contracts/index.js';
import { logAnswer, type LogAnswer } from '../okta.schemas.js';

/** https://developer.okta.com/docs/concepts/event-hooks/#ongoing-event-delivery */
const delivery = z.object({
  eventType: z.literal('com.okta.event_hook'),
  data: z.object({ events: z.array(logAnswer).max(10_000) }),
});

/** Sizes of what events are stored as. */
const TYPE_LENGTH = 64;
const SUBJECT_LENGTH = 200;

/** @throws Error naming fields and never values */
export function readDelivery(body: unknown): ReportedEvent[] {
  const result = delivery.safeParse(body);
  if (result.success) return result.data.data.events.map(toReported);
  const issues = result.error.issues.slice(0, 5).map(({ path, code }) => `${path.join('.')}: ${code}`);
  throw new Error(`This is no delivery of Okta: ${issues.join('; ')}`);
}

/** Deliveries and the system log tell the same of an event, and its `uuid` is the same in both. */
export function toReported({ uuid, eventType, published, outcome, actor, target }: LogAnswer): ReportedEvent {
  const [thing] = target ?? [];
  const about = thing ?? actor;
  return {
    type: eventType.slice(0, TYPE_LENGTH),
    subject: `${(about?.type ?? 'org').toLowerCase()}:${about?.id ?? ''}`.slice(0, SUBJECT_LENGTH),
    occurredAt: new Date(published).toISOString(),
    identity: uuid,
    data: {
      action: eventType,
      outcome: outcome?.result ?? null,
      actor: actor?.id ?? null,
      targets: (target ?? []).map(({ id, type }) => ({ id: id ?? null, type: type ?? null })),
    },
  };
}
