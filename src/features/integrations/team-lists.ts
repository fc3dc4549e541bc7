import { Injectable } from '@nestjs/common';
import { ProviderError, type Subject } from '../../contracts/index.js';
import { AsanaAccounts, type AsanaClient, AsanaFullLists, paginationOf } from '../../providers/asana/index.js';
import { type Member, type TeamsData } from './answers.js';
import { fanOut } from './fan-out.js';
import { type TeamsRequest } from './requests.js';

/** Teams of a page whose members are read, at a call each. */
const MOST_WITH_MEMBERS = 20;
const MEMBERS_SHOWN = 100;

/** Teams and who is in them. Every method throws ProviderError. */
@Injectable()
export class TeamLists {
  constructor(
    private readonly accounts: AsanaAccounts,
    private readonly lists: AsanaFullLists,
  ) {}

  async list(user: Subject, { workspace_id, limit, offset }: TeamsRequest): Promise<TeamsData> {
    const client = this.accounts.clientOf(user);
    const workspace = workspace_id ?? (await this.accounts.defaultWorkspaceOf(user));
    const page = await this.lists.teams(user, workspace, { limit, offset });
    const { items } = page;
    const members = await fanOut(items.slice(0, MOST_WITH_MEMBERS), ({ gid }) => membersOf(client, gid));
    return {
      teams: items.map((team, index) => ({ ...team, members: members[index] ?? null })),
      total_count: items.length,
      workspace_id: workspace,
      ...paginationOf(page, { limit, offset }),
    };
  }
}

/** The first 100; null where the connection may not read them. */
export async function membersOf(client: AsanaClient, team: string): Promise<Member[] | null> {
  try {
    const { items } = await client.users({ team }, { limit: MEMBERS_SHOWN });
    return items.map(({ gid, name, email, photo }) => ({
      id: gid,
      gid,
      name: name ?? '',
      email: email ?? null,
      photo: photo?.image_128x128 ?? null,
    }));
  } catch (error) {
    if (error instanceof ProviderError && error.kind === 'forbidden') return null;
    throw error;
  }
}
