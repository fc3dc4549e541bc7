import { Injectable } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { AsanaAccounts, AsanaDirectory, paginationOf } from '../../providers/asana/index.js';
import { type PageRequest, type SectionsRequest, type UsersRequest } from './requests.js';

/** Sections, people and workspaces as this family lists them. Every method throws ProviderError. */
@Injectable()
export class IntegrationDirectory {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly directory: AsanaDirectory,
  ) {}

  async sections(user: Subject, query: SectionsRequest) {
    const page = await this.directory.sections(user, query);
    const { items } = page;
    return {
      sections: [...items],
      total_count: items.length,
      project_id: query.project_id,
      ...paginationOf(page, query),
    };
  }

  async users(user: Subject, query: UsersRequest) {
    const place = await this.accounts.placeOf(user, query);
    const workspace = 'workspace' in place ? place.workspace : query.workspace_id;
    const page = await this.directory.users(user, { ...query, workspace_id: workspace });
    const { items } = page;
    return {
      users: [...items],
      total_count: items.length,
      workspace_id: workspace ?? null,
      ...paginationOf(page, query),
    };
  }

  async workspaces(user: Subject, query: PageRequest) {
    const { limit, offset } = query;
    const page = await this.accounts.clientOf(user).workspaces({ limit, offset });
    const workspaces = page.items.map(({ gid, name, is_organization }) => ({
      id: gid,
      gid,
      name: name ?? '',
      is_organization: is_organization ?? false,
    }));
    return { workspaces, total_count: workspaces.length, ...paginationOf(page, query) };
  }
}
