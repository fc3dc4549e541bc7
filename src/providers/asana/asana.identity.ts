import { type ProviderAccount, type ProviderCall } from '../../contracts/index.js';
import { AsanaClient } from './asana.client.js';
import { type UserAnswer } from './asana.schemas.js';

/** Above this an answer counts as slow, in milliseconds. */
const SLOW_MS = 2_000;

export function toAccount(user: UserAnswer): ProviderAccount {
  const workspaces = (user.workspaces ?? []).map(({ gid, name }) => ({ gid, name: name ?? '' }));
  const name = user.name ?? '';
  const email = user.email ?? undefined;
  const avatar = user.photo?.image_128x128 ?? null;
  return {
    id: user.gid,
    name,
    email,
    profile: { gid: user.gid, name, email: email ?? null, avatar_url_128x128: avatar, workspaces },
  };
}

export const identify = async (call: ProviderCall): Promise<ProviderAccount> =>
  toAccount(await new AsanaClient(call).user('me'));

/** Lists workspaces: it writes nothing, and every account may do it. */
export async function testConnection(call: ProviderCall, now: () => number = Date.now) {
  const started = now();
  const workspaces = await new AsanaClient(call).workspaces({ limit: 100 });
  return {
    workspaces_retrieved: workspaces.items.length,
    api_response_time: now() - started > SLOW_MS ? 'slow' : 'normal',
  };
}
