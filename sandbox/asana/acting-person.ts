import { type Context } from './context.js';
import { deleteTasks, undeleteTask } from './deletion.js';
import { type Gid, type Project, type Section, type Story, type Task, type User } from './model.js';
import { type Parts } from './parts.js';
import { addToProject, deleteProject, placeTask, removeFromProject } from './placement.js';
import { htmlFromText } from './rich-text.js';
import { addComment } from './stories.js';
import { createTask, type TaskCreate, type TaskUpdate, updateTask } from './tasks.js';

/** What a person does in Asana's own pages: the same rules and events as through the API, without a call or a limit. */
export class ActingPerson {
  private readonly context: Context;

  constructor(
    private readonly parts: Parts,
    readonly user: User,
  ) {
    const { state, clock, events } = parts;
    this.context = { state, clock, events, viewer: user, app: null };
  }

  createTask(input: TaskCreate): Task {
    return this.act((context) => createTask(context, input));
  }

  /** Many at once, last in the first section of a project; their gids. */
  createTasks(project: Gid, count: number, name: (index: number) => string = (index) => `Task ${index + 1}`): Gid[] {
    return this.act((context) =>
      Array.from({ length: count }, (_, index) => createTask(context, { projects: [project], name: name(index) }).gid),
    );
  }

  updateTask(task: Gid, input: TaskUpdate): Task {
    return this.act((context) => updateTask(context, this.task(task), input));
  }

  complete(task: Gid, completed = true): Task {
    return this.updateTask(task, { completed });
  }

  rename(task: Gid, name: string): Task {
    return this.updateTask(task, { name });
  }

  /** Into a section, of the same project or of another one. */
  move(task: Gid, section: Gid): void {
    this.act((context) => placeTask(context, this.task(task), this.section(section), {}, 'last'));
  }

  addToProject(task: Gid, project: Gid): void {
    this.act((context) => addToProject(context, this.task(task), this.project(project)));
  }

  removeFromProject(task: Gid, project: Gid): void {
    this.act((context) => removeFromProject(context, this.task(task), this.project(project)));
  }

  comment(task: Gid, text: string): Story {
    const words = { text, htmlText: htmlFromText(text), pinned: false, sticker: null };
    return this.act((context) => addComment(context, this.task(task), words));
  }

  deleteTask(task: Gid): void {
    this.act((context) => deleteTasks(context, [this.task(task)]));
  }

  undeleteTask(task: Gid): Task {
    return this.act((context) => undeleteTask(context, task));
  }

  deleteProject(project: Gid): void {
    this.act((context) => deleteProject(context, this.project(project)));
  }

  private act<T>(operation: (context: Context) => T): T {
    try {
      return this.parts.events.during(() => operation(this.context));
    } finally {
      this.parts.changed();
    }
  }

  private task(gid: Gid): Task {
    return this.context.state.inPath('tasks', gid);
  }

  private section(gid: Gid): Section {
    return this.context.state.inPath('sections', gid);
  }

  private project(gid: Gid): Project {
    return this.context.state.inPath('projects', gid);
  }
}
