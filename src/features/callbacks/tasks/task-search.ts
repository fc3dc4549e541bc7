import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ProviderError } from '../../../contracts/index.js';
import { type CallbackTask } from '../../../platform/database/index.js';
import { AsanaAccounts, type AsanaClient, type RecentTaskAnswer } from '../../../providers/asana/index.js';
import { callbacksOf } from '../owner.js';
import { referenceLine } from './callback-text.js';
import { TaskIntents } from './intents.js';

const PAGE = 100;
const MOST_PAGES = 20;
/** Asana's clock and ours may differ so much; where sameness alone decides, less is allowed. */
const SKEW_MS = 5 * 60_000;
const SAME_SKEW_MS = 60_000;

/** What of a stored draft tells its task from others. */
const sought = z.object({
  name: z.string(),
  notes: z.string().optional(),
  html_notes: z.string().optional(),
  projects: z.array(z.string()).optional(),
  parent: z.string().optional(),
});
type Sought = z.output<typeof sought>;

/**
 * Finds the task that a call may have made whose answer was lost. Personal access tokens have no external ids
 * (https://developers.asana.com/docs/custom-external-data), so it is looked for among the newest tasks of its project: by
 * the reference that callback tasks carry in their notes; tasks from ready fields by being the same in name and notes,
 * made by this account since, and nobody else's.
 */
@Injectable()
export class TaskSearch {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly intents: TaskIntents,
  ) {}

  /** @returns its gid; undefined when it is not there. @throws ProviderError when that cannot be told */
  async find(client: AsanaClient, row: CallbackTask): Promise<string | undefined> {
    const { id, organizationId } = row;
    const sentAt = (row.sentAt ?? row.createdAt).getTime();
    const draft = sought.parse(row.draft);
    const since = new Date(sentAt - SKEW_MS).toISOString();
    const madeSince = new Date(sentAt - SAME_SKEW_MS).toISOString();
    const me = await this.accounts.gidOf(callbacksOf(organizationId));
    const isIt = draft.html_notes?.includes(referenceLine(id))
      ? ({ notes }: RecentTaskAnswer) => notes?.includes(referenceLine(id)) ?? false
      : (task: RecentTaskAnswer) => isSame(draft, task) && (task.created_at ?? '') >= madeSince && isBy(me, task);
    const found = (await recent(client, draft, since)).filter(isIt);
    const others = await this.intents.known(
      organizationId,
      found.map(({ gid }) => gid),
    );
    const [oldest] = found
      .filter(({ gid }) => !others.has(gid))
      .sort((one, other) => ((one.created_at ?? '') < (other.created_at ?? '') ? -1 : 1));
    return oldest?.gid;
  }
}

/** @throws ProviderError also when there are more than can be looked through: among the rest may be the one sought */
async function recent(client: AsanaClient, { projects, parent }: Sought, since: string): Promise<RecentTaskAnswer[]> {
  const [project] = projects ?? [];
  const place = project === undefined ? { parent: parent ?? '' } : { project };
  const tasks: RecentTaskAnswer[] = [];
  let offset: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { items, nextOffset } = await client.recentTasks(place, since, { limit: PAGE, offset });
    tasks.push(...items);
    if (nextOffset === null) return tasks;
    offset = nextOffset;
  }
  throw new ProviderError('unavailable', 'Too many tasks are new to look through them.', { code: 'search_unfinished' });
}

const normal = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

const isSame = (draft: Sought, { name, notes, html_notes }: RecentTaskAnswer) =>
  name === draft.name &&
  (draft.html_notes === undefined ? normal(notes) === normal(draft.notes) : html_notes === draft.html_notes);

const isBy = (account: string, { created_by }: RecentTaskAnswer) => !created_by || created_by.gid === account;
