import { z } from 'zod';
import { nameOf } from './okta.identity.js';
import type * as okta from './okta.schemas.js';

/** What we show of Okta's records, spelled as documented. Moments are ISO 8601. */

const moment = z.string().nullable();

export const user = z.strictObject({
  id: z.string(),
  name: z.string().describe('First and last name.'),
  email: z.string().nullable(),
  login: z.string().nullable(),
  status: z.string().describe('STAGED, PROVISIONED, ACTIVE, SUSPENDED, DEPROVISIONED …'),
  created: moment,
  lastUpdated: moment,
});
export type User = z.output<typeof user>;

export const toUser = ({ id, profile, status, created, lastUpdated }: okta.UserAnswer): User => ({
  id,
  name: nameOf(profile),
  email: profile.email ?? null,
  login: profile.login ?? null,
  status,
  created: created ?? null,
  lastUpdated: lastUpdated ?? null,
});

export const userDetails = user.extend({
  activated: moment,
  lastLogin: moment,
  profile: z.record(z.string(), z.unknown()).describe('All attributes, those of the organization’s own among them.'),
});
export type UserDetails = z.output<typeof userDetails>;

export const toUserDetails = (answer: okta.UserAnswer): UserDetails => ({
  ...toUser(answer),
  activated: answer.activated ?? null,
  lastLogin: answer.lastLogin ?? null,
  profile: answer.profile,
});

export const group = z.strictObject({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  type: z.string().describe('OKTA_GROUP, APP_GROUP or BUILT_IN.'),
  created: moment,
  lastUpdated: moment,
});
export type Group = z.output<typeof group>;

export const toGroup = ({ id, profile, type, created, lastUpdated }: okta.GroupAnswer): Group => ({
  id,
  name: profile.name,
  description: profile.description ?? null,
  type,
  created: created ?? null,
  lastUpdated: lastUpdated ?? null,
});

export const app = z.strictObject({
  id: z.string(),
  name: z.string().describe('The label, else the internal name.'),
  label: z.string().nullable(),
  status: z.string(),
  created: moment,
  lastUpdated: moment,
});
export type App = z.output<typeof app>;

export const toApp = ({ id, name, label, status, created, lastUpdated }: okta.AppAnswer): App => ({
  id,
  name: label || name || '',
  label: label ?? null,
  status,
  created: created ?? null,
  lastUpdated: lastUpdated ?? null,
});

export const assignment = z.strictObject({
  user_id: z.string(),
  login: z.string().nullable().describe('Name of the user in the application.'),
  scope: z.string().nullable().describe('USER, or GROUP where a group brought it.'),
  status: z.string().nullable(),
  created: moment,
  lastUpdated: moment,
});
export type Assignment = z.output<typeof assignment>;

export const toAssignment = (answer: okta.AppUserAnswer): Assignment => ({
  user_id: answer.id,
  login: answer.credentials?.userName ?? null,
  scope: answer.scope ?? null,
  status: answer.status ?? null,
  created: answer.created ?? null,
  lastUpdated: answer.lastUpdated ?? null,
});

export const attribute = z.strictObject({
  name: z.string(),
  title: z.string().nullable(),
  type: z.string().nullable(),
  custom: z.boolean().describe('Whether it is the organization’s own.'),
  required: z.boolean(),
});
export type Attribute = z.output<typeof attribute>;

export function toAttributes({ definitions: { base, custom } }: okta.SchemaAnswer): Attribute[] {
  return [base, custom].flatMap((part) =>
    Object.entries(part?.properties ?? {}).flatMap(([name, known]) =>
      known === null
        ? []
        : {
            name,
            title: known.title ?? null,
            type: known.type ?? null,
            custom: part === custom,
            required: part?.required?.includes(name) ?? false,
          },
    ),
  );
}

const subject = z.strictObject({
  id: z.string().nullable(),
  type: z.string().nullable(),
  name: z.string().nullable(),
  alternate_id: z.string().nullable(),
});
export const logEntry = z.strictObject({
  id: z.string(),
  type: z.string().describe('As in https://developer.okta.com/docs/reference/api/event-types/'),
  published: z.string(),
  message: z.string().nullable(),
  severity: z.string().nullable(),
  outcome: z.string().nullable(),
  actor: subject.nullable(),
  targets: z.array(subject),
});
export type LogEntry = z.output<typeof logEntry>;

const toSubject = ({ id, type, displayName, alternateId }: NonNullable<okta.LogAnswer['actor']>) => ({
  id: id ?? null,
  type: type ?? null,
  name: displayName ?? null,
  alternate_id: alternateId ?? null,
});

export const toLogEntry = (answer: okta.LogAnswer): LogEntry => ({
  id: answer.uuid,
  type: answer.eventType,
  published: answer.published,
  message: answer.displayMessage ?? null,
  severity: answer.severity ?? null,
  outcome: answer.outcome?.result ?? null,
  actor: answer.actor ? toSubject(answer.actor) : null,
  targets: (answer.target ?? []).map(toSubject),
});
