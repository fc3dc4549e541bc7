import { type CallbackTask } from '../../../platform/database/index.js';
import { type AsanaAccounts, type AsanaClient, type RecentTaskAnswer } from '../../../providers/asana/index.js';
import { type TaskIntents } from './intents.js';
import { TaskSearch } from './task-search.js';

const accounts = { gidOf: async () => '7' } as unknown as AsanaAccounts;
const intents = { known: async () => new Set<string>() } as unknown as TaskIntents;
const search = new TaskSearch(accounts, intents);

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 12, minute));
const row = (more: Partial<CallbackTask> = {}) =>
  ({
    id: 'a',
    organizationId: 'o',
    createdAt: at(0),
    sentAt: at(30),
    draft: { name: 'Call Jo', projects: ['1'] },
    ...more,
  }) as unknown as CallbackTask;
const task = (gid: string, minute: number) =>
  ({ gid, name: 'Call Jo', notes: '', created_at: at(minute).toISOString() }) as unknown as RecentTaskAnswer;

/** Answers page by page, with so many pages, and remembers since when it was asked. */
function clientWith(items: readonly RecentTaskAnswer[], pages: number) {
  const asked: string[] = [];
  const recentTasks = async (_place: object, since: string) => {
    asked.push(since);
    return { items: asked.length === pages ? items : [], nextOffset: asked.length === pages ? null : 'next' };
  };
  return { client: { recentTasks } as unknown as AsanaClient, asked };
}

describe('the search for a task whose making was not confirmed', () => {
  it('looks at all pages there are', async () => {
    const { client, asked } = clientWith([task('9', 31)], 20);
    expect(await search.find(client, row())).toBe('9');
    expect(asked).toHaveLength(20);
  });

  it('says that it cannot tell when there are more than it looks at', async () => {
    const { client } = clientWith([task('9', 31)], 21);
    await expect(search.find(client, row())).rejects.toMatchObject({ kind: 'unavailable', code: 'search_unfinished' });
  });

  it('begins when it was first sent, however long it had waited before', async () => {
    const { client, asked } = clientWith([task('8', 10), task('9', 31)], 1);
    expect(await search.find(client, row())).toBe('9');
    expect(asked).toEqual([at(25).toISOString()]);
    expect(await search.find(clientWith([task('8', 10)], 1).client, row({ sentAt: null }))).toBe('8');
  });
});
