import {
  ConnectedApi,
  type ConnectionRef,
  type ProviderRequest,
  type ProviderResponse,
} from '../../src/contracts/index.js';
import { AsanaAccounts, AsanaFullLists, AsanaTaskScan } from '../../src/providers/asana/index.js';
import { type DescribedAsana, useDescribedAsana } from './described-asana.js';
import { describeAgainst } from './prism.js';

const describeWhenPossible = describeAgainst('scan → asana');

const user = { organizationId: 'o', userId: 'u' };

/** Asana's description as the other side, one page long. */
class DescribedApi extends ConnectedApi {
  constructor(private readonly described: DescribedAsana) {
    super();
  }

  override async call(_: ConnectionRef, request: ProviderRequest): Promise<ProviderResponse> {
    const answer = await this.described.recorded(request);
    return { ...answer, body: { ...(answer.body as object), next_page: null } };
  }

  override async account(): Promise<undefined> {
    return undefined;
  }
}

describeWhenPossible('scans of Asana against its official description', () => {
  const described = useDescribedAsana();

  it('break it nowhere and read every example', async () => {
    const scan = new AsanaTaskScan(new AsanaAccounts(new DescribedApi(described())));
    for await (const page of scan.projects(user, '12345', {})) expect(page.length).toBeGreaterThan(0);
    for await (const page of scan.measured(user, '12345', {})) expect(page.length).toBeGreaterThan(0);
    for await (const page of scan.judged(user, '12345', {})) expect(page.length).toBeGreaterThan(0);
    expect((await scan.project(user, '12345', {})).gid).toEqual(expect.any(String));
    expect((await scan.sections(user, '12345', {})).length).toBeGreaterThan(0);
    expect((await scan.task(user, '12345', {})).gid).toEqual(expect.any(String));
    await scan.enteredAt(user, '12345', { section: '1', project: '2' }, {});
    await scan.comments(user, '12345', {});
    expect(described().violations).toEqual([]);
    expect(described().calls).toBe(8);
  }, 60_000);

  it('nor do lists of whole records', async () => {
    const lists = new AsanaFullLists(new AsanaAccounts(new DescribedApi(described())));
    const page = { limit: 50 };
    const since = '2026-11-21T09:00:00.000Z';
    const span = { completedSince: since, modifiedSince: since };
    const everything = () => true;
    const found = [
      await lists.tasks(user, { project: '12345' }, span, everything, page),
      await lists.tasks(user, { assignee: 'me', workspace: '12345' }, {}, everything, page),
      await lists.projects(user, { workspace: '12345' }, undefined, page),
      await lists.projects(user, { team: '12345' }, true, page),
      await lists.teams(user, '12345', page),
    ];
    for (const { items } of found) expect(items.length).toBeGreaterThan(0);
    expect(described().violations).toEqual([]);
    expect(described().calls).toBe(5);
  }, 60_000);
});
