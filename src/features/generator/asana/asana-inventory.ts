import { type MadeObject } from '../engine/step.js';
import { type AsanaWorld, emptyWorld, isAsanaWorld } from './asana-world.js';

type Known = Omit<MadeObject, 'intendedAt'>;

const known = (kind: string, externalId: string, name: string, parentId: string | null = null): Known => ({
  ...{ kind, externalId, name, parentId, draft: {} },
});

/** What the first projects of a new state have, by kind. */
export function plannedObjects({ plan }: AsanaWorld): Record<string, number> {
  const tasks = plan?.projects.flatMap((project) => project.tasks) ?? [];
  const sum = (of: 'subtasks' | 'comments') => tasks.reduce((total, task) => total + task[of], 0);
  return {
    project: plan?.projects.length ?? 0,
    task: tasks.length,
    subtask: sum('subtasks'),
    comment: sum('comments'),
  };
}

/** All that a state names, for cleaning up after jobs whose objects were never written down one by one. */
export function objectsIn({ projects, created_object_ids: made }: AsanaWorld): Known[] {
  const tasks = projects.flatMap((project) => project.tasks.map((task) => ({ task, project })));
  return [
    ...(made?.portfolios ?? []).map((id) => known('portfolio', id, id)),
    ...(made?.custom_fields ?? []).map((id) => known('custom_field', id, id)),
    ...(made?.tags ?? []).map((id) => known('tag', id, id)),
    ...projects.map(({ id, name }) => known('project', id, name)),
    ...tasks.map(({ task, project }) => known('task', task.id, task.name, project.id)),
    ...tasks.flatMap(({ task }) =>
      (task.subtasks ?? []).map((subtask) => {
        const id = typeof subtask === 'string' ? subtask : subtask.id;
        return known('subtask', id, id, task.id);
      }),
    ),
  ];
}

/** The state in a file of the system before; undefined when there is none in it. */
export function adoptedWorld(file: Readonly<Record<string, unknown>>): AsanaWorld | undefined {
  const state: unknown = { ...emptyWorld(), ...file };
  return isAsanaWorld(state) ? state : undefined;
}
