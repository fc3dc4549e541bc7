import { type Beside, type Context, insertBeside, without } from './context.js';
import { badRequest } from './errors.js';
import { type Project, type Section, type Task } from './model.js';
import { recordStory } from './stories.js';
import { type AsanaState } from './state.js';

/** Puts a task into a section; within one project it moves, into another project it is added. */
export function placeTask(context: Context, task: Task, section: Section, beside: Beside, end: 'first' | 'last'): void {
  const { state } = context;
  const project = state.get('projects', section.project);
  if (task.workspace !== project.workspace) throw badRequest('project: Task and project are in different workspaces');
  const previous = sectionIn(state, task, project);
  section.tasks = insertBeside(section.tasks, task.gid, beside, end);
  project.modifiedAt = context.clock.iso();
  if (previous?.gid === section.gid) return;
  if (previous) {
    previous.tasks = without(previous.tasks, [task.gid]);
    task.sections = task.sections.map((gid) => (gid === previous.gid ? section.gid : gid));
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
  recordStory(context, task, 'added_to_project', `added to ${project.name}`, { project: project.gid });
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
  takeOut(task, section);
  recordStory(context, task, 'removed_from_project', `removed from ${project.name}`, { project: project.gid });
}

/** Deletes a task, its subtasks and its stories, and every link to them. */
export function deleteTask(state: AsanaState, task: Task): void {
  for (const subtask of state.all('tasks', task.subtasks)) deleteTask(state, subtask);
  for (const section of state.all('sections', task.sections)) takeOut(task, section);
  if (task.parent !== null) {
    const parent = state.get('tasks', task.parent);
    parent.subtasks = without(parent.subtasks, [task.gid]);
  }
  for (const gid of task.stories) state.stories.delete(gid);
  for (const attachment of state.attachments.values()) {
    if (attachment.parent === task.gid) state.attachments.delete(attachment.gid);
  }
  for (const other of state.tasks.values()) other.dependencies = without(other.dependencies, [task.gid]);
  state.tasks.delete(task.gid);
}

/**
 * Deletes a project, its sections, and the tasks that nobody is assigned to and that are nowhere else:
 * https://forum.asana.com/t/best-practices-when-deleting-a-project/100480
 */
export function deleteProject(state: AsanaState, project: Project): void {
  for (const section of state.all('sections', project.sections)) {
    for (const task of state.all('tasks', section.tasks)) {
      takeOut(task, section);
      if (task.assignee === null && task.parent === null && task.sections.length === 0) deleteTask(state, task);
    }
    state.sections.delete(section.gid);
  }
  state.projects.delete(project.gid);
}

export function tasksOf(state: AsanaState, project: Project): Task[] {
  return state.all('sections', project.sections).flatMap((section) => state.all('tasks', section.tasks));
}

function sectionIn(state: AsanaState, task: Task, project: Project): Section | undefined {
  return state.all('sections', task.sections).find((section) => section.project === project.gid);
}

function firstSection(state: AsanaState, project: Project): Section {
  const [first] = project.sections;
  if (first === undefined) throw new Error(`Project ${project.gid} has no section`);
  return state.get('sections', first);
}

function takeOut(task: Task, section: Section): void {
  section.tasks = without(section.tasks, [task.gid]);
  task.sections = without(task.sections, [section.gid]);
}
