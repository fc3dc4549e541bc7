/** Records as the twin stores them: plain JSON, links by gid, moments as ISO 8601 in UTC, dates as yyyy-mm-dd. */

export type Gid = string;

export interface Workspace {
  gid: Gid;
  name: string;
  isOrganization: boolean;
  /** Search, custom fields and start dates need a paid plan; it also decides the request budget of its members. */
  premium: boolean;
  emailDomains: string[];
  members: Gid[];
}

export interface User {
  gid: Gid;
  name: string;
  email: string;
}

export interface Team {
  gid: Gid;
  name: string;
  description: string;
  workspace: Gid;
  visibility: 'secret' | 'request_to_join' | 'public';
  members: Gid[];
}

export interface CustomFieldSetting {
  gid: Gid;
  customField: Gid;
  isImportant: boolean;
}

export interface Project {
  gid: Gid;
  name: string;
  notes: string;
  htmlNotes: string;
  color: string | null;
  icon: string | null;
  archived: boolean;
  privacy: 'public_to_workspace' | 'private_to_team' | 'private';
  defaultView: 'list' | 'board' | 'calendar' | 'timeline';
  startOn: string | null;
  dueOn: string | null;
  createdAt: string;
  modifiedAt: string;
  owner: Gid | null;
  team: Gid | null;
  workspace: Gid;
  members: Gid[];
  followers: Gid[];
  /** In the order shown. */
  sections: Gid[];
  settings: CustomFieldSetting[];
}

export interface Section {
  gid: Gid;
  name: string;
  project: Gid;
  createdAt: string;
  /** In the order shown. */
  tasks: Gid[];
}

type CustomFieldType = 'text' | 'number' | 'enum' | 'multi_enum' | 'date' | 'people';

export interface EnumOption {
  gid: Gid;
  name: string;
  enabled: boolean;
  color: string;
}

export interface CustomField {
  gid: Gid;
  name: string;
  description: string;
  type: CustomFieldType;
  workspace: Gid;
  createdBy: Gid;
  options: EnumOption[];
  precision: number;
  format: 'currency' | 'identifier' | 'percentage' | 'custom' | 'duration' | 'none';
  currencyCode: string | null;
  customLabel: string | null;
  customLabelPosition: 'prefix' | 'suffix' | null;
  notifies: boolean;
}

export interface DateValue {
  date: string;
  date_time: string | null;
}

/** Text, number, one option's gid, several gids (options or people), or a date. */
export type CustomFieldValue = string | number | Gid[] | DateValue;

type TaskSubtype = 'default_task' | 'milestone' | 'approval' | 'custom';
type ApprovalStatus = 'pending' | 'approved' | 'rejected' | 'changes_requested';
type AssigneeStatus = 'today' | 'upcoming' | 'later' | 'new' | 'inbox';

/** https://developers.asana.com/docs/custom-external-data */
export interface ExternalData {
  gid: string;
  data?: string;
}

export interface Task {
  gid: Gid;
  name: string;
  subtype: TaskSubtype;
  approvalStatus: ApprovalStatus | null;
  notes: string;
  htmlNotes: string;
  workspace: Gid;
  parent: Gid | null;
  assignee: Gid | null;
  assignedBy: Gid | null;
  assigneeStatus: AssigneeStatus;
  completed: boolean;
  completedAt: string | null;
  completedBy: Gid | null;
  createdAt: string;
  createdBy: Gid;
  modifiedAt: string;
  startOn: string | null;
  startAt: string | null;
  dueOn: string | null;
  dueAt: string | null;
  /** By application. */
  external: Record<string, ExternalData> | null;
  /** One section per project the task is in. */
  sections: Gid[];
  subtasks: Gid[];
  followers: Gid[];
  likedBy: Gid[];
  tags: Gid[];
  /** Tasks that must be done before this one. */
  dependencies: Gid[];
  stories: Gid[];
  customFields: Record<Gid, CustomFieldValue>;
}

export interface Tag {
  gid: Gid;
  name: string;
  color: string | null;
  notes: string;
  workspace: Gid;
  followers: Gid[];
  createdAt: string;
}

export interface Portfolio {
  gid: Gid;
  name: string;
  color: string | null;
  isPublic: boolean;
  workspace: Gid;
  owner: Gid;
  createdAt: string;
  /** Projects, in the order shown. */
  items: Gid[];
}

/** What a system story points at; each is a property of the story in Asana's answer. */
export interface StoryLinks {
  assignee?: Gid;
  project?: Gid;
  tag?: Gid;
  dependency?: Gid;
  customField?: Gid;
  oldSection?: Gid;
  newSection?: Gid;
  oldName?: string;
  newName?: string;
}

export interface Story {
  gid: Gid;
  task: Gid;
  type: 'comment' | 'system';
  subtype: string;
  text: string;
  htmlText: string;
  createdBy: Gid;
  createdAt: string;
  pinned: boolean;
  edited: boolean;
  sticker: string | null;
  links: StoryLinks;
}

export interface Attachment {
  gid: Gid;
  name: string;
  parent: Gid;
  host: string;
  size: number;
  createdAt: string;
}

export interface UserTaskList {
  gid: Gid;
  owner: Gid;
  workspace: Gid;
}

/** A deleted task with all below it, as it was. */
export interface Deleted {
  /** The task itself first. */
  tasks: Task[];
  stories: Story[];
  attachments: Attachment[];
}
