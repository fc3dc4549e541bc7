import { z } from 'zod';
import { type Page } from './okta.client.js';
import * as show from './okta.entities.js';

/** Bodies of `/api/okta/*`. */

const done = { success: z.literal(true) };
const DONE = { success: true } as const;

/** Page of a list under the name of its things. */
const pageAnswer = <T extends z.ZodType, Name extends string>(name: Name, item: T) =>
  z.strictObject({
    ...done,
    [name]: z.array(item),
    next_cursor: z.string().nullable().describe('Send it as `cursor` for the next page; null on the last one.'),
  });
export const pageBody = <Name extends string, A, T>(name: Name, page: Page<A>, present: (item: A) => T) => ({
  ...DONE,
  [name]: page.items.map(present),
  next_cursor: page.nextAfter,
});

export const userPage = pageAnswer('users', show.user);
export const groupPage = pageAnswer('groups', show.group);
export const appPage = pageAnswer('apps', show.app);
export const assignmentPage = pageAnswer('users', show.assignment);
export const logPage = pageAnswer('logs', show.logEntry);

export const userAnswer = z.strictObject({ ...done, user: show.userDetails });
export const userBody = (user: show.UserDetails) => ({ ...DONE, user });
export const groupAnswer = z.strictObject({ ...done, group: show.group });
export const groupBody = (group: show.Group) => ({ ...DONE, group });
export const appAnswer = z.strictObject({ ...done, app: show.app });
export const appBody = (app: show.App) => ({ ...DONE, app });
export const assignmentAnswer = z.strictObject({ ...done, assignment: show.assignment });
export const assignmentBody = (assignment: show.Assignment) => ({ ...DONE, assignment });
export const schemaAnswer = z.strictObject({ ...done, attributes: z.array(show.attribute) });
export const schemaBody = (attributes: readonly show.Attribute[]) => ({ ...DONE, attributes });

export const doneAnswer = z.strictObject({ ...done, message: z.string() });
export const doneBody = (message: string) => ({ ...DONE, message });

/** What a deletion would take with it; changes nothing. */
export const removalPlan = z.strictObject({
  id: z.string(),
  name: z.string(),
  members: z.int().nullable().describe('Of a group, who would no longer be in it; null for anything else.'),
  complete: z.boolean().describe('False: there are more members than were looked at.'),
});
export type RemovalPlan = z.output<typeof removalPlan>;
export const removalAnswer = z.union([
  doneAnswer,
  z.strictObject({ ...done, dry_run: z.literal(true), would_delete: removalPlan }),
]);
export const planBody = (would_delete: RemovalPlan) => ({ ...DONE, dry_run: true, would_delete });

/** The documented listings: one page, and how many things are on it. */
const total = z.int().describe('Things returned, not those of the organization.');
export const userListing = z.strictObject({ ...done, users: z.array(show.user), total });
export const groupListing = z.strictObject({ ...done, groups: z.array(show.group), total });
export const appListing = z.strictObject({ ...done, apps: z.array(show.app), total });
export const listingBody = <Name extends string, T>(name: Name, items: readonly T[]) => ({
  ...DONE,
  [name]: items,
  total: items.length,
});

export const org = z.strictObject({
  org_url: z.string(),
  org_name: z.string().describe('The address without its scheme and without .okta.com or .oktapreview.com.'),
  accessible: z.literal(true),
  authenticated_user: z.strictObject({ name: z.string(), email: z.string().nullable() }),
});
export type Org = z.output<typeof org>;
export const orgListing = z.strictObject({ ...done, org });
export const orgBody = (shown: Org) => ({ ...DONE, org: shown });
