import { type MeasuredTask } from '../../providers/asana/index.js';

const DAY_MS = 86_400_000;
const SOON_DAYS = 7;
/** Groups told apart; the tasks of all further ones are counted together, so that memory stays bounded. */
const MOST_GROUPS = 1_000;

const dateOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/** A task that is due on a day is overdue from the next day on, in UTC. */
export function isOverdue(task: MeasuredTask, now: number): boolean {
  if (task.completed) return false;
  if (task.due_at) return Date.parse(task.due_at) < now;
  return task.due_on ? task.due_on < dateOf(now) : false;
}

/** Open, not overdue, and due within seven days. */
export function isDueSoon(task: MeasuredTask, now: number): boolean {
  if (task.completed || isOverdue(task, now)) return false;
  const end = now + SOON_DAYS * DAY_MS;
  if (task.due_at) return Date.parse(task.due_at) <= end;
  return task.due_on ? task.due_on <= dateOf(end) : false;
}

export interface Counts {
  readonly total: number;
  readonly open: number;
  readonly completed: number;
  readonly overdue: number;
}

export class Tally {
  #total = 0;
  #completed = 0;
  #overdue = 0;

  add(task: MeasuredTask, now: number): void {
    this.#total += 1;
    if (task.completed) this.#completed += 1;
    if (isOverdue(task, now)) this.#overdue += 1;
  }

  counts(): Counts {
    const open = this.#total - this.#completed;
    return { total: this.#total, open, completed: this.#completed, overdue: this.#overdue };
  }
}

/** A tally for each of many groups, such as assignees. */
export class GroupedTallies<Group> {
  readonly #groups = new Map<string, { readonly group: Group; readonly tally: Tally }>();

  /** @param others stands for all groups beyond the most that are told apart */
  constructor(
    private readonly others: Group,
    private readonly most = MOST_GROUPS,
  ) {}

  add(key: string, group: Group, task: MeasuredTask, now: number): void {
    const isKnown = this.#groups.has(key) || this.#groups.size < this.most;
    const [place, member] = isKnown ? [key, group] : ['', this.others];
    const entry = this.#groups.get(place) ?? { group: member, tally: new Tally() };
    this.#groups.set(place, entry);
    entry.tally.add(task, now);
  }

  /** The largest first. */
  list(): (Group & Counts)[] {
    const rows = [...this.#groups.values()].map(({ group, tally }) => ({ ...group, ...tally.counts() }));
    return rows.sort((a, b) => b.total - a.total);
  }
}
