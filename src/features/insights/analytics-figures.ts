import { type MeasuredTask } from '../../providers/asana/index.js';
import { type Analytics, type PersonGroup, type SectionGroup } from './insights.schemas.js';
import { WeeklyCounts } from './iso-weeks.js';
import { QuantileSketch } from './quantile-sketch.js';
import { GroupedTallies, isDueSoon, Tally } from './tallies.js';

const HOUR_MS = 3_600_000;
const WEEKS = 12;

const NO_SECTION: SectionGroup = { id: null, gid: null, name: 'No section', project: null };
const OTHER_SECTIONS: SectionGroup = { ...NO_SECTION, name: 'Other sections' };
const NOBODY: PersonGroup = { id: null, gid: null, name: 'Unassigned' };
const OTHER_PEOPLE: PersonGroup = { ...NOBODY, name: 'Other people' };

/** The figures of many tasks, added one at a time: memory depends on people, sections and weeks, never on tasks. */
export class AnalyticsFigures {
  readonly #whole = new Tally();
  readonly #assignees = new GroupedTallies<PersonGroup>(OTHER_PEOPLE);
  readonly #sections = new GroupedTallies<SectionGroup>(OTHER_SECTIONS);
  readonly #created: WeeklyCounts;
  readonly #completed: WeeklyCounts;
  readonly #cycleHours = new QuantileSketch();
  #unassigned = 0;
  #dueSoon = 0;

  /** @param now milliseconds since the epoch: what is overdue, and the last of the weeks */
  constructor(private readonly now: number) {
    this.#created = new WeeklyCounts(now, WEEKS);
    this.#completed = new WeeklyCounts(now, WEEKS);
  }

  /** @param section of the task, in the project it is counted for */
  add(task: MeasuredTask, section: SectionGroup = NO_SECTION): void {
    const { assignee } = task;
    this.#whole.add(task, this.now);
    const person = assignee ? { id: assignee.gid, gid: assignee.gid, name: assignee.name ?? '' } : NOBODY;
    this.#assignees.add(person.gid ?? 'nobody', person, task, this.now);
    this.#sections.add(section.gid ?? 'none', section, task, this.now);
    if (!task.completed && !assignee) this.#unassigned += 1;
    if (isDueSoon(task, this.now)) this.#dueSoon += 1;
    this.addTimes(task);
  }

  private addTimes({ created_at, completed, completed_at }: MeasuredTask): void {
    if (created_at) this.#created.add(Date.parse(created_at));
    if (!completed || !completed_at) return;
    this.#completed.add(Date.parse(completed_at));
    // A task that was imported may have been completed before it was created.
    if (created_at) this.#cycleHours.add(Math.max(0, Date.parse(completed_at) - Date.parse(created_at)) / HOUR_MS);
  }

  result(projects: Analytics['projects']): Analytics {
    const counts = this.#whole.counts();
    const completedByWeek = this.#completed.list();
    return {
      ...counts,
      completion_rate: counts.total === 0 ? 0 : rounded(counts.completed / counts.total, 4),
      unassigned: this.#unassigned,
      due_soon: this.#dueSoon,
      by_assignee: this.#assignees.list(),
      by_section: this.#sections.list(),
      weekly_throughput: this.#created.list().map(({ count: created, ...week }, index) => ({
        ...week,
        created,
        completed: completedByWeek[index]?.count ?? 0,
      })),
      cycle_time: {
        count: this.#cycleHours.count,
        median_hours: roundedOrNull(this.#cycleHours.quantile(0.5)),
        p85_hours: roundedOrNull(this.#cycleHours.quantile(0.85)),
        mean_hours: roundedOrNull(this.#cycleHours.mean()),
      },
      projects,
    };
  }
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
const roundedOrNull = (value: number | null) => (value === null ? null : rounded(value, 2));
