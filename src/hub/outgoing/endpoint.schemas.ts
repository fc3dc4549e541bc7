import { z } from 'zod';
import { type WebhookEndpoint } from '../../platform/database/index.js';
import { typePattern } from '../events/index.js';

const url = z
  .url({ protocol: /^https?$/, message: 'must be a URL' })
  .max(2_048)
  .describe('https on its usual port, at a public address, without user information.');
const description = z
  .string()
  .max(500)
  .refine((text) => !text.includes('\0'), 'must not contain NUL');
const types = z
  .array(typePattern)
  .max(50)
  .describe('Types of events such as `task.completed`, or ending with `*` such as `task.*`. Empty: all.');
const status = z.enum(['active', 'disabled']);

export const endpointId = z.uuid('must be the id of an endpoint');

export const newEndpoint = z.strictObject({ url, description: description.default(''), types: types.default([]) });
export type NewEndpoint = z.output<typeof newEndpoint>;

export const endpointChange = z
  .strictObject({
    url: url.optional(),
    description: description.optional(),
    types: types.optional(),
    status: status.optional().describe('`active` also ends the pause of an endpoint that was disabled for failing.'),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'must change something');
export type EndpointChange = z.output<typeof endpointChange>;

const endpointBody = z.object({
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  types: z.array(z.string()),
  status,
  disabled_reason: z
    .string()
    .nullable()
    .describe('`by_request`; `gone`: it answered 410; `failing`: nothing could be delivered for five days.'),
  failing_since: z.iso.datetime().nullable().describe('Of the first failure since the last success.'),
  previous_secret_until: z.iso.datetime().nullable().describe('Until then the secret before it signs too.'),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
type EndpointBody = z.output<typeof endpointBody>;

const ok = z.literal(true);
const secret = z
  .string()
  .describe('Verifies signatures. Shown in this answer and never again; `whsec_` is part of it for most libraries.');

export const endpointAnswer = z.object({ ok, endpoint: endpointBody });
export const endpointList = z.object({ ok, endpoints: z.array(endpointBody), next_cursor: z.string().nullable() });
export const secretAnswer = z.object({ ok, endpoint: endpointBody, secret });
export const deletedAnswer = z.object({ ok, message: z.string() });

const EXAMPLE = {
  id: '019a0c40-1f0e-7c55-9f3a-6b1d2e8a4c90',
  url: 'https://crm.example.com/hooks/switchyard',
  description: 'CRM',
  types: ['task.*', 'lead.updated'],
  status: 'active',
  disabled_reason: null,
  failing_since: null,
  previous_secret_until: null,
  created_at: '2026-11-21T12:00:00.000Z',
  updated_at: '2026-11-21T12:00:00.000Z',
} satisfies EndpointBody;

export const endpointExamples = {
  one: { ok: true, endpoint: EXAMPLE },
  list: { ok: true, endpoints: [EXAMPLE], next_cursor: null },
  created: { ok: true, endpoint: EXAMPLE, secret: 'whsec_…' },
  rotated: {
    ok: true,
    endpoint: { ...EXAMPLE, previous_secret_until: '2026-11-22T12:00:00.000Z' },
    secret: 'whsec_…',
  },
  deleted: { ok: true, message: 'The endpoint was deleted.' },
};

/** An endpoint as clients see it. @param now milliseconds since the epoch */
export const presentEndpoint = (row: WebhookEndpoint, now: number): EndpointBody => ({
  id: row.id,
  url: row.url,
  description: row.description,
  types: row.types,
  status: row.status,
  disabled_reason: row.disabledReason,
  failing_since: row.failingSince?.toISOString() ?? null,
  previous_secret_until:
    row.previousSecretUntil && row.previousSecretUntil.getTime() > now ? row.previousSecretUntil.toISOString() : null,
  created_at: row.createdAt.toISOString(),
  updated_at: row.updatedAt.toISOString(),
});
