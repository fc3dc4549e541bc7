import { subject, taskSubject } from './changes.js';
import { type Subject } from './events.js';
import { type Gid } from './model.js';
import { type Ref, refTo, type View } from './opt-fields.js';
import { customFieldType } from './resources-custom-fields.js';
import { teamType, userType, workspaceType } from './resources-people.js';
import { projectType, sectionType } from './resources-projects.js';
import { attachmentType, storyType, tagType, taskType } from './resources-tasks.js';
import { type AsanaState } from './state.js';

interface Found {
  subject: Subject;
  workspace: Gid;
}

/** The resource a gid stands for, of the kinds that can be subscribed to. */
export function findSubject(state: AsanaState, gid: Gid): Found | undefined {
  const task = state.tasks.get(gid);
  if (task) return { subject: taskSubject(task), workspace: task.workspace };
  for (const [type, records] of [
    ['project', state.projects],
    ['tag', state.tags],
    ['team', state.teams],
  ] as const) {
    const record = records.get(gid);
    if (record) return { subject: subject(type, gid), workspace: record.workspace };
  }
  const section = state.sections.get(gid);
  if (section) return { subject: subject('section', gid), workspace: state.get('projects', section.project).workspace };
  return state.workspaces.has(gid) ? { subject: subject('workspace', gid), workspace: gid } : undefined;
}

/** The resource as it is now; of one that is gone only what the event says is left. */
export function subjectRef(named: Subject, view: View): Ref | Subject {
  return liveRef(named, view) ?? named;
}

function liveRef({ gid, resource_type }: Subject, { state }: View): Ref | undefined {
  switch (resource_type) {
    case 'task':
      return live(state.tasks.get(gid), (task) => refTo(taskType, task));
    case 'project':
      return live(state.projects.get(gid), (project) => refTo(projectType, project));
    case 'section':
      return live(state.sections.get(gid), (section) => refTo(sectionType, section));
    case 'story':
      return live(state.stories.get(gid), (story) => refTo(storyType, story));
    case 'tag':
      return live(state.tags.get(gid), (tag) => refTo(tagType, tag));
    case 'user':
      return live(state.users.get(gid), (user) => refTo(userType, user));
    case 'team':
      return live(state.teams.get(gid), (team) => refTo(teamType, team));
    case 'workspace':
      return live(state.workspaces.get(gid), (workspace) => refTo(workspaceType, workspace));
    case 'attachment':
      return live(state.attachments.get(gid), (attachment) => refTo(attachmentType, attachment));
    case 'custom_field':
      return live(state.customFields.get(gid), (field) => refTo(customFieldType, { field, onTask: false }));
    default:
      return undefined;
  }
}

function live<T>(record: T | undefined, show: (record: T) => Ref): Ref | undefined {
  return record === undefined ? undefined : show(record);
}
