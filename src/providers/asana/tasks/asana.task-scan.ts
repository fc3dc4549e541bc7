import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Subject } from '../../../contracts/index.js';
import { AsanaAccounts, type CallOptions } from '../asana.accounts.js';
import { type TaskDetails, toTaskDetails } from '../asana.detail-entities.js';
import { path } from '../asana.path.js';
import { FIELDS, storyAnswer, taskDetailsAnswer } from '../asana.schemas.js';

/** The largest page Asana gives: https://developers.asana.com/docs/pagination */
const PAGE = 100;
/** Pages of stories read of one task, the oldest first; what a task went through after them is not seen. */
const STORY_PAGES = 10;

const text = z.string().nullish();
const named = z.object({ gid: z.string(), name: text });

/** What figures need of a task, and nothing else: most of a scan's time is the size of its answers. */
const measuredTask = z.object({
  gid: z.string(),
  completed: z.boolean().nullish(),
  completed_at: text,
  created_at: text,
  due_on: text,
  due_at: text,
  assignee: named.nullish(),
  memberships: z.array(z.object({ project: named.nullish(), section: named.nullish() })).nullish(),
});
export type MeasuredTask = z.output<typeof measuredTask>;

const move = z.object({
  gid: z.string(),
  resource_subtype: text,
  created_at: text,
  new_section: named.nullish(),
  project: named.nullish(),
});

const SCAN_FIELDS = {
  measured:
    'completed,completed_at,created_at,due_on,due_at,assignee,assignee.name,memberships,memberships.project,memberships.section,memberships.section.name',
  /** Without what only a single task shows, such as its description as rich text, subtasks and dependencies. */
  judged: FIELDS.taskDetails
    .split(',')
    .filter((name) => !/^(html_notes|num_subtasks|dependencies|dependents|completed_by)/.test(name))
    .join(),
  move: 'resource_subtype,created_at,new_section,project',
  project: 'name',
  section: 'name',
} as const;

export type NamedRecord = z.output<typeof named>;

/**
 * Reads many tasks, one page in memory at a time. Every method throws ProviderError; a generator reads its next page
 * only when it is asked for it.
 */
@Injectable()
export class AsanaTaskScan {
  constructor(private readonly accounts: AsanaAccounts) {}

  /** Projects of a workspace that are not archived, page by page. */
  projects(user: Subject, workspace: string, options: CallOptions): AsyncGenerator<readonly NamedRecord[]> {
    return this.pages(user, path`/workspaces/${workspace}/projects`, named, SCAN_FIELDS.project, options, {
      archived: false,
    });
  }

  project(user: Subject, gid: string, options: CallOptions): Promise<NamedRecord> {
    return this.accounts.wireOf(user, options).read(named, path`/projects/${gid}`, SCAN_FIELDS.project);
  }

  /** All sections of a project, in the order shown. */
  async sections(user: Subject, project: string, options: CallOptions): Promise<NamedRecord[]> {
    return collected(this.pages(user, path`/projects/${project}/sections`, named, SCAN_FIELDS.section, options));
  }

  /** Tasks of a project with what figures need of them. Subtasks are not among them. */
  measured(user: Subject, project: string, options: CallOptions): AsyncGenerator<readonly MeasuredTask[]> {
    return this.pages(user, path`/projects/${project}/tasks`, measuredTask, SCAN_FIELDS.measured, options);
  }

  /** Tasks of a project with what rules ask about them: everything but rich text, subtasks and dependencies. */
  async *judged(user: Subject, project: string, options: CallOptions): AsyncGenerator<readonly TaskDetails[]> {
    const at = path`/projects/${project}/tasks`;
    for await (const page of this.pages(user, at, taskDetailsAnswer, SCAN_FIELDS.judged, options)) {
      yield page.map((task) => toTaskDetails(task));
    }
  }

  /** One task, as in `judged`. */
  async task(user: Subject, gid: string, options: CallOptions): Promise<TaskDetails> {
    const answer = await this.accounts
      .wireOf(user, options)
      .read(taskDetailsAnswer, path`/tasks/${gid}`, SCAN_FIELDS.judged);
    return toTaskDetails(answer);
  }

  /**
   * When a task came into the section in which it is now, as its stories tell.
   * @returns ISO 8601; undefined when the task was created there
   */
  async enteredAt(
    user: Subject,
    task: string,
    place: { readonly section: string; readonly project: string },
    options: CallOptions,
  ): Promise<string | undefined> {
    let entered: string | undefined;
    const at = path`/tasks/${task}/stories`;
    for await (const page of limited(this.pages(user, at, move, SCAN_FIELDS.move, options), STORY_PAGES)) {
      for (const { resource_subtype: kind, created_at, new_section, project } of page) {
        const moved = kind === 'section_changed' && new_section?.gid === place.section;
        const added = kind === 'added_to_project' && project?.gid === place.project;
        if (moved || added) entered = created_at ?? undefined;
      }
    }
    return entered;
  }

  /** The texts of a task's comments with their moments (ISO 8601), the oldest first. */
  async comments(user: Subject, task: string, options: CallOptions): Promise<{ text: string; created_at: string }[]> {
    const pages = this.pages(user, path`/tasks/${task}/stories`, storyAnswer, FIELDS.story, options);
    const stories = await collected(limited(pages, STORY_PAGES));
    return stories
      .filter(({ type }) => type === 'comment')
      .map(({ text: words, created_at }) => ({ text: words ?? '', created_at: created_at ?? '' }));
  }

  private async *pages<T>(
    user: Subject,
    at: string,
    record: z.ZodType<T>,
    fields: string,
    options: CallOptions,
    query: Record<string, boolean> = {},
  ): AsyncGenerator<readonly T[]> {
    const wire = this.accounts.wireOf(user, options);
    let offset: string | undefined;
    do {
      options.signal?.throwIfAborted();
      const page = await wire.list(record, at, fields, { ...query, limit: PAGE, offset });
      yield page.items;
      offset = page.nextOffset ?? undefined;
    } while (offset !== undefined);
  }
}

async function* limited<T>(pages: AsyncIterable<T>, most: number): AsyncGenerator<T> {
  let read = 0;
  for await (const page of pages) {
    yield page;
    if (++read === most) return;
  }
}

async function collected<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
