import { setTimeout as sleep } from 'node:timers/promises';
import { MissedEventsPoll } from '../../src/hub/webhooks/subscriptions/missed-events.js';
import { ChangeFeed } from '../../src/platform/database/index.js';
import { configureCallbacks } from '../support/callbacks.js';
import { MirrorStage } from '../support/mirror-stage.js';
import { freePort } from '../../tools/network/ports.mjs';
import { Gate } from './ninety-days-gate.js';
import { PeopleAtWork } from './ninety-days-people.js';
import { type Random } from './ninety-days-random.js';

const HOUR = 3_600_000;
const LEADS = 20;
const CALLBACKS_USER = 'switchyard:callbacks';

interface LeadRow {
  id: string;
  task_id: string | null;
  status: string;
  assigned_to: string | null;
  follow_up_date: string | null;
}

/** What became of the days. */
export interface Figures {
  days: number;
  /** What people did. */
  actions: number;
  deliveries: number;
  duplicated: number;
  /** Deliveries that never arrived, and those that came out of order. */
  lost: number;
  reordered: number;
  webhooksKilled: number;
  /** By the twin itself, after failing for a day. */
  webhooksDeleted: number;
  tokenRefreshes: number;
  renewed: number;
  gapsFilled: number;
  resets: number;
}

/** Trouble at that hour, for so many hours. */
export interface Outage {
  readonly from: number;
  readonly hours: number;
  /** `inbound`: nothing that is sent to the server arrives; `provider`: Asana's API answers 503. */
  readonly of: 'inbound' | 'provider';
}

/** A server, Asana with people who work there, and time that passes for both at once. */
export class NinetyDays {
  readonly projects: string[] = [];
  readonly figures: Figures = {
    days: 0,
    actions: 0,
    deliveries: 0,
    duplicated: 0,
    lost: 0,
    reordered: 0,
    webhooksKilled: 0,
    webhooksDeleted: 0,
    tokenRefreshes: 0,
    renewed: 0,
    gapsFilled: 0,
    resets: 0,
  };
  /** Leads and the tasks made for them. */
  private readonly callbacks = new Map<string, string>();
  private hour = 0;

  private constructor(
    readonly stage: MirrorStage,
    readonly people: PeopleAtWork,
    private readonly random: Random,
    private readonly gate: Gate,
  ) {}

  static async open(random: Random, env: Record<string, string> = {}): Promise<NinetyDays> {
    const port = await freePort();
    const gate = new Gate(port);
    const settings = { PUBLIC_URL: await gate.start(), PORT: String(port), UPSTREAM_TIMEOUT_MS: '2000' };
    const stage = await MirrorStage.open({ ...settings, ...env }, { isTold: true });
    const people = new PeopleAtWork(stage.twin, random);
    const world = new NinetyDays(stage, people, random, gate);
    for (let n = 0; n < 2; n++) {
      const { project, gids } = await stage.newProject(40);
      await stage.newSection(project, 'Done');
      people.join(project, gids);
      world.projects.push(project);
      await stage.mirror.follow(stage.owner, project);
    }
    await world.callLeadsBack();
    await world.settle();
    return world;
  }

  /** Projects and those who mirror them: the user all, the organization's own connection the first. */
  get mirrors(): [project: string, user: string][] {
    const { userId } = this.stage.owner;
    return [
      ...this.projects.map((project): [string, string] => [project, userId]),
      [this.projects[0] ?? '', CALLBACKS_USER],
    ];
  }

  async close(): Promise<void> {
    await this.stage.close();
    await this.gate.stop();
  }

  /** Nobody asks for what deliveries did not bring. */
  breakGapFilling(): void {
    this.stage.app.app.get(MissedEventsPoll).read = async () => ({ count: 0, oldest: undefined, hasMore: false });
  }

  async live(days: number, outages: readonly Outage[]): Promise<void> {
    const end = this.hour + days * 24;
    while (this.hour < end) {
      await this.pass(1 + this.random.below(12));
      this.trouble(outages);
      this.work();
      await this.settle();
    }
    this.figures.days += days;
  }

  /** Whatever is broken is mended, and a day passes without work. */
  async rest(): Promise<void> {
    this.gate.isOpen = true;
    this.stage.twin.clearFaults();
    this.stage.twin.webhooks.setFaults([]);
    this.figures.reordered += await this.stage.twin.webhooks.release('reversed');
    for (let n = 0; n < 6; n++) {
      await this.pass(4);
      await this.settle();
    }
    await this.count();
  }

  /**
   * Leads whose tasks say otherwise than they do, and how many there are. A lead loses its task when that is deleted, for
   * good; it was contacted once its task was completed, also when that is reopened.
   */
  async compareLeads(): Promise<{ leads: number; wrong: object[] }> {
    const { state } = this.stage.twin.snapshot();
    const tasks = new Map(state.tasks.map((task) => [task.gid, task]));
    const names = new Map(state.users.map(({ gid, name }) => [gid, name]));
    const { rows } = await this.stage.sql.query<LeadRow>(
      'SELECT id, task_id, status, assigned_to, follow_up_date::text FROM leads',
    );
    const wrong = rows.flatMap((lead): object[] => {
      const made = this.callbacks.get(lead.id) ?? '';
      if (lead.task_id === null) return this.people.hasDeleted(made) ? [] : [{ lead, why: 'it lost its task' }];
      const task = tasks.get(lead.task_id);
      if (!task) return [{ lead, why: 'its task is deleted' }];
      const assignee = task.assignee === null ? null : (names.get(task.assignee) ?? null);
      const isSo = assignee === lead.assigned_to && task.dueOn === lead.follow_up_date;
      return isSo && (!task.completed || lead.status === 'contacted') ? [] : [{ lead, task }];
    });
    return { leads: rows.length, wrong };
  }

  /** The organization's own connection mirrors the first project too, and its leads have tasks there. */
  private async callLeadsBack(): Promise<void> {
    const [project = ''] = this.projects;
    const { organizationId } = await configureCallbacks(this.stage.app, project);
    for (let n = 0; n < LEADS; n++) {
      const { lead } = await this.post('/api/callbacks/leads', { name: `Lead ${n}` });
      const taskData = { type: 'callback', lead: { id: lead.id } };
      const { task } = await this.post('/api/integrations/asana/tasks', {
        organizationId,
        campaignId: 'spring',
        taskData,
      });
      this.callbacks.set(lead.id, task.gid);
    }
    await this.settle();
    this.people.take([...this.callbacks.values()]);
  }

  private async post(path: string, body: object) {
    const answer = await this.stage.app.http().post(path).send(body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  private async pass(hours: number): Promise<void> {
    this.hour += hours;
    this.stage.pass(hours * HOUR);
    // Deliveries that were kept back arrive among later ones.
    if (this.random.below(3) === 0) this.figures.reordered += await this.stage.twin.webhooks.release('reversed');
  }

  private trouble(outages: readonly Outage[]): void {
    const { twin } = this.stage;
    const isUnder = (of: Outage['of']) =>
      outages.some((one) => one.of === of && this.hour >= one.from && this.hour < one.from + one.hours);
    this.gate.isOpen = !isUnder('inbound');
    twin.setFaults(isUnder('provider') ? [{ match: { path: '/api/1.0/' }, fault: { status: 503 } }] : []);
    const faults = [{ drop: true }, { copies: 2 + this.random.below(3) }, { hold: true }] as const;
    const fault = faults[this.random.below(8)];
    const times = 1 + this.random.below(2);
    twin.webhooks.setFaults(fault ? [{ times, heartbeats: false, fault }] : []);
    if (fault && 'copies' in fault) this.figures.duplicated += 1;
    if (this.random.below(40) === 0) this.kill();
  }

  /** A webhook ends without a word to anyone. */
  private kill(): void {
    const { webhooks } = this.stage.twin;
    const victim = this.random.of(webhooks.list());
    if (victim && webhooks.kill(victim.gid)) this.figures.webhooksKilled += 1;
  }

  private work(): void {
    const count = this.random.below(7);
    for (let n = 0; n < count; n++) if (this.people.act()) this.figures.actions += 1;
  }

  /** Until all that is due at this hour has happened, at Asana and here. */
  private async settle(): Promise<void> {
    const { stage } = this;
    const feed = stage.app.app.get(ChangeFeed);
    for (;;) {
      stage.twin.advanceClock(0);
      await stage.twin.settle();
      const due = await stage.sql.query<{ kind: string; isFree: boolean }>(
        `SELECT kind, bool_or(lease_until IS NULL) AS "isFree" FROM lanes WHERE due_at <= $1 GROUP BY kind`,
        [new Date(stage.now())],
      );
      if (due.rows.length === 0) break;
      // Lanes look twice a second by themselves; here a second is nothing.
      for (const { kind, isFree } of due.rows) if (isFree) feed.tellHere('lanes', kind);
      await sleep(8);
    }
    const calls = stage.twin.calls();
    this.figures.tokenRefreshes += calls.filter(
      ({ path, status }) => path === '/-/oauth_token' && status === 200,
    ).length;
    stage.twin.clearCalls();
  }

  private async count(): Promise<void> {
    const { sql, twin } = this.stage;
    const { sent, dropped, webhooksDeleted } = twin.webhooks.counts();
    Object.assign(this.figures, { deliveries: sent, lost: dropped, webhooksDeleted });
    const ledger = await sql.query<{ change: string; n: string }>(
      'SELECT change, count(*) AS n FROM webhook_ledger GROUP BY change',
    );
    const of = (change: string) => Number(ledger.rows.find((row) => row.change === change)?.n ?? 0);
    const resets = await sql.query(`SELECT 1 FROM events WHERE type = 'subscription.reset'`);
    const found = { renewed: of('renewed'), gapsFilled: of('gap_filled'), resets: resets.rowCount ?? 0 };
    Object.assign(this.figures, found);
  }
}
