import { z } from 'zod';
import { pageQuery, storableObject } from '../../../platform/api/index.js';
import { type Lead } from '../../../platform/database/index.js';
import { requestFields } from '../../../providers/asana/index.js';
import { changesSomething } from '../reference.js';

const { clearable, date, moment, optional, person, words } = requestFields;

/** What a lead is when its callback is done: its task is completed then. */
export const CONTACTED = 'contacted';
const MOST_LEADS = 1000;
const MOST_TAGS = 50;
const LONGEST_SUMMARY = 20_000;

const externalId = z.string().trim().min(1).max(255).describe('Your own id of it: it may stand for ours everywhere.');
const campaignRef = z.string().trim().min(1).max(255).describe('id or externalId of a campaign.');

/** Clients send figures as texts, too. */
const figure = (most: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,12}(\.\d{1,12})?$/.test(value.trim()) ? Number(value) : value),
    z.number().min(0).max(most),
  );
const LONGEST_CALL = 31_536_000;

/** Fields of a lead that the callback builder reads, as the clients of the workflow name them. */
export const leadFacts = {
  name: clearable(z.string().trim().max(200)),
  phone: clearable(z.string().trim().max(64)),
  email: clearable(z.string().trim().max(254)),
  score: clearable(figure(100)).describe('0 to 100.'),
  callDuration: clearable(figure(LONGEST_CALL)).describe('Seconds.'),
  callTime: clearable(moment),
  aiConfidence: clearable(figure(100)).describe('0 to 1; more is taken for percent.'),
  summary: clearable(z.string().max(LONGEST_SUMMARY)),
};

const shape = {
  externalId: clearable(externalId),
  campaignId: clearable(campaignRef),
  ...leadFacts,
  tags: optional(z.array(words.max(200)).max(MOST_TAGS)).describe('Of Asana, by gid or name, for its task.'),
  status: optional(z.string().trim().min(1).max(64)).describe('`new`, `callback`, `contacted`, or one of your own.'),
  assignedTo: clearable(z.string().trim().max(200)).describe('A name.'),
  followUpDate: clearable(date),
  customFields: optional(storableObject({ maxKiB: 16, maxDepth: 4 })),
};

type Named = { readonly [Field in 'name' | 'phone' | 'email' | 'externalId']?: string | null };
function somebody({ name, phone, email, externalId: own }: Named, context: z.RefinementCtx): void {
  if (name || phone || email || own) return;
  context.addIssue({ code: 'custom', path: ['name'], message: 'or phone, email or externalId must say who it is' });
}

export const newLead = z.object(shape).superRefine(somebody);
export const leadChanges = z
  .object({
    ...shape,
    assignee: optional(person).describe('Who its task is assigned to: Asana gid, `me` or e-mail address.'),
  })
  .superRefine(changesSomething);
export type NewLead = z.output<typeof newLead>;
export type LeadChanges = z.output<typeof leadChanges>;

export const leadsImport = z.object({
  leads: z
    .array(z.unknown())
    .min(1, 'must have at least one lead')
    .max(MOST_LEADS, `must have at most ${MOST_LEADS} leads`),
  allOrNothing: z.boolean().default(false).describe('One faulty row refuses all; otherwise the others are stored.'),
  onDuplicate: z
    .enum(['update', 'skip'])
    .default('update')
    .describe('What to do with a row whose externalId is known: take over the fields it names, or nothing.'),
});
export type LeadsImport = z.output<typeof leadsImport>;

const flag = z.enum(['true', 'false']).transform((given) => given === 'true');
export const leadsQuery = pageQuery.extend({
  campaignId: campaignRef.optional(),
  status: z.string().max(64).optional(),
  externalId: z.string().max(255).optional(),
  hasTask: flag.optional(),
});
export type LeadsQuery = z.output<typeof leadsQuery>;

const text = z.string();
const nullable = text.nullable();
const instant = z.iso.datetime().nullable();
const lead = z
  .strictObject({
    id: z.uuid(),
    externalId: nullable,
    campaignId: z.uuid().nullable(),
    name: nullable,
    phone: nullable,
    email: nullable,
    score: z.int().nullable(),
    callDuration: z.int().nullable(),
    callTime: instant,
    aiConfidence: z.number().nullable(),
    summary: nullable,
    tags: z.array(text),
    status: text,
    contactedAt: instant,
    assignedTo: nullable,
    followUpDate: z.iso.date().nullable(),
    customFields: z.record(text, z.unknown()),
    taskId: nullable.describe('gid of its callback task.'),
    lastUpdated: z.iso.datetime(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'CallbackLead' });
export type LeadView = z.output<typeof lead>;

export const leadAnswer = z.strictObject({ ok: z.literal(true), lead });
export const leadList = z.strictObject({ ok: z.literal(true), leads: z.array(lead), next_cursor: nullable });
const rowResult = z.strictObject({
  index: z.int(),
  status: z.enum(['created', 'updated', 'skipped', 'failed']),
  id: z.uuid().nullable(),
  errors: z.array(z.strictObject({ field: text, message: text })).optional(),
});
export type RowResult = z.output<typeof rowResult>;
const count = z.int();
export const importAnswer = z.strictObject({
  ok: z.literal(true),
  created: count,
  updated: count,
  skipped: count,
  failed: count,
  results: z.array(rowResult).describe('In the order of the request.'),
});

export function showLead(row: Lead): LeadView {
  const { id, externalId: own, campaignId, name, phone, email, score, callDuration, aiConfidence, summary } = row;
  return {
    id,
    externalId: own,
    campaignId,
    name,
    phone,
    email,
    score,
    callDuration,
    callTime: row.callTime?.toISOString() ?? null,
    aiConfidence,
    summary,
    tags: row.tags,
    status: row.status,
    contactedAt: row.contactedAt?.toISOString() ?? null,
    assignedTo: row.assignedTo,
    followUpDate: row.followUpDate?.toISOString().slice(0, 10) ?? null,
    customFields: z.record(text, z.unknown()).parse(row.customFields),
    taskId: row.taskId,
    lastUpdated: row.lastUpdated.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}
export const leadBody = (row: Lead) => ({ ok: true, lead: showLead(row) });

export function importBody(results: readonly RowResult[]): z.output<typeof importAnswer> {
  const countOf = (status: RowResult['status']) => results.filter((row) => row.status === status).length;
  return {
    ok: true,
    created: countOf('created'),
    updated: countOf('updated'),
    skipped: countOf('skipped'),
    failed: countOf('failed'),
    results: [...results],
  };
}
