import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { Secret } from '../../../platform/vault/index.js';
import { type MadeObject, type ObjectKind } from '../engine/step.js';
import { ifThere } from './answers.js';
import { bring } from './transition.js';
import { type OrgOf } from './work.js';

/** The profile. `costCenter` is the id of the job, by which it knows its users again. */
const userDraft = z.looseObject({ login: z.string(), costCenter: z.string(), employeeNumber: z.string() });
const groupDraft = z.object({ name: z.string(), description: z.string() });
const assignmentDraft = z.object({ app: z.string(), user: z.string() });
const membershipDraft = z.object({ group: z.string(), user: z.string() });

export type GroupDraft = z.output<typeof groupDraft>;

/** Okta has no attributes of our own in groups, so the description says whose it is. */
export const describedAs = (description: string, jobId: string): string => `${description} [${jobId}]`;

/** Groups whose names begin alike; such a list of Okta has one page. */
const MOST_NAMESAKES = 200;

/**
 * With a password users are ACTIVE at once, and nobody is sent an e-mail. Nobody will ever know it: it is made for the
 * call and forgotten. The prefix has what password policies ask for.
 */
const password = () => ({ value: Secret.of(`Aa1!${randomBytes(24).toString('base64url')}`) });

/** What an Okta job makes. Whatever is not marked as the job's own is never taken for it, whatever its name. */
export function oktaObjects(org: OrgOf) {
  const user: ObjectKind = {
    async make(hands, { draft }) {
      const made = { profile: userDraft.parse(draft), credentials: { password: password() } };
      return (await org(hands).createUser(made, true)).id;
    },
    async find(hands, { draft }) {
      const { login, costCenter, employeeNumber } = userDraft.parse(draft);
      const found = await ifThere(org(hands).user(login));
      const isOurs = found?.profile.costCenter === costCenter && found.profile.employeeNumber === employeeNumber;
      return found && isOurs ? [found.id] : [];
    },
    async remove(hands, { externalId }) {
      const client = org(hands);
      const isThere = await ifThere(bring(client, externalId, 'deactivate').then(() => true));
      if (isThere) await ifThere(client.deleteUser(externalId));
    },
  };
  const group: ObjectKind = {
    async make(hands, { draft }) {
      return (await org(hands).createGroup(groupDraft.parse(draft))).id;
    },
    async find(hands, { draft }) {
      const { name, description } = groupDraft.parse(draft);
      const { items } = await org(hands).groups({ q: name }, { limit: MOST_NAMESAKES });
      return items
        .filter(({ profile }) => profile.name === name && profile.description === description)
        .map(({ id }) => id);
    },
    async remove(hands, { externalId }) {
      await ifThere(org(hands).deleteGroup(externalId));
    },
  };
  const assignment: ObjectKind = {
    async make(hands, { draft }) {
      const { app, user } = assignmentDraft.parse(draft);
      await org(hands).assignAppUser(app, user);
      return `${app}/${user}`;
    },
    async remove(hands, made: MadeObject) {
      const { app, user } = assignmentDraft.parse(made.draft);
      await ifThere(org(hands).unassignAppUser(app, user));
    },
  };
  const membership: ObjectKind = {
    async make(hands, { draft }) {
      const { group, user } = membershipDraft.parse(draft);
      await org(hands).addGroupMember(group, user);
      return `${group}/${user}`;
    },
  };
  return { user, group, app_assignment: assignment, membership };
}

/** Assignments first: they are about users; groups last: whoever is in one is gone by then. */
export const CLEANUP_ORDER: readonly string[] = ['app_assignment', 'user', 'group'];
