import { z } from 'zod';
import { type Prisma } from '../../../platform/database/index.js';
import { setbacks } from './setback.js';

export const COLUMNS = {
  id: true,
  provider: true,
  subscriptionId: true,
  subscription: { select: { userId: true } },
  status: true,
  attempts: true,
  events: true,
  errors: true,
  receivedAt: true,
  nextAttemptAt: true,
  finishedAt: true,
} satisfies Prisma.WebhookDeliverySelect;
export const DETAIL_COLUMNS = { ...COLUMNS, headers: true, body: true } satisfies Prisma.WebhookDeliverySelect;
type Row = Prisma.WebhookDeliveryGetPayload<{ select: typeof COLUMNS }>;
type DetailRow = Prisma.WebhookDeliveryGetPayload<{ select: typeof DETAIL_COLUMNS }>;

const errorsSchema = z.array(
  z.object({ at: z.string(), code: z.enum(Object.keys(setbacks) as (keyof typeof setbacks)[]), message: z.string() }),
);
const headersSchema = z.record(z.string(), z.string());

/** A delivery without what it says. */
export interface DeliverySummary extends Omit<Row, 'errors' | 'subscription'> {
  readonly userId: string;
  readonly errors: z.output<typeof errorsSchema>;
}
export interface DeliveryDetail extends DeliverySummary {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export const summaryOf = ({ errors, subscription, ...row }: Row): DeliverySummary => ({
  ...row,
  userId: subscription.userId,
  errors: errorsSchema.parse(errors),
});

export const detailOf = (row: DetailRow): DeliveryDetail => ({
  ...summaryOf(row),
  headers: headersSchema.parse(row.headers),
  body: row.body,
});
