import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  type Caller,
  DELEGATE_SCOPE,
  holds,
  ProviderError,
  type Subject,
} from '../../../contracts/index.js';
import { problem } from '../../../platform/problem/index.js';
import { AsanaAccounts } from '../asana.accounts.js';
import { type Page, type PageRequest } from '../asana.client.js';
import { type Tag, toTag } from '../asana.detail-entities.js';
import * as show from '../asana.entities.js';
import {
  type ProfileRequest,
  type ProjectsQuery,
  type SectionsRequest,
  type TagsQuery,
  type TeamsQuery,
  type UsersQuery,
} from '../asana.input.js';
import { shownPage } from '../asana.paging.js';
import { needing } from '../asana.permissions.js';

const AWAY = { detail: 'Asana does not answer properly at the moment.', retryAfterSeconds: 5 };

/** Lists of workspaces, projects, sections, teams, people and tags around our users' Asana accounts. Every method throws ProviderError. */
@Injectable()
export class AsanaDirectory {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly audit: AuditTrail,
  ) {}

  async workspaces(user: Subject, { limit, offset }: PageRequest): Promise<Page<show.Workspace>> {
    return shownPage(await this.accounts.clientOf(user).workspaces({ limit, offset }), show.toWorkspace);
  }

  async projects(user: Subject, query: ProjectsQuery): Promise<Page<show.Project>> {
    const { limit, offset } = query;
    const place = await this.accounts.placeOf(user, query);
    const found = await this.accounts.clientOf(user).projects(place, query.archived, { limit, offset });
    return shownPage(found, show.toProject);
  }

  async sections(user: Subject, { project_id, limit, offset }: SectionsRequest): Promise<Page<show.Section>> {
    const sections = this.accounts.clientOf(user).sections(project_id, { limit, offset });
    return shownPage(await needing('default', sections), show.toSection);
  }

  async teams(user: Subject, { organization, workspace_id, limit, offset }: TeamsQuery): Promise<Page<show.Team>> {
    const client = this.accounts.clientOf(user);
    const page = { limit, offset };
    const teams = organization
      ? client.ownTeams(organization, page)
      : client.teams(workspace_id ?? (await this.accounts.defaultWorkspaceOf(user)), page);
    return shownPage(await needing('teams:read', teams), show.toTeam);
  }

  async users(user: Subject, query: UsersQuery): Promise<Page<show.User>> {
    const { limit, offset } = query;
    const place = await this.accounts.placeOf(user, query);
    const found = await this.accounts.clientOf(user).users(place, { limit, offset });
    const workspace = 'workspace' in place ? place.workspace : query.workspace_id;
    return shownPage(found, (person) => show.toUser(person, workspace));
  }

  async tags(user: Subject, { workspace_id, limit, offset }: TagsQuery): Promise<Page<Tag>> {
    const workspace = workspace_id ?? (await this.accounts.defaultWorkspaceOf(user));
    const found = this.accounts.clientOf(user).tags(workspace, { limit, offset });
    return shownPage(await needing('tags:read', found), toTag);
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

  /**
   * The profile of a user whose connection works; undefined without one.
   * @throws problem `overloaded` while Asana is away, since that says nothing about the connection
   */
  async connected(user: Subject): Promise<show.Profile | undefined> {
    try {
      return show.toProfile(await this.accounts.clientOf(user).user('me'));
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      if (error.kind === 'auth_expired') return undefined;
      if (error.kind !== 'unavailable') throw error;
      throw problem('overloaded', { ...AWAY, cause: error });
    }
  }
}
