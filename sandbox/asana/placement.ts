import { projectEvent, sectionEvent, subject, taskEvent } from './changes.js';
import { type Beside, type Context, insertBeside, without } from './context.js';
import { deleteTasks } from './deletion.js';
import { badRequest } from './errors.js';
import { type Gid, type Project, type Section, type Task } from './model.js';
import { recordStory } from './stories.js';
import { type AsanaState } from './state.js';

/** Puts a task into a section; within one project it moves, into another project it is added. */
export function placeTask(context: Context, task: Task, section: Section, beside: Beside, end: 'first' | 'last'): void {
  const { state } = context;
  const project = state.get('projects', section.project);
  if (task.workspace !== project.workspace) throw badRequest('project: Task and project are in different workspaces');
  const previous = sectionIn(state, task, project);
  insert(section, task, beside, end, previous);
  project.modifiedAt = context.clock.iso();
  if (previous?.gid === section.gid) return;
  if (previous) {
    taskEvent(context, task, { action: 'removed', parent: subject('section', previous.gid) });
    previous.tasks = without(previous.tasks, [task.gid]);
    task.sections = task.sections.map((gid) => (gid === previous.gid ? section.gid : gid));
    taskEvent(context, task, { action: 'added', parent: subject('section', section.gid) });
    const links = { oldSection: previous.gid, newSection: section.gid, project: project.gid };
    recordStory(
      context,
      task,
      'section_changed',
      `moved this task from "${previous.name}" to "${section.name}"`,
      links,
    );
    return;
  }
  task.sections.push(section.gid);
  taskEvent(context, task, { action: 'added', parent: subject('project', project.gid) });
  taskEvent(context, task, { action: 'added', parent: subject('section', section.gid) });
  recordStory(context, task, 'added_to_project', `added to ${project.name}`, { project: project.gid });
}

/** Appending a task that is new to the section is the common case, and must not copy a section of many thousands. */
function insert(section: Section, task: Task, beside: Beside, end: 'first' | 'last', previous?: Section): void {
  const anywhere = !beside.insert_before && !beside.insert_after;
  if (anywhere && end === 'last' && previous?.gid !== section.gid) section.tasks.push(task.gid);
  else section.tasks = insertBeside(section.tasks, task.gid, beside, end);
}

export function addToProject(context: Context, task: Task, project: Project, beside: Beside = {}): void {
  const neighbour = beside.insert_before ?? beside.insert_after;
  const section = neighbour
    ? context.state.all('sections', project.sections).find((candidate) => candidate.tasks.includes(neighbour))
    : sectionIn(context.state, task, project);
  placeTask(context, task, section ?? firstSection(context.state, project), beside, 'last');
}

export function removeFromProject(context: Context, task: Task, project: Project): void {
  const section = sectionIn(context.state, task, project);
  if (!section) return;
  taskEvent(context, task, { action: 'removed', parent: subject('section', section.gid) });
  taskEvent(context, task, { action: 'removed', parent: subject('project', project.gid) });
  section.tasks = without(section.tasks, [task.gid]);
  task.sections = without(task.sections, [section.gid]);
  recordStory(context, task, 'removed_from_project', `removed from ${project.name}`, { project: project.gid });
}

/**
 * Deletes a project, its sections, and the tasks that nobody is assigned to and that are nowhere else:
 * https://forum.asana.com/t/best-practices-when-deleting-a-project/100480
 */
export function deleteProject(context: Context, project: Project): void {
  const { state } = context;
  const isOrphan = (task: Task): boolean =>
    task.assignee === null && task.parent === null && task.sections.length === 1;
  const tasks = tasksOf(state, project);
  deleteTasks(context, tasks.filter(isOrphan));
  for (const task of tasks.filter((one) => !isOrphan(one))) {
    taskEvent(context, task, { action: 'removed', parent: subject('project', project.gid) });
    task.sections = without(task.sections, project.sections);
  }
  for (const section of state.all('sections', project.sections)) {
    sectionEvent(context, section, { action: 'deleted' });
    state.sections.delete(section.gid);
  }
  projectEvent(context, project, { action: 'deleted' });
  for (const portfolio of state.portfolios.values()) portfolio.items = without(portfolio.items, [project.gid]);
  state.projects.delete(project.gid);
}

export function tasksOf(state: AsanaState, project: Project): Task[] {
  return state.all('tasks', taskGidsOf(state, project));
}

export function taskGidsOf(state: AsanaState, project: Project): Gid[] {
  // Not `flatMap`, which takes its time with a hundred thousand.
  return ([] as Gid[]).concat(...state.all('sections', project.sections).map((section) => section.tasks));
}

function sectionIn(state: AsanaState, task: Task, project: Project): Section | undefined {
  return state.all('sections', task.sections).find((section) => section.project === project.gid);
}

function firstSection(state: AsanaState, project: Project): Section {
  const [first] = project.sections;
  if (first === undefined) throw new Error(`Project ${project.gid} has no section`);
  return state.get('sections', first);
}
