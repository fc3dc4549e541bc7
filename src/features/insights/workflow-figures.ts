import { type MeasuredTask } from '../../providers/asana/index.js';
import { type Ageing, type Workflow } from './insights.schemas.js';
import { Tally } from './tallies.js';

const DAY_MS = 86_400_000;
/** Beyond these open tasks a project's stories are not read: each task costs a call. */
export const MOST_STORIES_READ = 50;

interface Named {
  readonly gid: string;
  readonly name?: string | null;
}

export interface OpenTask {
  readonly gid: string;
  readonly section: string;
  readonly createdAt: number;
}

class StageFigures {
  readonly tally = new Tally();
  #ages: Ageing = {
    basis: 'created',
    under_1_day: 0,
    days_1_to_7: 0,
    days_7_to_30: 0,
    over_30_days: 0,
    oldest_days: null,
  };

  constructor(readonly section: Named) {}

  age(days: number): void {
    const bucket = days < 1 ? 'under_1_day' : days < 7 ? 'days_1_to_7' : days < 30 ? 'days_7_to_30' : 'over_30_days';
    const oldest = Math.max(this.#ages.oldest_days ?? 0, Number(days.toFixed(1)));
    this.#ages = { ...this.#ages, [bucket]: this.#ages[bucket] + 1, oldest_days: oldest };
  }

  /** Ages counted so far were estimates: they are counted anew. */
  forgetAges(): void {
    const none = { under_1_day: 0, days_1_to_7: 0, days_7_to_30: 0, over_30_days: 0, oldest_days: null };
    this.#ages = { basis: 'entered_stage', ...none };
  }

  view(): Workflow['stages'][number] {
    return { ...shown(this.section), ...this.tally.counts(), ageing: this.#ages };
  }
}

const shown = ({ gid, name }: Named) => ({ id: gid, gid, name: name ?? '' });

/** The figures of one project by section, its tasks added one at a time. */
export class WorkflowFigures {
  readonly #whole = new Tally();
  readonly #stages: Map<string, StageFigures>;
  #open: OpenTask[] | undefined = [];

  /** @param now milliseconds since the epoch */
  constructor(
    private readonly project: Named,
    sections: readonly Named[],
    private readonly now: number,
  ) {
    this.#stages = new Map(sections.map((section) => [section.gid, new StageFigures(section)]));
  }

  add(task: MeasuredTask): void {
    this.#whole.add(task, this.now);
    const membership = task.memberships?.find(({ project }) => project?.gid === this.project.gid);
    const section = membership?.section;
    if (!section) return;
    const stage = this.#stages.get(section.gid) ?? new StageFigures(section);
    this.#stages.set(section.gid, stage);
    stage.tally.add(task, this.now);
    if (task.completed || !task.created_at) return;
    const createdAt = Date.parse(task.created_at);
    stage.age(this.daysSince(createdAt));
    this.remember({ gid: task.gid, section: section.gid, createdAt });
  }

  /** The open tasks whose stories would tell the exact ages; undefined when there are too many. */
  get openTasks(): readonly OpenTask[] | undefined {
    return this.#open;
  }

  /** Replaces the ages by exact ones: when each of `openTasks` came into its section. */
  setEntries(entries: readonly { readonly section: string; readonly enteredAt: number }[]): void {
    for (const stage of this.#stages.values()) stage.forgetAges();
    for (const { section, enteredAt } of entries) this.#stages.get(section)?.age(this.daysSince(enteredAt));
  }

  result(): Workflow {
    const stages = [...this.#stages.values()].map((stage) => stage.view());
    return { ...shown(this.project), ...this.#whole.counts(), stages };
  }

  private remember(task: OpenTask): void {
    this.#open = this.#open && this.#open.length < MOST_STORIES_READ ? [...this.#open, task] : undefined;
  }

  private daysSince(moment: number): number {
    return Math.max(0, this.now - moment) / DAY_MS;
  }
}
