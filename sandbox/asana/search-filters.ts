import { type Call } from './api.js';
import { badRequest } from './errors.js';
import { type CustomField, type CustomFieldValue, type Gid, type Task, type Workspace } from './model.js';
import { dependentsOf, projectsOf } from './resources-tasks.js';
import { type AsanaState } from './state.js';

type Filter = (task: Task) => boolean;

/** The links of a task that take `.any`, `.not` and `.all` with comma-separated gids. */
const LINKS: Record<string, (state: AsanaState, task: Task) => Gid[]> = {
  assignee: (_, task) => (task.assignee === null ? ['null'] : [task.assignee]),
  assigned_by: (_, task) => (task.assignedBy === null ? [] : [task.assignedBy]),
  created_by: (_, task) => [task.createdBy],
  followers: (_, task) => task.followers,
  liked_by: (_, task) => task.likedBy,
  commented_on_by: (state, task) =>
    state
      .all('stories', task.stories)
      .filter((story) => story.type === 'comment')
      .map((story) => story.createdBy),
  projects: (state, task) => projectsOf(state, task),
  sections: (_, task) => task.sections,
  tags: (_, task) => task.tags,
  teams: (state, task) =>
    state.all('projects', projectsOf(state, task)).flatMap((project) => (project.team === null ? [] : [project.team])),
};

const DATES: Record<string, (task: Task) => string | null> = {
  due_on: (task) => task.dueOn,
  start_on: (task) => task.startOn,
  created_on: (task) => task.createdAt.slice(0, 10),
  completed_on: (task) => task.completedAt?.slice(0, 10) ?? null,
  modified_on: (task) => task.modifiedAt.slice(0, 10),
};

const MOMENTS: Record<string, (task: Task) => string | null> = {
  due_at: (task) => task.dueAt,
  created_at: (task) => task.createdAt,
  completed_at: (task) => task.completedAt,
  modified_at: (task) => task.modifiedAt,
};

const FLAGS: Record<string, (state: AsanaState, task: Task) => boolean> = {
  completed: (_, task) => task.completed,
  is_subtask: (_, task) => task.parent !== null,
  has_attachment: (state, task) => [...state.attachments.values()].some((attachment) => attachment.parent === task.gid),
  is_blocked: (state, task) => state.all('tasks', task.dependencies).some((dependency) => !dependency.completed),
  is_blocking: (state, task) => !task.completed && dependentsOf(state, task).some((dependent) => !dependent.completed),
};

/** The filters a search query asks for; all must hold. Parameters Asana does not know are ignored, as Asana does. */
export function searchFilters(call: Call, workspace: Workspace): Filter[] {
  return call.query.names().flatMap((parameter) => {
    const filter = oneFilter(call, workspace, parameter);
    return filter ? [filter] : [];
  });
}

function oneFilter(call: Call, workspace: Workspace, parameter: string): Filter | undefined {
  const { state, query } = call;
  if (query.text(parameter) === undefined) return undefined;
  if (parameter === 'text') return textFilter(query.required('text'));
  if (parameter === 'resource_subtype') return (task) => task.subtype === query.text('resource_subtype');
  if (parameter.startsWith('custom_fields.')) return customFieldFilter(call, workspace, parameter);
  const flag = FLAGS[parameter];
  if (flag) {
    const wanted = query.flag(parameter);
    return (task) => flag(state, task) === wanted;
  }
  return linkFilter(call, parameter) ?? timeFilter(call, parameter);
}

function textFilter(text: string): Filter {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return (task) => words.every((word) => `${task.name}\n${task.notes}`.toLowerCase().includes(word));
}

function linkFilter(call: Call, parameter: string): Filter | undefined {
  const [name = '', relation = ''] = parameter.split('.');
  const links = LINKS[name];
  if (!links) return undefined;
  const wanted = (call.query.list(parameter) ?? []).map((gid) => (gid === 'me' ? call.viewer.gid : gid));
  const stranger = wanted.find((gid) => gid !== 'null' && !/^\d+$/.test(gid));
  if (stranger !== undefined) throw badRequest(`${parameter}: Not a recognized ID: ${stranger}`);
  const has = (task: Task) => (gid: Gid) => links(call.state, task).includes(gid);
  if (relation === 'any') return (task) => wanted.some(has(task));
  if (relation === 'not') return (task) => !wanted.some(has(task));
  return relation === 'all' ? (task) => wanted.every(has(task)) : undefined;
}

function timeFilter(call: Call, parameter: string): Filter | undefined {
  const [name = '', relation = 'on'] = parameter.split('.');
  const date = DATES[name];
  if (date && relation === 'on' && call.query.text(parameter) === 'null') return (task) => date(task) === null;
  const value = date ?? MOMENTS[name];
  if (!value) return undefined;
  const bound = date ? call.query.date(parameter) : call.query.moment(parameter);
  return bound === undefined ? undefined : compare(relation, bound, value);
}

function compare(relation: string, bound: string, value: (task: Task) => string | null): Filter | undefined {
  const holds = (test: (given: string) => boolean): Filter => {
    return (task) => {
      const given = value(task);
      return given !== null && test(given);
    };
  };
  if (relation === 'on') return holds((given) => given === bound);
  if (relation === 'before') return holds((given) => given < bound);
  return relation === 'after' ? holds((given) => given > bound) : undefined;
}

/** `custom_fields.{gid}.{is_set|value|contains|starts_with|ends_with|less_than|greater_than|before|after}` */
function customFieldFilter(call: Call, workspace: Workspace, parameter: string): Filter {
  const [, gid = '', relation = ''] = parameter.split('.');
  const field = call.state.inInput('customFields', parameter, gid);
  if (field.workspace !== workspace.gid) throw badRequest(`${parameter}: Unknown object: ${gid}`);
  if (relation === 'is_set') {
    const wanted = call.query.flag(parameter);
    return (task) => (task.customFields[gid] !== undefined) === wanted;
  }
  const test = valueTest(field, relation, call.query.required(parameter));
  if (!test) throw badRequest(`${parameter}: Not supported on a ${field.type} field`);
  return (task) => {
    const value = task.customFields[gid];
    return value !== undefined && test(value);
  };
}

function valueTest(
  field: CustomField,
  relation: string,
  wanted: string,
): ((value: CustomFieldValue) => boolean) | undefined {
  const asText = (value: CustomFieldValue): string =>
    typeof value === 'object' && 'date' in value ? value.date : String(value);
  const tests: Record<string, Record<string, (value: string) => boolean>> = {
    text: {
      value: (value) => value === wanted,
      contains: (value) => value.includes(wanted),
      starts_with: (value) => value.startsWith(wanted),
      ends_with: (value) => value.endsWith(wanted),
    },
    number: {
      value: (value) => Number(value) === Number(wanted),
      less_than: (value) => Number(value) < Number(wanted),
      greater_than: (value) => Number(value) > Number(wanted),
    },
    enum: { value: (value) => value === wanted },
    date: {
      value: (value) => value === wanted,
      before: (value) => value < wanted,
      after: (value) => value > wanted,
    },
  };
  const test = tests[field.type]?.[relation];
  return test && ((value) => test(asText(value)));
}
