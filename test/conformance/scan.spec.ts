import {
  ConnectedApi,
  type ConnectionRef,
  type ProviderRequest,
  type ProviderResponse,
} from '../../src/contracts/index.js';
import { UpstreamHttp, UpstreamObserver } from '../../src/platform/http/index.js';
import { Secret } from '../../src/platform/vault/index.js';
import { asana, AsanaAccounts, AsanaFullLists, AsanaTaskScan } from '../../src/providers/asana/index.js';
import { describeAgainst, type Prism, startPrismMock } from './prism.js';

const describeWhenPossible = describeAgainst('scan → asana');

const user = { organizationId: 'o', userId: 'u' };

/** Asana's description as the other side, one page long. */
class DescribedApi extends ConnectedApi {
  readonly violations: string[] = [];
  calls = 0;

  constructor(
    private readonly upstream: UpstreamHttp,
    private readonly base: string,
  ) {
    super();
  }

  override async call(_: ConnectionRef, { method, path, query }: ProviderRequest): Promise<ProviderResponse> {
    this.calls += 1;
    const answer = await this.upstream.send({
      provider: asana.manifest.id,
      method,
      url: this.base + path,
      allowedHosts: asana.manifest.hosts,
      query,
      bearer: Secret.of('a-token'),
      policy: 'once',
    });
    const found = answer.headers['sl-violations'];
    if (found) this.violations.push(`${method} ${path}: ${found}`);
    return { ...answer, body: { ...(answer.body as object), next_page: null } };
  }

  override async account(): Promise<undefined> {
    return undefined;
  }
}

describeWhenPossible('scans of Asana against its official description', () => {
  let prism: Prism;
  let upstream: UpstreamHttp;

  beforeAll(async () => {
    prism = await startPrismMock();
    upstream = new UpstreamHttp({ allowLoopback: true, timeoutMs: 20_000 }, new UpstreamObserver());
  }, 90_000);
  afterAll(async () => {
    await upstream.onApplicationShutdown();
    await prism.close();
  });

  it('break it nowhere and read every example', async () => {
    const api = new DescribedApi(upstream, prism.url);
    const scan = new AsanaTaskScan(new AsanaAccounts(api));
    for await (const page of scan.projects(user, '12345', {})) expect(page.length).toBeGreaterThan(0);
    for await (const page of scan.measured(user, '12345', {})) expect(page.length).toBeGreaterThan(0);
    for await (const page of scan.judged(user, '12345', {})) expect(page.length).toBeGreaterThan(0);
    expect((await scan.project(user, '12345', {})).gid).toEqual(expect.any(String));
    expect((await scan.sections(user, '12345', {})).length).toBeGreaterThan(0);
    expect((await scan.task(user, '12345', {})).gid).toEqual(expect.any(String));
    await scan.enteredAt(user, '12345', { section: '1', project: '2' }, {});
    await scan.comments(user, '12345', {});
    expect(api.violations).toEqual([]);
    expect(api.calls).toBe(8);
  }, 60_000);

  it('nor do lists of whole records', async () => {
    const api = new DescribedApi(upstream, prism.url);
    const lists = new AsanaFullLists(new AsanaAccounts(api));
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
    expect(api.violations).toEqual([]);
    expect(api.calls).toBe(5);
  }, 60_000);
});
