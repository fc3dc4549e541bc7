import { type PageRequest, type UserDraft } from './okta.client.js';
import { type UsersBody } from './okta.requests.js';

/** The page that a request of ours asks for. */
export const pageOf = ({ limit, cursor }: { limit: number; cursor?: string }): PageRequest => ({
  limit,
  after: cursor,
});

/** The user that a body with a `profile` describes. */
export const toUserDraft = ({ profile = {}, password, group_ids }: UsersBody): UserDraft => ({
  profile,
  ...(password !== undefined && { credentials: { password: { value: password } } }),
  ...(group_ids && { groupIds: group_ids }),
});
