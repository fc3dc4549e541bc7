import { Injectable } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { AsanaAccounts } from '../../providers/asana/index.js';

/** What figures are about. */
export interface Scope {
  readonly of: 'project' | 'workspace';
  readonly gid: string;
}

/** As a request names it. Absent: the default workspace. */
export interface Named {
  readonly project_id?: string;
  readonly workspace_id?: string;
}

/** The subject of reports about projects and workspaces of Asana. */
@Injectable()
export class ReportSubjects {
  constructor(private readonly accounts: AsanaAccounts) {}

  /**
   * The account is part of it: who connects another one must not see what the former one could see.
   * @returns e.g. `account:1102/project:1305`
   * @throws ProviderError `auth_expired` for a user without a connection
   */
  async of(user: Subject, named: Named): Promise<Subject & { subject: string }> {
    const { organizationId, userId } = user;
    const account = await this.accounts.gidOf(user);
    const scope = named.project_id
      ? `project:${named.project_id}`
      : `workspace:${named.workspace_id ?? (await this.accounts.defaultWorkspaceOf(user))}`;
    return { organizationId, userId, subject: `account:${account}/${scope}` };
  }
}

export function scopeOf(subject: string): Scope {
  const [, of, gid] = /\/(project|workspace):([0-9]+)$/.exec(subject) ?? [];
  if ((of !== 'project' && of !== 'workspace') || gid === undefined) throw new Error('Not the subject of a report');
  return { of, gid };
}
