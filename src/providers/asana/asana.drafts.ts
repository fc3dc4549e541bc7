/** What is sent to Asana to make and change things. Absent fields are left as they are. */
export interface TaskChanges {
  readonly name?: string;
  readonly notes?: string;
  /** Asana's rich text, https://developers.asana.com/docs/rich-text; instead of `notes`. */
  readonly html_notes?: string;
  /** yyyy-mm-dd; null clears. */
  readonly due_on?: string | null;
  /** ISO 8601, instead of `due_on`; null clears. */
  readonly due_at?: string | null;
  /** yyyy-mm-dd; null clears. */
  readonly start_on?: string | null;
  readonly completed?: boolean;
  /** gid, `me` or e-mail address; null unassigns. */
  readonly assignee?: string | null;
  /** Values by gid of the field. */
  readonly custom_fields?: Readonly<Record<string, CustomValue>>;
  /** Our own id of the task: `external:<gid>` then stands for it. https://developers.asana.com/docs/custom-external-data */
  readonly external?: { readonly gid: string; readonly data?: string };
}

/** As Asana takes the value of a custom field: https://developers.asana.com/docs/custom-fields-guide */
export type CustomValue = string | number | null | readonly string[] | { date: string } | { date_time: string };

/** A task needs a project, a parent or a workspace, and stays in that workspace. */
export interface TaskDraft extends TaskChanges {
  readonly name: string;
  readonly projects?: readonly string[];
  readonly parent?: string;
  readonly workspace?: string;
  readonly tags?: readonly string[];
  readonly followers?: readonly string[];
}

export interface ProjectChanges {
  readonly name?: string;
  readonly notes?: string;
  readonly color?: string;
  readonly public?: boolean;
  readonly archived?: boolean;
  /** yyyy-mm-dd; null clears. */
  readonly due_on?: string | null;
  /** yyyy-mm-dd; null clears. */
  readonly start_on?: string | null;
  /** gid, `me` or e-mail address; null: nobody. */
  readonly owner?: string | null;
}
export interface ProjectDraft extends ProjectChanges {
  readonly name: string;
  readonly privacy_setting?: 'public_to_workspace' | 'private_to_team' | 'private';
  /** gids, parted by commas; followers are members too. Only when it is made. */
  readonly followers?: string;
}

/** https://developers.asana.com/reference/createcustomfield */
export interface CustomFieldDraft {
  readonly name: string;
  readonly description?: string;
  readonly resource_subtype: 'text' | 'number' | 'enum' | 'multi_enum' | 'date';
  /** Digits after the point, for numbers. */
  readonly precision?: number;
  readonly enum_options?: readonly { readonly name: string; readonly color?: string }[];
}

export interface TagDraft {
  readonly name: string;
  readonly color?: string;
  readonly notes?: string;
}

/** Beside which neighbour something goes; at most one of them. */
export interface Position {
  readonly insert_before?: string;
  readonly insert_after?: string;
}

export type Place = { readonly team: string } | { readonly workspace: string };

/**
 * Actions below `/tasks/{gid}/` that change the links of a task, with what they take: gids, and for people also `me`
 * and e-mail addresses. https://developers.asana.com/reference/tasks
 */
export interface TaskLinks {
  readonly addDependencies: { readonly dependencies: readonly string[] };
  readonly removeDependencies: { readonly dependencies: readonly string[] };
  readonly addDependents: { readonly dependents: readonly string[] };
  readonly removeDependents: { readonly dependents: readonly string[] };
  readonly addFollowers: { readonly followers: readonly string[] };
  readonly removeFollowers: { readonly followers: readonly string[] };
  readonly addTag: { readonly tag: string };
  readonly removeTag: { readonly tag: string };
  readonly addProject: { readonly project: string; readonly section?: string } & Position;
  readonly removeProject: { readonly project: string };
  /** null makes it a task of its own, as the words of the official description say; its type forgets null. */
  readonly setParent: { readonly parent: string | null };
}
