import { ProviderError } from '../../../contracts/index.js';
import { type AsanaAccounts, type CallOptions } from '../asana.accounts.js';
import { AsanaProjects } from './asana.projects.js';

describe('a project', () => {
  it('that cannot be had has the calls ended that were made for it beside', async () => {
    let counting: AbortSignal | undefined;
    const clientOf = (_user: unknown, { signal }: CallOptions) => ({
      projectDetails: () => Promise.reject(new ProviderError('not_found', 'No such project')),
      taskCounts: () => {
        counting = signal;
        return new Promise(() => undefined);
      },
    });
    const projects = new AsanaProjects({ clientOf } as unknown as AsanaAccounts);
    await expect(projects.get({ organizationId: 'o', userId: 'u' }, '1')).rejects.toMatchObject({ kind: 'not_found' });
    expect(counting?.aborted).toBe(true);
  });
});
