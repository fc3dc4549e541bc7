import { type Subject } from '../../contracts/index.js';
import {
  type AsanaTaskDetails,
  type AsanaTaskScan,
  type CallOptions,
  type FieldValue,
  type TaskDetails,
} from '../../providers/asana/index.js';
import { sectionOf } from './conditions.js';
import { dayMeant } from './days.js';
import { type ProjectFacts } from './project-facts.js';
import { type Action } from './rule.schemas.js';

/** What actions are planned and carried out with, for one run. */
export interface Desk {
  readonly user: Subject;
  readonly facts: ProjectFacts;
  readonly tasks: AsanaTaskDetails;
  readonly scan: AsanaTaskScan;
  readonly calls: CallOptions;
  /** When the run began, in milliseconds since the epoch: what relative days count from. */
  readonly startedAt: number;
}

/** Something that is to be done to a task. */
export interface Step {
  /** For a person to read; names what is changed to what. */
  readonly detail: string;
  readonly apply: () => Promise<unknown>;
}

/** @returns undefined when the task already is as it should be. @throws UnknownReference, ProviderError */
export async function planOf(action: Action, task: TaskDetails, desk: Desk): Promise<Step | undefined> {
  const { facts, user, tasks, calls } = desk;
  const { client } = facts;
  switch (action.type) {
    case 'add_comment':
      return planComment(action, task, desk);
    case 'complete':
      if (task.completed) return undefined;
      return { detail: 'marked complete', apply: () => client.updateTask(task.gid, { completed: true }) };
    case 'assign':
      return planAssignment(action.assignee, task, facts);
    case 'set_due_date': {
      const due_on = action.due_on === null ? null : dayMeant(action.due_on, desk.startedAt);
      if (task.due_on === due_on) return undefined;
      return { detail: `due date set to ${due_on ?? 'none'}`, apply: () => client.updateTask(task.gid, { due_on }) };
    }
    case 'move_to_section': {
      const section = await facts.section(action.section);
      if (sectionOf(task, facts.project)?.gid === section.gid) return undefined;
      return {
        detail: `moved to the section ${quoted(section.name)}`,
        apply: () => client.addTaskToSection(section.gid, task.gid, {}),
      };
    }
    case 'add_tag':
    case 'remove_tag':
      return planTag(action, task, facts);
    case 'set_custom_field': {
      const { gid, name } = await facts.customField(action.field);
      const present = task.custom_fields.find((field) => field.gid === gid);
      if (present && hasValue(present, action.value)) return undefined;
      const edit = { custom_fields: { [gid]: action.value } };
      return { detail: `${quoted(name)} set`, apply: () => tasks.update(user, task.gid, edit, calls) };
    }
    case 'add_follower': {
      const follower = await facts.person(action.follower);
      if (task.followers.some(({ gid }) => gid === follower)) return undefined;
      const apply = () => client.link(task.gid, 'addFollowers', { followers: [follower] });
      return { detail: `follower ${action.follower} added`, apply };
    }
    case 'create_subtask':
      return planSubtask(action, task, desk);
  }
}

/** A comment of these words is left out where it stands already; a repeated one where this run made it. */
async function planComment(
  { text, repeat }: Action & { type: 'add_comment' },
  task: TaskDetails,
  { scan, user, tasks, calls, startedAt }: Desk,
): Promise<Step | undefined> {
  const since = repeat ? startedAt : -Infinity;
  const comments = await scan.comments(user, task.gid, calls);
  const isThere = comments.some((comment) => comment.text === text && !(Date.parse(comment.created_at) < since));
  if (isThere) return undefined;
  return { detail: `comment added: ${shortened(text)}`, apply: () => tasks.comment(user, task.gid, text, calls) };
}

async function planAssignment(
  wanted: string | null,
  task: TaskDetails,
  facts: ProjectFacts,
): Promise<Step | undefined> {
  const assignee = wanted === null ? null : await facts.person(wanted);
  if ((task.assignee?.gid ?? null) === assignee) return undefined;
  const detail = wanted === null ? 'unassigned' : `assigned to ${wanted}`;
  return { detail, apply: () => facts.client.updateTask(task.gid, { assignee }) };
}

async function planTag(
  action: Action & { type: 'add_tag' | 'remove_tag' },
  task: TaskDetails,
  facts: ProjectFacts,
): Promise<Step | undefined> {
  const { gid: tag, name } = await facts.tag(action.tag);
  const isThere = task.tags.some(({ gid }) => gid === tag);
  if (isThere === (action.type === 'add_tag')) return undefined;
  const [link, verb] = isThere ? (['removeTag', 'removed'] as const) : (['addTag', 'added'] as const);
  return { detail: `tag ${quoted(name)} ${verb}`, apply: () => facts.client.link(task.gid, link, { tag }) };
}

async function planSubtask(
  action: Action & { type: 'create_subtask' },
  task: TaskDetails,
  { facts, user, tasks, calls, startedAt }: Desk,
): Promise<Step | undefined> {
  const { items } = await facts.client.subtasks(task.gid, { limit: 100 });
  if (items.some(({ name }) => name === action.name)) return undefined;
  const due_on = action.due_on && dayMeant(action.due_on, startedAt);
  const draft = { name: action.name, assignee: action.assignee, due_on, parent_id: task.gid };
  return { detail: `subtask ${quoted(action.name)} created`, apply: () => tasks.create(user, draft, calls) };
}

/** Whether a field shows the value already; compared by name or gid where it is an option or a person. */
function hasValue({ value, type }: FieldValue, wanted: (Action & { type: 'set_custom_field' })['value']): boolean {
  const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
  if (wanted === null || isEmpty) return (wanted === null || (Array.isArray(wanted) && wanted.length === 0)) && isEmpty;
  if (Array.isArray(value)) {
    if (!Array.isArray(wanted) || wanted.length !== value.length) return false;
    return wanted.every((each) => value.some((there) => isNamed(there, each)));
  }
  if (typeof value === 'object') return typeof wanted === 'string' && isNamed(value, wanted);
  return type === 'date' ? String(value).slice(0, 10) === wanted : value === wanted;
}

const isNamed = ({ gid, name }: { gid: string; name: string }, wanted: string) =>
  gid === wanted || name.toLocaleLowerCase() === wanted.toLocaleLowerCase();

const shortened = (text: string) => quoted(text.length > 80 ? `${text.slice(0, 79)}…` : text);
const quoted = (name: string | null | undefined) => `“${name ?? ''}”`;
