/** Twenty characters, the first three of which say what it is: `00u` user, `00g` group, `0oa` application. */
export type Id = string;

/** Milliseconds since the epoch. */
export type Moment = number;

export type UserStatus = 'STAGED' | 'PROVISIONED' | 'ACTIVE' | 'SUSPENDED' | 'RECOVERY' | 'DEPROVISIONED';

/** What an account may do in the administration; null for somebody who only uses applications. */
export type AdminRole = 'SUPER_ADMIN' | 'READ_ONLY_ADMIN' | null;

export type ProfileValue = string | number | boolean | null | (string | number)[];
export type Profile = Record<string, ProfileValue>;

export interface User {
  id: Id;
  status: UserStatus;
  created: Moment;
  activated: Moment | null;
  statusChanged: Moment | null;
  lastLogin: Moment | null;
  lastUpdated: Moment;
  passwordChanged: Moment | null;
  /** `login`, `email`, `firstName` and `lastName` are always there. */
  profile: Profile;
  /** Whether there is a password; the password itself is never kept. */
  hasPassword: boolean;
  role: AdminRole;
}

export interface Group {
  id: Id;
  type: 'OKTA_GROUP' | 'BUILT_IN';
  created: Moment;
  lastUpdated: Moment;
  lastMembershipUpdated: Moment;
  name: string;
  description: string | null;
}

/** An application that users are assigned to. */
export interface App {
  id: Id;
  /** As in Okta's catalogue: `slack`. */
  name: string;
  /** As people read it: `Slack`. */
  label: string;
  status: 'ACTIVE' | 'INACTIVE';
  created: Moment;
  lastUpdated: Moment;
}

/** One user's assignment to one application. */
export interface Assignment {
  app: Id;
  user: Id;
  created: Moment;
  lastUpdated: Moment;
  userName: string;
  profile: Profile;
}

/** An attribute of the user profile that the organization added itself. */
export interface Attribute {
  title: string;
  type: 'string' | 'boolean' | 'number' | 'integer' | 'array';
  description?: string | undefined;
  required?: boolean | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  enum?: (string | number)[] | undefined;
  items?: { type: string } | undefined;
}

export interface EventHook {
  id: Id;
  name: string;
  status: 'ACTIVE' | 'INACTIVE';
  verificationStatus: 'UNVERIFIED' | 'VERIFIED';
  created: Moment;
  lastUpdated: Moment;
  createdBy: Id;
  /** Event types it wants. */
  eventTypes: string[];
  uri: string;
  headers: { key: string; value: string }[];
  /** Sent with every request as header `key`; what the receiver knows Okta by. */
  authScheme: { key: string; value: string } | null;
}

/** Who did something, or to what it was done, as the System Log shows it. */
export interface LogParty {
  id: string;
  type: string;
  alternateId: string;
  displayName: string;
}

/** An entry of the System Log, in the form it has on the wire. */
export interface LogEvent {
  uuid: string;
  /** ISO 8601. */
  published: string;
  eventType: string;
  version: '0';
  severity: 'INFO';
  displayMessage: string;
  actor: LogParty;
  client: { userAgent: { rawUserAgent: string }; ipAddress: string };
  outcome: { result: 'SUCCESS' };
  target: LogParty[];
  transaction: { type: 'WEB' | 'JOB'; id: string; detail: Record<string, string> };
}
