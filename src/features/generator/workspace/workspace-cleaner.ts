import { ProviderError } from '../../../contracts/index.js';
import {
  type AsanaClient,
  type AsanaWorkspaceClient,
  type Page,
  type PageRequest,
} from '../../../providers/asana/index.js';
import { reasonOf } from '../asana/asana-refusals.js';

/** In the order in which they go: contract 6.8. */
export const WORKSPACE_KINDS = ['subtask', 'task', 'project', 'portfolio', 'custom_field', 'tag'] as const;
export type WorkspaceKind = (typeof WORKSPACE_KINDS)[number];

/** Asana as one of the accounts whose tokens were brought. */
export interface WorkspaceAccess {
  readonly client: AsanaClient;
  readonly workspace: AsanaWorkspaceClient;
}

/** What could not be removed, and why. */
export interface WorkspaceFailure {
  readonly type: WorkspaceKind;
  readonly id: string;
  readonly name: string;
  readonly error: string;
}

/** How far it is. Whoever hands the same to another walk goes on: what failed is not tried again. */
export interface WorkspaceProgress {
  /** By kind; in a dry run, what would go. */
  readonly removed: Record<WorkspaceKind, number>;
  readonly failed: WorkspaceFailure[];
}

export const noProgress = (): WorkspaceProgress => ({
  removed: { subtask: 0, task: 0, project: 0, portfolio: 0, custom_field: 0, tag: 0 },
  failed: [],
});

export interface WorkspaceWalk {
  readonly workspace: string;
  /** In the order in which they are tried; at least one. */
  readonly accesses: readonly WorkspaceAccess[];
  /** Only counts. */
  readonly dryRun: boolean;
  readonly signal: AbortSignal;
}

const PAGE = 100;

interface Item {
  readonly gid: string;
  readonly name?: string | null;
  readonly num_subtasks?: number | null;
}
type Remove = (access: WorkspaceAccess, gid: string) => Promise<void>;
type Read = (page: PageRequest) => Promise<Page<Item>>;

const REMOVE: Readonly<Record<WorkspaceKind, Remove>> = {
  subtask: ({ client }, gid) => client.deleteTask(gid),
  task: ({ client }, gid) => client.deleteTask(gid),
  project: ({ client }, gid) => client.deleteProject(gid),
  portfolio: ({ workspace }, gid) => workspace.deletePortfolio(gid),
  custom_field: ({ workspace }, gid) => workspace.deleteCustomField(gid),
  tag: ({ workspace }, gid) => workspace.deleteTag(gid),
};

/**
 * Removes everything from a workspace that any of several accounts can see and remove: projects with their tasks, tasks
 * in no project by whom they are assigned to, portfolios, custom fields, tags. People and tokens stay. One page of each
 * list is in memory at a time.
 */
export class WorkspaceCleaner {
  /** Dealt with, by this walk or, where it failed, an earlier one: lists may show for a while what is gone. */
  private readonly seen: Set<string>;

  constructor(
    private readonly walk: WorkspaceWalk,
    private readonly progress: WorkspaceProgress,
  ) {
    this.seen = new Set(progress.failed.map(({ id }) => id));
  }

  /**
   * Walks until nothing is left but what cannot be removed; `progress` is kept up to date all along.
   * @throws ProviderError `unavailable` or `rate_limited`: another walk with the same progress goes on
   */
  async clean(): Promise<void> {
    const { workspace, accesses } = this.walk;
    for (const access of accesses) await this.projects(access);
    for (const access of accesses) await this.orphans(access);
    for (const access of accesses) {
      await this.all(access, 'portfolio', (page) => access.workspace.portfolios(workspace, page));
    }
    for (const access of accesses) {
      await this.all(access, 'custom_field', (page) => access.workspace.customFields(workspace, page));
    }
    for (const access of accesses) await this.all(access, 'tag', (page) => access.workspace.tags(workspace, page));
  }

  private async projects(access: WorkspaceAccess): Promise<void> {
    const { workspace } = this.walk;
    await this.all(
      access,
      'project',
      (page) => access.workspace.projects({ workspace }, page),
      ({ gid }) => this.tasks(access, 'task', (page) => access.workspace.tasksOfProject(gid, page)),
    );
  }

  /** Tasks in no project are found by the person who has them. */
  private async orphans(access: WorkspaceAccess): Promise<void> {
    const { workspace } = this.walk;
    let offset: string | undefined;
    do {
      const people = await this.readable(() => access.client.users({ workspace }, pageAt(offset)));
      for (const { gid } of people?.items ?? []) {
        await this.tasks(access, 'task', (page) => access.workspace.tasksOfPerson(gid, workspace, page));
      }
      offset = people?.nextOffset ?? undefined;
    } while (offset !== undefined);
  }

  /** With their subtasks, of any depth. */
  private tasks(access: WorkspaceAccess, kind: 'task' | 'subtask', read: Read): Promise<void> {
    return this.all(access, kind, read, async ({ gid, num_subtasks: subtasks }) => {
      if (subtasks === 0) return;
      await this.tasks(access, 'subtask', (page) => access.workspace.subtasks(gid, page));
    });
  }

  /**
   * A whole list. What is removed moves up what comes behind it, so the list is read from its beginning until a page has
   * nothing new.
   * @param first what goes before each item
   */
  private async all(
    access: WorkspaceAccess,
    kind: WorkspaceKind,
    read: Read,
    first: (item: Item) => Promise<void> = () => Promise.resolve(),
  ): Promise<void> {
    let offset: string | undefined;
    for (;;) {
      this.walk.signal.throwIfAborted();
      const page = await this.readable(() => read(pageAt(offset)));
      if (!page) return;
      const fresh = page.items.filter(({ gid }) => !this.seen.has(gid));
      for (const item of fresh) {
        this.walk.signal.throwIfAborted();
        await first(item);
        await this.take(access, kind, item);
        this.seen.add(item.gid);
      }
      const startsAgain = fresh.length > 0 && !this.walk.dryRun;
      if (!startsAgain && page.nextOffset === null) return;
      offset = startsAgain ? undefined : (page.nextOffset ?? undefined);
    }
  }

  /** A list that this account may not see, or whose owner is gone, is empty for it. */
  private async readable<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read();
    } catch (error) {
      refusalOf(error);
      return undefined;
    }
  }

  private async take(access: WorkspaceAccess, kind: WorkspaceKind, { gid, name }: Item): Promise<void> {
    if (this.walk.dryRun) {
      this.progress.removed[kind] += 1;
      return;
    }
    // Whoever sees it is asked first.
    const others = this.walk.accesses.filter((other) => other !== access);
    let error = '';
    for (const each of [access, ...others]) {
      try {
        await REMOVE[kind](each, gid);
        this.progress.removed[kind] += 1;
        return;
      } catch (thrown) {
        const said = refusalOf(thrown);
        if (said.kind === 'not_found' && each === access) return;
        error ||= reasonOf(said);
        if (said.kind === 'rejected') break;
      }
    }
    this.progress.failed.push({ type: kind, id: gid, name: name ?? '', error });
  }
}

const pageAt = (offset: string | undefined): PageRequest => ({ limit: PAGE, ...(offset !== undefined && { offset }) });

/** Asana's own no. @throws whatever may go well another time, and what is no answer of Asana at all */
function refusalOf(error: unknown): ProviderError {
  const isRefusal = error instanceof ProviderError && error.kind !== 'unavailable' && error.kind !== 'rate_limited';
  if (!isRefusal) throw error;
  return error;
}
