import { Injectable } from '@nestjs/common';
import { ProviderError, type Subject } from '../../contracts/index.js';
import { problem, ProblemError } from '../../platform/problem/index.js';
import {
  AsanaAccounts,
  AsanaFullLists,
  AsanaTasks,
  type ProjectAnswer,
  type Task,
  type TeamDetails,
} from '../../providers/asana/index.js';
import { type SearchData, type SearchResult } from './answers.js';
import { fanOut } from './fan-out.js';
import { pagesOf } from './named-objects.js';
import { type SearchBody } from './requests.js';
import { membersOf } from './team-lists.js';

/** Pages of 100 that are searched for a name. */
const MOST_PAGES = 5;

type Kind = 'tasks' | 'projects' | 'teams';
const KINDS: readonly Kind[] = ['tasks', 'projects', 'teams'];

/** Finds tasks by their words, projects and teams by words in name or description. Every method throws ProviderError. */
@Injectable()
export class IntegrationSearch {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly lists: AsanaFullLists,
    private readonly tasks: AsanaTasks,
  ) {}

  /**
   * A search of everything leaves out what the account may not read and says so; a search of one kind fails there.
   * Results of a project are tasks.
   */
  async search(user: Subject, body: SearchBody): Promise<SearchData> {
    const type = body.type ?? 'all';
    const kinds: readonly Kind[] = type !== 'all' ? [type] : body.project_id ? ['tasks'] : KINDS;
    const found = await Promise.all(kinds.map((kind) => this.part(user, kind, body, kinds.length > 1)));
    if (found.every((part) => part.skipped.length > 0)) throw problem('provider_forbidden');
    const results = found.flatMap((part) => part.results).slice(0, body.limit);
    return {
      results: await this.withMembers(user, results),
      total_count: results.length,
      query: body.query,
      search_type: type,
      skipped: found.flatMap((part) => part.skipped),
    };
  }

  private async part(user: Subject, kind: Kind, body: SearchBody, mayBeSkipped: boolean) {
    try {
      return { results: await this.find(user, kind, body), skipped: [] };
    } catch (error) {
      if (!mayBeSkipped || !isForbidden(error)) throw error;
      return { results: [], skipped: [{ type: kind, reason: error.message }] };
    }
  }

  private async find(user: Subject, kind: Kind, body: SearchBody): Promise<SearchResult[]> {
    switch (kind) {
      case 'tasks': {
        const { query, project_id, workspace_id, limit } = body;
        const found = await this.tasks.search(user, { query, project_id, workspace_id, limit });
        return found.map(taskResult);
      }
      case 'projects': {
        const workspace = await this.workspaceOf(user, body);
        const client = this.accounts.clientOf(user);
        const list = (archived: boolean) =>
          pagesOf((page) => client.projects({ workspace }, archived, page), MOST_PAGES);
        const all = [...(await list(false)), ...(await list(true))];
        return all.filter(({ name, notes }) => contains(body.query, name, notes)).map(projectResult);
      }
      case 'teams': {
        const workspace = await this.workspaceOf(user, body);
        const all = await pagesOf((page) => this.lists.teams(user, workspace, page), MOST_PAGES);
        return all.filter(({ name, description }) => contains(body.query, name, description)).map(teamResult);
      }
    }
  }

  private async workspaceOf(user: Subject, { workspace_id }: SearchBody): Promise<string> {
    return workspace_id ?? this.accounts.defaultWorkspaceOf(user);
  }

  /** Only of the teams that are shown: it is a call for each. */
  private withMembers(user: Subject, results: readonly SearchResult[]): Promise<SearchResult[]> {
    const client = this.accounts.clientOf(user);
    return fanOut(results, async (result) => {
      if (result.type !== 'team') return result;
      return { ...result, members_count: (await membersOf(client, result.gid))?.length ?? null };
    });
  }
}

function contains(words: string, ...texts: readonly (string | null | undefined)[]): boolean {
  const wanted = words.toLocaleLowerCase();
  return texts.some((text) => text?.toLocaleLowerCase().includes(wanted));
}

const isForbidden = (error: unknown): error is Error =>
  (error instanceof ProviderError && error.kind === 'forbidden') ||
  (error instanceof ProblemError && error.code === 'provider_forbidden');

const taskResult = ({ id, gid, name, notes, url, created_at, completed }: Task): SearchResult => ({
  type: 'task',
  ...{ id, gid, name, notes, url, created_at, completed },
});

const projectResult = ({ gid, name, notes, permalink_url, created_at, archived }: ProjectAnswer): SearchResult => ({
  type: 'project',
  id: gid,
  gid,
  name: name ?? '',
  notes: notes ?? '',
  url: permalink_url ?? `https://app.asana.com/0/${gid}`,
  created_at: created_at ?? null,
  archived: archived ?? false,
});

/** Asana does not tell when a team was made. */
const teamResult = ({ id, gid, name, description, url }: TeamDetails): SearchResult => ({
  type: 'team',
  ...{ id, gid, name, notes: description, url, created_at: null, members_count: null },
});
