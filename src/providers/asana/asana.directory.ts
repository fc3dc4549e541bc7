import { Injectable } from '@nestjs/common';
import { AuditTrail, type Caller, DELEGATE_SCOPE, holds, type Subject } from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { AsanaAccounts } from './asana.accounts.js';
import { type Page, type Place } from './asana.client.js';
import * as show from './asana.entities.js';
import {
  type ProfileRequest,
  type ProjectsBody,
  type ProjectsQuery,
  type SectionsRequest,
  type TeamsQuery,
  type UsersQuery,
} from './asana.input.js';
import { needing } from './asana.permissions.js';

const shown = <A, T>({ items, nextOffset }: Page<A>, present: (item: A) => T): Page<T> => ({
  items: items.map(present),
  nextOffset,
});

/** Projects, sections, teams and people around our users' Asana accounts. Every method throws ProviderError. */
@Injectable()
export class AsanaDirectory {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly audit: AuditTrail,
  ) {}

  async projects(user: Subject, query: ProjectsQuery): Promise<Page<show.Project>> {
    const { limit, offset } = query;
    const place = await this.placeOf(user, query);
    const found = await this.accounts.clientOf(user).projects(place, query.archived, { limit, offset });
    return shown(found, show.toProject);
  }

  /** @throws problem `forbidden` for a caller that may only read: listing and creating share a path */
  async createProject(user: Subject, caller: Caller, name: string, draft: ProjectsBody): Promise<show.Project> {
    if (!holds(caller, 'asana:write')) throw problem('forbidden');
    const { notes, color, public: isPublic } = draft;
    const place = await this.placeOf(user, draft);
    const created = await this.accounts.clientOf(user).createProject(place, { name, notes, color, public: isPublic });
    return show.toProject(created);
  }

  async sections(user: Subject, { project_id, limit, offset }: SectionsRequest): Promise<Page<show.Section>> {
    const sections = this.accounts.clientOf(user).sections(project_id, { limit, offset });
    return shown(await needing('default', sections), show.toSection);
  }

  async teams(user: Subject, { organization, workspace_id, limit, offset }: TeamsQuery): Promise<Page<show.Team>> {
    const client = this.accounts.clientOf(user);
    const page = { limit, offset };
    const teams = organization
      ? client.ownTeams(organization, page)
      : client.teams(workspace_id ?? (await this.accounts.defaultWorkspaceOf(user)), page);
    return shown(await needing('teams:read', teams), show.toTeam);
  }

  async users(user: Subject, query: UsersQuery): Promise<Page<show.User>> {
    const { limit, offset } = query;
    const place = await this.placeOf(user, query);
    const found = await this.accounts.clientOf(user).users(place, { limit, offset });
    const workspace = 'workspace' in place ? place.workspace : query.workspace_id;
    return shown(found, (person) => show.toUser(person, workspace));
  }

  /**
   * Profile of the user's own account; that of another person only for callers who may act for anyone, since it holds
   * an e-mail address.
   * @throws problem `not_found` for everybody else
   */
  async profile(user: Subject, caller: Caller, { target_user_id: target = 'me' }: ProfileRequest) {
    const client = this.accounts.clientOf(user);
    const isOwn = target === 'me' || target === (await this.accounts.gidOf(user));
    if (!isOwn && !holds(caller, DELEGATE_SCOPE)) {
      await this.audit.refused(caller, 'asana.users.profile', `asana-user:${target}`);
      throw problem('not_found');
    }
    return show.toProfile(await client.user(isOwn ? 'me' : target));
  }

  /** A team where one is named, else the workspace named, else the default one. */
  private async placeOf(user: Subject, named: { team_id?: string; workspace_id?: string }): Promise<Place> {
    if (named.team_id) return { team: named.team_id };
    return { workspace: named.workspace_id ?? (await this.accounts.defaultWorkspaceOf(user)) };
  }
}
