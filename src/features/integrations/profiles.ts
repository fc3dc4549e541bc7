import { Injectable } from '@nestjs/common';
import { type Caller, type Subject } from '../../contracts/index.js';
import { Connections } from '../../hub/connections/index.js';
import { asana, AsanaDirectory } from '../../providers/asana/index.js';
import { type ProfileData } from './answers.js';

/** Whose account a user has connected, and what of it the connection covers. Every method throws ProviderError. */
@Injectable()
export class Profiles {
  constructor(
    private readonly directory: AsanaDirectory,
    private readonly connections: Connections,
  ) {}

  async of(user: Subject, caller: Caller): Promise<ProfileData> {
    const profile = await this.directory.profile(user, caller, {});
    const connection = await this.connections.find({ ...user, provider: asana.manifest.id });
    const service = serviceOf(connection?.scopes ?? []);
    return {
      user: profile,
      workspace_id: profile.workspaces[0]?.gid ?? null,
      services: {
        tasks: service('tasks:read'),
        projects: service('projects:read'),
        teams: service('teams:read'),
        search: service('tasks:read'),
      },
    };
  }
}

/** A connection that was handed over without its scopes is taken at its word. */
const serviceOf = (granted: readonly string[]) => (scope: string) => {
  const enabled = granted.length === 0 || granted.includes('default') || granted.includes(scope);
  return { enabled, status: enabled ? ('connected' as const) : ('scope_missing' as const) };
};
