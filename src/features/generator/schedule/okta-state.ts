import { type Level } from '../people/person.js';

export type OktaUserStatus = 'active' | 'suspended' | 'deactivated';

/** What choices look at in a user a job made. */
export interface OktaUserState {
  id: string;
  login: string;
  status: OktaUserStatus;
  department: string;
  level: Level;
  title: string;
  city: string;
  /** ids of groups */
  groups: readonly string[];
  /** ids of applications */
  apps: readonly string[];
}

/** `everyone`, `department` and `role` are the core of an organization and never deleted; `other` came later. */
export type OktaGroupKind = 'everyone' | 'department' | 'role' | 'other';

export interface OktaGroupState {
  id: string;
  name: string;
  kind: OktaGroupKind;
  /** of a group of kind `department` */
  department?: string;
  memberCount: number;
}

/** An application of the organization as found there. */
export interface OktaApp {
  id: string;
  label: string;
}

/** What a job has made so far, oldest first, and the applications it may assign. */
export interface OktaState {
  users: readonly OktaUserState[];
  groups: readonly OktaGroupState[];
  apps: readonly OktaApp[];
}
