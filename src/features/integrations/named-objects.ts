import { Injectable } from '@nestjs/common';
import { type Subject } from '../../contracts/index.js';
import { invalidField } from '../../platform/problem/index.js';
import { AsanaAccounts, type Page, type PageRequest } from '../../providers/asana/index.js';
import { type Reference } from './requests.js';

/** Pages of 100 searched for a name. */
const MOST_PAGES = 10;
const WHOLE_PAGE = 100;

interface Named {
  readonly gid: string;
  readonly name?: string | null;
}

/** Finds what requests name instead of giving a gid. Every method throws ProviderError. */
@Injectable()
export class NamedObjects {
  constructor(private readonly accounts: AsanaAccounts) {}

  /**
   * gids of projects that are not archived.
   * @param field of the request, for its errors
   * @throws problem `validation_failed` for a name that no or more than one project has
   */
  async projects(user: Subject, workspace: string | undefined, given: readonly Reference[], field: string) {
    const client = this.accounts.clientOf(user);
    const list = (at: string) => (page: PageRequest) => client.projects({ workspace: at }, false, page);
    return this.resolved(user, workspace, given, { field, kind: 'project', list });
  }

  /** gids of tags, likewise. */
  async tags(user: Subject, workspace: string | undefined, given: readonly Reference[], field: string) {
    const client = this.accounts.clientOf(user);
    const list = (at: string) => (page: PageRequest) => client.tags(at, page);
    return this.resolved(user, workspace, given, { field, kind: 'tag', list });
  }

  private async resolved(user: Subject, workspace: string | undefined, given: readonly Reference[], search: Search) {
    const known = given.some((one) => 'name' in one) ? await this.known(user, workspace, search) : [];
    const gids = given.map((one, index) => ('gid' in one ? one.gid : only(known, one.name, search, index)));
    return [...new Set(gids)];
  }

  private async known(user: Subject, workspace: string | undefined, search: Search): Promise<Named[]> {
    return pagesOf(search.list(workspace ?? (await this.accounts.defaultWorkspaceOf(user))));
  }
}

interface Search {
  readonly field: string;
  readonly kind: string;
  list(workspace: string): (page: PageRequest) => Promise<Page<Named>>;
}

function only(known: readonly Named[], name: string, { field, kind }: Search, index: number): string {
  const wanted = name.toLocaleLowerCase();
  const found = known.filter((one) => one.name?.trim().toLocaleLowerCase() === wanted);
  const [first, ...others] = found;
  if (first && others.length === 0) return first.gid;
  const at = `${field}.${index}`;
  if (!first) throw invalidField(at, `is not the name of a ${kind} in the workspace`);
  throw invalidField(at, `is the name of several ${kind}s; use a gid: ${found.map(({ gid }) => gid).join(', ')}`);
}

/** Everything on the first pages of a list. */
export async function pagesOf<T>(list: (page: PageRequest) => Promise<Page<T>>, most = MOST_PAGES): Promise<T[]> {
  const all: T[] = [];
  let offset: string | undefined;
  for (let read = 0; read < most; read++) {
    const page = await list({ limit: WHOLE_PAGE, offset });
    all.push(...page.items);
    if (page.nextOffset === null) break;
    offset = page.nextOffset;
  }
  return all;
}
