import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  ConnectedApi,
  type ConnectionRef,
  type ProviderCall,
  type ProviderRequest,
  type Subject,
} from '../../contracts/index.js';
import { problem } from '../../platform/problem/index.js';
import { AsanaClient, type Place } from './asana.client.js';
import { asanaManifest } from './asana.manifest.js';
import { AsanaWire } from './asana.wire.js';
import { AsanaWorkspaceClient } from './workspace/asana.workspace-client.js';

/** Who waits for the calls, and what ends the waiting. */
export type CallOptions = Pick<ProviderRequest, 'priority' | 'signal'>;

const connectionOf = (user: Subject): ConnectionRef => ({
  organizationId: user.organizationId,
  userId: user.userId,
  provider: asanaManifest.id,
});

/** What `identify` left in the account's profile. */
const knownWorkspaces = z.object({ workspaces: z.array(z.object({ gid: z.string() })) });

/** Our users' Asana accounts. */
@Injectable()
export class AsanaAccounts {
  constructor(private readonly api: ConnectedApi) {}

  /** Asana's API as the account that the user has connected. */
  clientOf(user: Subject, options?: CallOptions): AsanaClient {
    return new AsanaClient(this.callOf(user, options));
  }

  /** The same for reads of their own fields. */
  wireOf(user: Subject, options?: CallOptions): AsanaWire {
    return new AsanaWire(this.callOf(user, options));
  }

  /** What belongs to whole workspaces, and lists as they are this moment. */
  workspaceOf(user: Subject, options?: CallOptions): AsanaWorkspaceClient {
    return new AsanaWorkspaceClient(this.callOf(user, options));
  }

  /** gid of the account. @throws ProviderError */
  async gidOf(user: Subject): Promise<string> {
    const account = await this.api.account(connectionOf(user));
    return account?.id ?? (await this.clientOf(user).user('me')).gid;
  }

  /** gid of the workspace a user means who names none: the first one of the account. @throws ProviderError */
  async defaultWorkspaceOf(user: Subject): Promise<string> {
    const account = await this.api.account(connectionOf(user));
    const known = knownWorkspaces.safeParse(account?.profile).data?.workspaces;
    const workspaces = known?.length ? known : (await this.clientOf(user).user('me')).workspaces;
    const first = workspaces?.[0];
    if (!first) throw problem('provider_not_found', { detail: 'The Asana account belongs to no workspace.' });
    return first.gid;
  }

  /** A team where one is named, else the workspace named, else the default one. @throws ProviderError */
  async placeOf(user: Subject, named: { team_id?: string; workspace_id?: string }): Promise<Place> {
    if (named.team_id) return { team: named.team_id };
    return { workspace: named.workspace_id ?? (await this.defaultWorkspaceOf(user)) };
  }

  private callOf(user: Subject, { priority, signal }: CallOptions = {}): ProviderCall {
    const connection = connectionOf(user);
    return (request) => this.api.call(connection, { priority, signal, ...request });
  }
}
