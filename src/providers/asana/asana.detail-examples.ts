import * as answers from './asana.detail-answers.js';
import * as details from './asana.detail-entities.js';
import { entities } from './asana.examples.js';

/** What the operations about single objects answer, for OpenAPI. */
const NEXT = 'eyJ0eXAiOJiKV1iQLCJhbGciOiJIUzI1NiJ9';
const { ada, launch, project, profile, section, subtask, task, workspace } = entities;
const asked = { limit: 100 };
const fresh = { nextOffset: null, cache: { status: 'hit', ageSeconds: 12 } } as const;
const last = { nextOffset: null };
const high = { gid: '1601', name: 'High', color: 'red' };

const taskDetails = details.toTaskDetails(
  {
    ...task,
    html_notes: '<body>Two paragraphs and a picture.</body>',
    resource_subtype: 'default_task',
    start_on: '2026-11-30',
    followers: [ada],
    memberships: [{ project: launch, section }],
    num_subtasks: 1,
    dependencies: [{ gid: '1405' }],
    custom_fields: [
      { gid: '1600', name: 'Priority', type: 'enum', enum_value: high, display_value: 'High' },
      { gid: '1610', name: 'Effort (hours)', type: 'number', number_value: 1.5, display_value: '1.5' },
    ],
  },
  [subtask],
);
const priority = details.toCustomField({
  gid: '1620',
  is_important: true,
  custom_field: { gid: '1600', name: 'Priority', type: 'enum', enum_options: [high] },
});
const tag = details.toTag({ gid: '1701', name: 'quick win', color: 'light-green', workspace });
const attachment = details.toAttachment({
  gid: '1801',
  name: 'picture.png',
  host: 'asana',
  size: 52_144,
  created_at: '2026-11-21T16:05:12.000Z',
  permanent_url: 'https://app.asana.com/app/asana/-/get_asset?asset_id=1801',
});
const story = details.toStory({
  gid: '1501',
  text: 'The picture is ready.',
  type: 'comment',
  resource_subtype: 'comment_added',
  created_at: '2026-11-21T16:05:12.000Z',
  created_by: ada,
});
const projectDetails = {
  ...details.toProjectDetails({ ...project, members: [ada] }, { num_tasks: 24, num_completed_tasks: 9 }),
  custom_fields: [priority],
};

export const examples = {
  task: answers.taskBody(taskDetails),
  updated: answers.taskChange('Task updated successfully', taskDetails),
  completed: answers.taskChange('Task completed successfully', { ...taskDetails, completed: true }),
  taskDeleted: answers.doneBody('Task deleted successfully', task.gid),
  linked: answers.doneBody('Task linked successfully', task.gid),
  subtasks: answers.subtaskList({ items: [subtask], ...last }, asked),
  dependencies: answers.dependencyList({ items: [subtask], ...last }, asked),
  dependents: answers.dependentList({ items: [subtask], ...last }, asked),
  attachments: answers.attachmentList({ items: [attachment], ...last }, asked),
  stories: answers.storyList({ items: [story], nextOffset: NEXT }, asked),
  comments: answers.commentList({ items: [story], nextOffset: NEXT }, asked),
  project: answers.projectBody(projectDetails),
  projectUpdated: answers.projectChange('Project updated successfully', project),
  projectArchived: answers.projectChange('Project archived successfully', { ...project, archived: true }),
  projectDeleted: answers.doneBody('Project deleted successfully', project.gid),
  customFields: answers.customFieldList({ items: [priority], ...fresh }, asked),
  section: answers.sectionBody(section),
  sectionDeleted: answers.doneBody('Section deleted successfully', section.gid),
  taskMoved: answers.doneBody('Task moved successfully', task.gid),
  tag: answers.tagBody(tag),
  tags: answers.tagList({ items: [tag], ...fresh }, asked),
  workspaces: answers.workspaceList({ items: [{ ...workspace, is_organization: true }], ...fresh }, asked),
  status: answers.statusBody(profile, new Date('2026-11-21T16:05:12.000Z')),
};
