import { z } from 'zod';
import { pageQuery, storableObject } from '../../../platform/api/index.js';
import { type Campaign } from '../../../platform/database/index.js';
import { requestFields } from '../../../providers/asana/index.js';
import { changesSomething } from '../reference.js';

const { clearable, gid, optional, person, required, words } = requestFields;

const MOST_PEOPLE = 100;
const MOST_TAGS = 50;

const name = z.string().trim().min(1, 'must not be blank').max(200);
const externalId = z.string().trim().min(1).max(255).describe('Your own id of it: it may stand for ours everywhere.');
const people = z.array(person).max(MOST_PEOPLE);
const fieldGids = z
  .object({ leadScore: optional(gid), callDuration: optional(gid), priority: optional(gid) })
  .describe('gids of the custom fields of the project that take these values.');
const fieldValues = storableObject({ maxKiB: 16, maxDepth: 4 }).describe(
  'Further custom fields by gid or name, given to every task.',
);
const tags = z.array(words).max(MOST_TAGS).describe('Of Asana, by gid or name.');

const shape = {
  externalId: clearable(externalId),
  asanaProjectId: clearable(gid).describe('Where its tasks go; absent: the default project.'),
  assignmentStrategy: optional(z.enum(['default', 'round-robin'])),
  defaultAssignee: clearable(person).describe('Asana gid, `me` or e-mail address; for the strategy `default`.'),
  assignees: optional(people).describe('Who take turns, for the strategy `round-robin`.'),
  customFields: optional(fieldGids),
  additionalFields: optional(fieldValues),
  followers: optional(people),
  tags: optional(tags),
};
interface Assignment {
  readonly assignmentStrategy?: string;
  readonly assignees?: readonly string[];
}
function turnsNeedPeople({ assignmentStrategy, assignees }: Assignment, context: z.RefinementCtx): void {
  if (assignmentStrategy !== 'round-robin' || assignees?.length) return;
  context.addIssue({ code: 'custom', path: ['assignees'], message: 'must name who take turns' });
}

export const newCampaign = z.object({ name: required(name), ...shape }).superRefine(turnsNeedPeople);
export const campaignChanges = z.object({ name: optional(name), ...shape }).superRefine(changesSomething);
export type NewCampaign = z.output<typeof newCampaign>;
export type CampaignChanges = z.output<typeof campaignChanges>;

export const campaignsQuery = pageQuery.extend({ externalId: z.string().max(255).optional() });
export type CampaignsQuery = z.output<typeof campaignsQuery>;

const text = z.string();
const campaign = z
  .strictObject({
    id: z.uuid(),
    externalId: text.nullable(),
    name: text,
    asanaProjectId: text.nullable(),
    assignmentStrategy: z.enum(['default', 'round-robin']),
    defaultAssignee: text.nullable(),
    assignees: z.array(text),
    customFields: z.record(text, text),
    additionalFields: z.record(text, z.unknown()),
    followers: z.array(text),
    tags: z.array(text),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'CallbackCampaign' });

export const campaignAnswer = z.strictObject({ ok: z.literal(true), campaign });
export const campaignList = z.strictObject({
  ok: z.literal(true),
  campaigns: z.array(campaign),
  next_cursor: text.nullable(),
});
export const deletedAnswer = z.strictObject({ ok: z.literal(true), message: text });

/** gids of the fields that take a value of the lead. */
export const storedFieldGids = z.object({
  leadScore: text.optional(),
  callDuration: text.optional(),
  priority: text.optional(),
});
export const storedFieldValues = z.record(text, z.unknown());

export function showCampaign(row: Campaign): z.output<typeof campaign> {
  const { id, externalId, name: title, asanaProjectId, defaultAssignee, assignees, followers } = row;
  return {
    id,
    externalId,
    name: title,
    asanaProjectId,
    assignmentStrategy: row.assignmentStrategy === 'round_robin' ? 'round-robin' : 'default',
    defaultAssignee,
    assignees,
    customFields: z.record(text, text).parse(row.customFields),
    additionalFields: storedFieldValues.parse(row.additionalFields),
    followers,
    tags: row.tags,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
export const campaignBody = (row: Campaign) => ({ ok: true, campaign: showCampaign(row) });
