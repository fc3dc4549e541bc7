import { taskEvent } from './changes.js';
import { type Context, without } from './context.js';
import { notFound } from './errors.js';
import { type Deleted, type Gid, type Task } from './model.js';
import { type AsanaState } from './state.js';

/** Deleted tasks that can still be brought back; older ones are gone for good, as all are after a restart. */
const KEPT = 1000;

/** Deletes tasks, their subtasks and their stories, and every link to them. */
export function deleteTasks(context: Context, roots: Task[]): void {
  const { state } = context;
  const gone = new Set<Gid>();
  const touched = new Set<Gid>();
  for (const root of roots) {
    if (gone.has(root.gid)) continue;
    const deleted = collect(state, root);
    for (const task of deleted.tasks) {
      taskEvent(context, task, { action: 'deleted' });
      gone.add(task.gid);
      for (const section of task.sections) touched.add(section);
    }
    keep(state, root.gid, deleted);
    if (root.parent !== null) {
      const parent = state.get('tasks', root.parent);
      parent.subtasks = without(parent.subtasks, [root.gid]);
    }
    for (const task of deleted.tasks) state.tasks.delete(task.gid);
    for (const story of deleted.stories) state.stories.delete(story.gid);
    for (const attachment of deleted.attachments) state.attachments.delete(attachment.gid);
  }
  unlink(state, gone, touched);
}

/** Undoes a deletion, as a person does in the trash; links to what is gone since then are dropped. */
export function undeleteTask(context: Context, gid: Gid): Task {
  const { state } = context;
  const deleted = state.trash.get(gid);
  const root = deleted?.tasks[0];
  if (!deleted || !root) throw notFound(`task: Unknown object: ${gid}`);
  state.trash.delete(gid);
  if (root.parent !== null && !state.tasks.has(root.parent)) root.parent = null;
  if (root.parent !== null) state.get('tasks', root.parent).subtasks.push(root.gid);
  for (const task of deleted.tasks) state.tasks.set(task.gid, task);
  for (const story of deleted.stories) state.stories.set(story.gid, story);
  for (const attachment of deleted.attachments) state.attachments.set(attachment.gid, attachment);
  for (const task of deleted.tasks) {
    task.sections = task.sections.filter((section) => state.sections.has(section));
    task.tags = task.tags.filter((tag) => state.tags.has(tag));
    task.dependencies = task.dependencies.filter((other) => state.tasks.has(other));
    for (const section of state.all('sections', task.sections)) section.tasks.push(task.gid);
    taskEvent(context, task, { action: 'undeleted' });
  }
  return root;
}

function collect(state: AsanaState, root: Task): Deleted {
  const tasks = [root];
  for (const task of tasks) tasks.push(...state.all('tasks', task.subtasks));
  const gids = new Set(tasks.map((task) => task.gid));
  return {
    tasks,
    stories: tasks.flatMap((task) => state.all('stories', task.stories)),
    attachments: [...state.attachments.values()].filter((attachment) => gids.has(attachment.parent)),
  };
}

function keep(state: AsanaState, gid: Gid, deleted: Deleted): void {
  state.trash.set(gid, deleted);
  const [oldest] = state.trash.keys();
  if (state.trash.size > KEPT && oldest !== undefined) state.trash.delete(oldest);
}

/** One pass, however many are gone. */
function unlink(state: AsanaState, gone: Set<Gid>, sections: Set<Gid>): void {
  const stays = (gid: Gid): boolean => !gone.has(gid);
  for (const section of state.all('sections', sections)) section.tasks = section.tasks.filter(stays);
  for (const task of state.tasks.values()) {
    if (task.dependencies.length > 0) task.dependencies = task.dependencies.filter(stays);
  }
}
