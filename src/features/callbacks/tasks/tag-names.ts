import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../../platform/clock/index.js';
import { LruMap } from '../../../platform/memory/index.js';
import { type AsanaClient, requestFields } from '../../../providers/asana/index.js';

const KEPT_MS = 60_000;
const MOST_WORKSPACES = 1_000;
const PAGE = 100;
const MOST_PAGES = 20;

type Names = ReadonlyMap<string, string>;
const isGid = (text: string) => requestFields.gid.safeParse(text).success;
const folded = (name: string) => name.trim().toLocaleLowerCase();

/** gids of tags by their names; our own cache of Asana's answers ends with every write, and every task is one. */
@Injectable()
export class TagNames {
  private readonly kept = new LruMap<string, { readonly names: Names; readonly readAt: number }>(MOST_WORKSPACES);

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** A name that no tag of the workspace has is left out: a label is not worth a callback. @throws ProviderError */
  async gidsOf(
    client: AsanaClient,
    owner: string,
    workspace: string | null,
    tags: readonly string[],
  ): Promise<string[]> {
    if (tags.every(isGid) || workspace === null) return [...new Set(tags.filter(isGid))];
    const names = await this.namesIn(client, `${owner}:${workspace}`, workspace);
    return [...new Set(tags.flatMap((tag) => (isGid(tag) ? tag : (names.get(folded(tag)) ?? []))))];
  }

  private async namesIn(client: AsanaClient, key: string, workspace: string): Promise<Names> {
    const known = this.kept.get(key);
    if (known && this.clock.now() - known.readAt < KEPT_MS) return known.names;
    const names = new Map<string, string>();
    let offset: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const { items, nextOffset } = await client.tags(workspace, { limit: PAGE, offset });
      for (const { gid, name } of items) names.set(folded(name ?? ''), gid);
      if (nextOffset === null) break;
      offset = nextOffset;
    }
    this.kept.set(key, { names, readAt: this.clock.now() });
    return names;
  }
}
