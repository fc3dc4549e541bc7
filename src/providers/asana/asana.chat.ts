import { type ChatCommand, type ChatReply, type ProviderCall } from '../../contracts/index.js';
import { AsanaClient } from './asana.client.js';

/** Tasks one reply shows. */
const SHOWN = 20;

const itemsOf = (records: readonly { gid: string; name?: string | null }[]) =>
  records.map(({ gid, name }) => ({ id: gid, name: name ?? '' }));
const named = (records: readonly { name?: string | null }[]) => records.map(({ name }) => name ?? '').join(', ');

async function account(call: ProviderCall): Promise<ChatReply> {
  const user = await new AsanaClient(call).user('me');
  return { text: `Asana is connected as ${user.name ?? user.email ?? user.gid}.`, items: itemsOf([user]) };
}

async function workspaces(call: ProviderCall): Promise<ChatReply> {
  const { items } = await new AsanaClient(call).workspaces({ limit: SHOWN });
  const text = items.length > 0 ? `Your Asana workspaces: ${named(items)}.` : 'You belong to no Asana workspace.';
  return { text, items: itemsOf(items) };
}

async function ownTasks(call: ProviderCall): Promise<ChatReply> {
  const client = new AsanaClient(call);
  const [workspace] = (await client.workspaces({ limit: 1 })).items;
  if (!workspace) return { text: 'You belong to no Asana workspace.' };
  const now = new Date().toISOString();
  const { items, nextOffset } = await client.assignedTasks('me', workspace.gid, now, { limit: SHOWN });
  const where = `in ${workspace.name ?? 'your workspace'}`;
  if (items.length === 0) return { text: `You have no open tasks ${where}.` };
  const count = nextOffset === null ? String(items.length) : `more than ${items.length}`;
  return {
    text: `You have ${count} open task${items.length === 1 ? '' : 's'} ${where}: ${named(items)}.`,
    items: itemsOf(items),
  };
}

/** The commands of the registry that only read. */
export const asanaChat: Readonly<Record<string, ChatCommand>> = {
  'use asana': account,
  'access asana': workspaces,
  'show my asana tasks': ownTasks,
};
