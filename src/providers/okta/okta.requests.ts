import { z } from 'zod';
import { PAGE_LIMIT } from '../../platform/api/index.js';
import { ID_PATTERN } from './okta.path.js';

/** What `/api/okta/*` takes. Unknown fields are ignored. */

const userId = { user_id: z.string().max(255).optional().describe('Your own id of the user to work for.') };
const words = z.string().trim().min(1).max(1024).optional();

export const id = z.string().regex(ID_PATTERN, 'must be an Okta id');
/** A user by id, `me` or login. */
export const userRef = z.union([id, z.email().max(254)], { error: 'must be an Okta id, "me" or a login' });
export const attributeName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,99}$/, 'must be the name of an attribute');
export const transition = z.enum(['activate', 'deactivate', 'suspend', 'unsuspend', 'reset_password']);

const page = {
  limit: z.coerce.number().int().min(1).max(PAGE_LIMIT).default(50),
  cursor: z.string().min(1).max(1024).optional().describe('`next_cursor` of the page before.'),
};
const expression = words.describe('Expression over a few attributes, e.g. `status eq "ACTIVE"`.');
const q = words.describe('Beginning of a name or an e-mail address.');
const search = words.describe('Expression over any attribute, e.g. `profile.department eq "Sales"`.');

export const userOnly = z.object(userId);
export const pageQuery = z.object({ ...userId, ...page });
/** Of users, and of groups. */
export const usersQuery = z.object({ ...userId, q, search, filter: expression, ...page });
export const appsQuery = z.object({ ...userId, q, filter: expression, ...page });
const moment = z.iso.datetime({ offset: true, error: 'must be a moment in ISO 8601 with its time zone' }).optional();
export const logsQuery = z.object({
  ...userId,
  since: moment.describe('Absent: the last seven days.'),
  until: moment,
  q: words,
  filter: words.describe('E.g. `eventType eq "user.session.start"`.'),
  ...page,
});
/** It may not be left empty: whoever writes `?dry_run` does not want anything deleted. */
const dryRun = z
  .enum(['true', 'false'])
  .default('false')
  .transform((given) => given === 'true')
  .describe('Deletes nothing, and says what would be deleted.');
export const deleteQuery = z.object({ ...userId, dry_run: dryRun });

const profile = z.record(z.string().max(100), z.unknown());

/** The documented listings: a token is brought along, used for this one request and forgotten. */
const listing = {
  ...userId,
  token: z.string().max(4096).nullish().describe('API token of an administrator (SSWS).'),
  api_key: z.string().max(4096).nullish().describe('The same under its other name.'),
  org_url: z.string().max(2048).nullish().describe('E.g. `https://acme.okta.com`.'),
};
export const orgBody = z.object(listing);
export const listingBody = z.object({
  ...listing,
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('Passed to Okta.'),
});
export type Listing = z.output<typeof orgBody>;

export const usersBody = listingBody.extend({
  profile: profile
    .optional()
    .describe('Creates a user: `login`, `email`, `firstName`, `lastName` and what else there is.'),
  password: z.string().min(1).max(72).optional(),
  group_ids: z.array(id).max(20).optional(),
  activate: z.boolean().default(true).describe('Of the user to create.'),
});
export type UsersBody = z.output<typeof usersBody>;

const groupProfile = z.object({
  name: z.string().trim().min(1).max(255),
  description: z.string().max(1024).optional(),
});
export const groupsBody = listingBody.extend({ profile: groupProfile.optional().describe('Creates a group.') });
export const groupBody = z.object({ ...userId, profile: groupProfile });

export const userBody = z.object({ ...userId, profile: profile.describe('What is not named stays; null empties.') });
export const transitionBody = z.object({
  ...userId,
  send_email: z
    .boolean()
    .default(true)
    .describe('Of `activate` and `reset_password`: whether Okta writes to the user.'),
});
export const memberBody = z.object({ ...userId, member_id: id.describe('Okta id of the user.') });
export const attributeBody = z.object({
  ...userId,
  name: attributeName,
  title: z.string().trim().min(1).max(255),
  type: z.enum(['string', 'boolean', 'number', 'integer']).default('string'),
  description: z.string().max(1024).optional(),
});
