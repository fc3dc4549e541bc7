import pg from 'pg';
import { type AsanaSnapshot } from '../../sandbox/asana/index.js';
import { type MirrorOwner, type TaskChange, TaskMirror, type TaskState } from '../../src/features/task-sync/index.js';
import { type ReportedEvent } from '../../src/contracts/index.js';
import { EventLog } from '../../src/hub/events/index.js';
import { PrismaService } from '../../src/platform/database/index.js';
import { startTestApp, type TestApp } from './app.js';
import { ANA, connectAsana } from './connect.js';
import { eventually } from './eventually.js';

/** The limits are looked at elsewhere. */
const UNLIMITED = { ASANA_RATE_PER_MINUTE: '1000000' };

type TwinTask = AsanaSnapshot['state']['tasks'][number];

export interface StoredTask {
  readonly user_id: string;
  readonly gid: string;
  readonly data: TaskState;
  readonly projects: string[];
  readonly deleted_at: Date | null;
}

/** A server whose user mirrors projects of the twin, with all that its mirror told. */
export class MirrorStage {
  readonly changes: TaskChange[] = [];
  /** Milliseconds by which server and twin are ahead of the system's clock. */
  private events = 0;

  private constructor(
    readonly app: TestApp,
    readonly owner: MirrorOwner,
    readonly sql: pg.Pool,
    private readonly time: { ms: number },
  ) {}

  /** @param isTold by webhooks; otherwise nobody but `report` tells what happens */
  static async open(env: Record<string, string> = {}, { isTold = false } = {}): Promise<MirrorStage> {
    const time = { ms: 0 };
    const app = await startTestApp({ ...UNLIMITED, ...env }, { now: () => Date.now() + time.ms });
    await connectAsana(app, 'ana');
    app.sandbox.asana.setLimits({ perMinute: null, concurrentReads: 1000, concurrentWrites: 1000 });
    app.sandbox.asana.webhooks.set({ allowLoopbackTargets: isTold });
    const sql = new pg.Pool({ connectionString: app.databaseUrl, max: 3 });
    const organization = await sql.query<{ id: string }>('SELECT id FROM organizations');
    const organizationId = organization.rows[0]?.id ?? '';
    const stage = new MirrorStage(app, { organizationId, userId: 'ana', provider: 'asana' }, sql, time);
    stage.mirror.onChange('stage', async (changes) => void stage.changes.push(...changes));
    return stage;
  }

  async close(): Promise<void> {
    await this.sql.end();
    await this.app.close();
  }

  get mirror(): TaskMirror {
    return this.app.app.get(TaskMirror);
  }

  get twin() {
    return this.app.sandbox.asana;
  }

  /** Ana at work in Asana itself. */
  get ana() {
    return this.twin.as(ANA);
  }

  now(): number {
    return Date.now() + this.time.ms;
  }

  pass(milliseconds: number): void {
    this.time.ms += milliseconds;
  }

  /** A project of its own with some tasks: gid of the project, gids of the tasks. */
  async newProject(tasks: number): Promise<{ project: string; gids: string[] }> {
    const { body } = await this.app
      .http()
      .post('/api/asana/projects')
      .send({ user_id: this.owner.userId, name: 'Mirrored', team_id: this.team })
      .expect(200);
    const project = String(body.project.id ?? body.project.gid);
    return { project, gids: this.ana.createTasks(project, tasks) };
  }

  async newSection(project: string, name: string): Promise<string> {
    const { body } = await this.app
      .http()
      .post(`/api/asana/projects/${project}/sections`)
      .send({ user_id: this.owner.userId, name })
      .expect(201);
    return body.section.gid;
  }

  private get team(): string {
    return this.twin.snapshot().state.teams[0]?.gid ?? '';
  }

  /** Mirrors a project and waits until it is read. */
  async followed(project: string): Promise<string> {
    const { id } = await this.mirror.follow(this.owner, project);
    await this.live(id);
    await this.quiet();
    return id;
  }

  async live(id: string): Promise<void> {
    await eventually(async () => {
      const { rows } = await this.sql.query('SELECT status FROM mirrored_projects WHERE id = $1', [id]);
      return rows[0]?.status === 'live';
    });
  }

  /** Nothing waits to be fetched. */
  async quiet(withinMs?: number): Promise<void> {
    await eventually(async () => {
      const { rows } = await this.sql.query(`SELECT 1 FROM task_refreshes
        UNION ALL SELECT 1 FROM lanes WHERE kind = 'tasks.refresh' LIMIT 1`);
      return rows.length === 0;
    }, withinMs);
  }

  /** As if the provider had reported it. @param what e.g. `changed` */
  async report(gid: string, what = 'changed', more: object = {}, owner = this.owner): Promise<void> {
    const event = {
      type: `task.${what}`,
      subject: `task:${gid}`,
      occurredAt: new Date().toISOString(),
      identity: `stage ${++this.events}`,
      data: {
        resource: { gid, resource_type: 'task' },
        parent: null,
        change: null,
        action: what,
        actor: null,
        ...more,
      },
    };
    await this.append(owner, 'asana', [event]);
  }

  /** As if the provider had reported, in one delivery, that these sections have other names. */
  async reportRenamed(sections: readonly string[]): Promise<void> {
    const events = sections.map((gid) => ({
      type: 'section.changed',
      subject: `section:${gid}`,
      occurredAt: new Date().toISOString(),
      identity: `stage ${++this.events}`,
      data: { resource: { gid, resource_type: 'section' }, change: { field: 'name', action: 'changed' } },
    }));
    await this.append(this.owner, 'asana', events);
  }

  /** As if the hub could not learn what had happened to a project meanwhile. */
  async reset(project: string): Promise<void> {
    const event = {
      type: 'subscription.reset',
      subject: 'webhook_subscription:1',
      occurredAt: new Date().toISOString(),
      identity: `stage ${++this.events}`,
      data: { provider: 'asana', resource: project, resource_type: 'project', user_id: this.owner.userId },
    };
    await this.append(this.owner, 'switchyard', [event]);
  }

  private async append(owner: MirrorOwner, source: string, events: readonly ReportedEvent[]): Promise<void> {
    const prisma = this.app.app.get(PrismaService);
    await prisma.$transaction((tx) => this.app.app.get(EventLog).append(owner, source, events, tx));
  }

  async stored(gid: string): Promise<StoredTask | undefined> {
    return (await this.rows()).find((row) => row.gid === gid);
  }

  async rows(): Promise<StoredTask[]> {
    return (await this.sql.query<StoredTask>('SELECT * FROM mirrored_tasks ORDER BY gid')).rows;
  }

  /** What is mirrored of a project, and what the twin has, in the same words. */
  async compare(project: string, user = this.owner.userId): Promise<{ mirrored: object[]; twin: object[] }> {
    const { state } = this.twin.snapshot();
    const sections = state.sections.filter((section) => section.project === project);
    const at = new Map(sections.flatMap(({ gid, tasks }) => tasks.map((task) => [task, gid] as const)));
    const twin = state.tasks.filter(({ gid }) => at.has(gid)).map((task) => twinWords(task, at.get(task.gid)));
    const isShown = (row: StoredTask) =>
      row.user_id === user && row.deleted_at === null && row.projects.includes(project);
    const rows = (await this.rows()).filter(isShown);
    return { mirrored: rows.map(({ data }) => mirroredWords(data, project)), twin: twin.sort(byGid) };
  }
}

const byGid = (one: { gid: string }, other: { gid: string }) => (one.gid < other.gid ? -1 : 1);

const twinWords = (task: TwinTask, section: string | undefined) => ({
  gid: task.gid,
  name: task.name,
  notes: task.notes,
  completed: task.completed,
  completedAt: task.completedAt,
  assignee: task.assignee,
  dueOn: task.dueOn,
  section,
  followers: [...task.followers].sort(),
  modifiedAt: task.modifiedAt,
});

const mirroredWords = (state: TaskState, project: string) => ({
  gid: state.gid,
  name: state.name,
  notes: state.notes,
  completed: state.completed,
  completedAt: state.completed_at,
  assignee: state.assignee?.gid ?? null,
  dueOn: state.due_on,
  section: state.memberships.find((membership) => membership.project?.gid === project)?.section?.gid,
  followers: state.followers.map(({ gid }) => gid),
  modifiedAt: state.modified_at,
});
