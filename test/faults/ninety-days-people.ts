import { type AsanaTwin } from '../../sandbox/asana/index.js';
import { ANA } from '../support/connect.js';
import { type Random } from './ninety-days-random.js';

interface Place {
  readonly project: string;
  readonly sections: readonly string[];
}

/** People who change tasks in Asana itself, by chance. */
export class PeopleAtWork {
  private readonly places: Place[] = [];
  private readonly tasks: string[] = [];
  private readonly deleted: string[] = [];
  private readonly everDeleted = new Set<string>();
  private actions = 0;

  constructor(
    private readonly twin: AsanaTwin,
    private readonly random: Random,
  ) {}

  join(project: string, tasks: readonly string[]): void {
    const { sections } = this.twin.snapshot().state;
    const own = sections.filter((section) => section.project === project).map(({ gid }) => gid);
    this.places.push({ project, sections: own });
    this.tasks.push(...tasks);
  }

  /** Tasks that somebody else made. */
  take(tasks: readonly string[]): void {
    this.tasks.push(...tasks);
  }

  /** It was deleted at some time, even if it is back. */
  hasDeleted(task: string): boolean {
    return this.everDeleted.has(task);
  }

  /** @returns false when nothing came to mind */
  act(): boolean {
    this.actions += 1;
    const ana = this.twin.as(ANA);
    const task = this.random.of(this.tasks);
    const place = this.random.of(this.places);
    const section = this.random.of(place?.sections ?? []);
    if (!task || !place || !section) return false;
    const note = `${this.actions}`;
    switch (this.random.below(14)) {
      case 0:
      case 1:
        ana.rename(task, `Name ${note}`);
        return true;
      case 2:
        ana.complete(task);
        return true;
      case 3:
        ana.complete(task, false);
        return true;
      case 4:
        ana.updateTask(task, { due_on: `2027-0${1 + this.random.below(9)}-1${this.random.below(9)}` });
        return true;
      case 5:
        ana.updateTask(task, { notes: `Note ${note}` });
        return true;
      case 6:
        ana.updateTask(task, { assignee: this.random.below(2) === 0 ? 'me' : null });
        return true;
      case 7:
      case 8:
        ana.move(task, section);
        return true;
      case 9:
        ana.removeFromProject(task, place.project);
        return true;
      case 10:
        ana.comment(task, `Comment ${note}`);
        return true;
      case 11:
        this.tasks.push(...ana.createTasks(place.project, 1, () => `New ${note}`));
        return true;
      case 12:
        ana.deleteTask(task);
        this.everDeleted.add(task);
        this.deleted.push(...this.tasks.splice(this.tasks.indexOf(task), 1));
        return true;
      default:
        return this.bringBack();
    }
  }

  private bringBack(): boolean {
    const task = this.random.of(this.deleted);
    if (task === undefined) return false;
    this.twin.as(ANA).undeleteTask(task);
    this.tasks.push(...this.deleted.splice(this.deleted.indexOf(task), 1));
    return true;
  }
}
