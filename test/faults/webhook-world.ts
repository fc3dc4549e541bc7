import { type ServerResponse } from 'node:http';
import { type ConnectionRef } from '../../src/contracts/index.js';
import { dedupeKeyOf } from '../../src/hub/events/dedupe-key.js';
import { type SubscriptionView, WebhookSubscriptions } from '../../src/hub/webhooks/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { eventAnswer, toReported } from '../../src/providers/asana/webhooks/asana.events.js';
import { ANA, type AsanaTestApp, startAsanaApp } from '../contract/asana-support.js';
import { connectAsana } from '../support/connect.js';
import { WireServer, type WireRequest } from '../support/wire-server.js';

const HOUR = 3_600_000;

/** A server with one subscription to a project of the twin. Time, and the way from the twin to the server, are the test's. */
export class WebhookWorld {
  /** While false, what the twin sends is answered 503 on its way. */
  isReachable = true;
  /** Where what the twin sends arrives: this server, or another instance of it. */
  instance = '';
  private offset = 0;
  /** Keys of all events that the twin has told of to somebody who never stopped asking. */
  private readonly happened = new Set<string>();
  private sync = '';

  private constructor(
    readonly server: AsanaTestApp,
    readonly project: string,
    private readonly inbound: WireServer,
    private readonly ref: ConnectionRef,
    private readonly token: string,
  ) {}

  static async open(): Promise<WebhookWorld> {
    const made: { world?: WebhookWorld } = {};
    const inbound = new WireServer((request, response) => void made.world?.forward(request, response));
    await inbound.start();
    const server = await startAsanaApp({}, { now: () => Date.now() + (made.world?.offset ?? 0) });
    await connectAsana(server, 'ana');
    const workspace = await server.gidOf('/workspaces', 'Meridian Labs');
    const project = await server.gidOf(`/workspaces/${workspace}/projects`, 'Website relaunch');
    const { id: organizationId } = await server.app.get(PrismaService).organization.findFirstOrThrow();
    const { accessToken } = server.sandbox.asana.issueToken({ person: ANA, personal: true });
    const ref = { organizationId, userId: 'ana', provider: 'asana' };
    const world = (made.world = new WebhookWorld(server, project, inbound, ref, accessToken));
    await world.listen();
    const deliveryUrl = `${inbound.url}/hook?of=ana`;
    await server.app.get(WebhookSubscriptions).ensure(ref, { resource: project, deliveryUrl }, { wait: true });
    await world.settle();
    return world;
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.inbound.stop();
  }

  get asana() {
    return this.server.sandbox.asana;
  }

  get prisma(): PrismaService {
    return this.server.app.get(PrismaService);
  }

  /** Of webhooks that the twin has for the project. */
  remotes(): string[] {
    return this.asana.webhooks
      .list()
      .filter(({ resource }) => resource.gid === this.project)
      .map(({ gid }) => gid);
  }

  /** Everything that can happen to tasks, deletions included. */
  async work(): Promise<void> {
    const ana = this.asana.as(ANA);
    const [one = '', two = '', three = ''] = ana.createTasks(this.project, 3);
    ana.rename(one, 'Renamed');
    ana.complete(one);
    ana.comment(two, 'Seen');
    ana.deleteTask(two);
    ana.deleteTask(three);
    ana.undeleteTask(three);
    await this.listen();
  }

  /** Time passes for server and twin; nothing else is done. */
  async pass(hours: number): Promise<void> {
    this.offset += hours * HOUR;
    this.asana.advanceClock(0);
    await this.settle();
    await this.listen();
  }

  async settle(): Promise<void> {
    await this.asana.settle();
  }

  /** The subscription is looked after, as it is when its time has come. */
  async check(): Promise<SubscriptionView> {
    const { id } = await this.subscription();
    const checked = await this.server.app.get(WebhookSubscriptions).check(id);
    if (checked) return checked;
    throw new Error('The subscription is gone.');
  }

  async subscription(): Promise<SubscriptionView> {
    const found = await this.server.app.get(WebhookSubscriptions).get(this.ref, this.project);
    if (found) return found;
    throw new Error('There is no subscription.');
  }

  /** Changes and their reasons, the oldest first. */
  async ledger(): Promise<string[]> {
    const entries = await this.prisma.webhookLedgerEntry.findMany({ orderBy: { id: 'asc' } });
    return entries.map(({ change, reason }) => (reason === null ? change : `${change}: ${reason}`));
  }

  /** How many events the log lacks, and how many it has that never were. */
  async difference(): Promise<{ readonly missing: number; readonly invented: number; readonly happened: number }> {
    await this.listen();
    const rows = await this.prisma.event.findMany({ where: { source: 'asana' }, select: { dedupeKey: true } });
    const known = new Set(rows.map(({ dedupeKey }) => Buffer.from(dedupeKey).toString('hex')));
    return {
      missing: [...this.happened].filter((key) => !known.has(key)).length,
      invented: [...known].filter((key) => !this.happened.has(key)).length,
      happened: this.happened.size,
    };
  }

  private async listen(): Promise<void> {
    for (let hasMore = true; hasMore;) {
      const query = new URLSearchParams({ resource: this.project, sync: this.sync });
      const answer = await fetch(`${this.server.sandbox.url}/asana/api/1.0/events?${query.toString()}`, {
        headers: { authorization: `Bearer ${this.token}` },
      });
      const page = (await answer.json()) as { data?: unknown[]; sync: string; has_more?: boolean };
      for (const event of page.data ?? []) {
        const { identity } = toReported(eventAnswer.parse(event), new Date(0));
        this.happened.add(dedupeKeyOf(this.ref, 'asana', identity).toString('hex'));
      }
      this.sync = page.sync;
      hasMore = page.has_more === true;
    }
  }

  /** To the webhook's own address: the token is in the query of the one that the twin knows. */
  private async forward({ url, headers, body }: WireRequest, response: ServerResponse): Promise<void> {
    if (!this.isReachable) return void response.writeHead(503).end();
    const token = new URL(url, this.inbound.url).searchParams.get('token') ?? '';
    const { 'x-hook-secret': offered, 'x-hook-signature': signature } = headers;
    try {
      const answer = await fetch(`${this.instance || this.server.url}/api/webhooks/asana/${token}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(typeof offered === 'string' && { 'x-hook-secret': offered }),
          ...(typeof signature === 'string' && { 'x-hook-signature': signature }),
        },
        body: new Uint8Array(body),
      });
      const echoed = answer.headers.get('x-hook-secret');
      response.writeHead(answer.status, echoed === null ? {} : { 'x-hook-secret': echoed }).end(await answer.text());
    } catch {
      response.destroy();
    }
  }
}
