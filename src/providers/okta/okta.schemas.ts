import { z } from 'zod';

/** What we read of Okta's answers: https://developer.okta.com/docs/api/openapi/okta-management/ */

const moment = z.string().nullish();

/** Okta's own attributes and those that the organization added, which may be of any type. */
export const userProfile = z.looseObject({
  login: z.string().optional(),
  email: z.string().nullish(),
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
});
export type UserProfile = z.output<typeof userProfile>;

export const userAnswer = z.object({
  id: z.string(),
  status: z.string(),
  created: moment,
  activated: moment,
  lastLogin: moment,
  lastUpdated: moment,
  profile: userProfile.default({}),
});
export type UserAnswer = z.output<typeof userAnswer>;

export const groupAnswer = z.object({
  id: z.string(),
  type: z.string(),
  created: moment,
  lastUpdated: moment,
  profile: z.object({ name: z.string().default(''), description: z.string().nullish() }).prefault({}),
});
export type GroupAnswer = z.output<typeof groupAnswer>;

export const appAnswer = z.object({
  id: z.string(),
  /** Internal name, the same for every instance of an application. */
  name: z.string().optional(),
  label: z.string().optional(),
  status: z.string(),
  signOnMode: z.string().nullish(),
  created: moment,
  lastUpdated: moment,
});
export type AppAnswer = z.output<typeof appAnswer>;

/** A user's assignment to an application; `id` is that of the user. */
export const appUserAnswer = z.object({
  id: z.string(),
  scope: z.string().nullish(),
  status: z.string().nullish(),
  created: moment,
  lastUpdated: moment,
  credentials: z.object({ userName: z.string().nullish() }).nullish(),
});
export type AppUserAnswer = z.output<typeof appUserAnswer>;

export const orgAnswer = z.object({
  id: z.string().optional(),
  companyName: z.string().nullish(),
  subdomain: z.string().nullish(),
  status: z.string().nullish(),
});
export type OrgAnswer = z.output<typeof orgAnswer>;

const attribute = z.object({
  title: z.string().nullish(),
  type: z.string().nullish(),
  description: z.string().nullish(),
});
const attributes = z.object({
  properties: z.record(z.string(), attribute.nullable()).default({}),
  required: z.array(z.string()).nullish(),
});
export const schemaAnswer = z.object({
  name: z.string().nullish(),
  definitions: z.object({ base: attributes.optional(), custom: attributes.optional() }).default({}),
});
export type SchemaAnswer = z.output<typeof schemaAnswer>;

const logSubject = z.object({
  id: z.string().nullish(),
  type: z.string().nullish(),
  alternateId: z.string().nullish(),
  displayName: z.string().nullish(),
});
export const logAnswer = z.object({
  uuid: z.string(),
  published: z.string(),
  eventType: z.string(),
  displayMessage: z.string().nullish(),
  severity: z.string().nullish(),
  outcome: z.object({ result: z.string().nullish(), reason: z.string().nullish() }).nullish(),
  actor: logSubject.nullish(),
  target: z.array(logSubject).nullish(),
});
export type LogAnswer = z.output<typeof logAnswer>;

export const eventHookAnswer = z.object({
  id: z.string(),
  name: z.string().nullish(),
  status: z.string(),
  verificationStatus: z.string().nullish(),
  events: z.object({ items: z.array(z.string()).default([]) }).nullish(),
  channel: z.object({ config: z.object({ uri: z.string() }) }),
});
export type EventHookAnswer = z.output<typeof eventHookAnswer>;
