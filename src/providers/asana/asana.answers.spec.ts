import * as answers from './asana.answers.js';
import * as detailAnswers from './asana.detail-answers.js';
import * as details from './asana.detail-entities.js';
import { examples as detailExamples } from './asana.detail-examples.js';
import * as show from './asana.entities.js';
import { examples } from './asana.examples.js';

describe('examples in OpenAPI', () => {
  it.each([
    ['tasks', answers.taskListAnswer],
    ['search', answers.searchAnswer],
    ['comment', answers.commentAnswer],
    ['projects', answers.projectListAnswer],
    ['projects', answers.projectsPostAnswer],
    ['sections', answers.sectionListAnswer],
    ['teams', answers.teamListAnswer],
    ['users', answers.userListAnswer],
    ['profile', answers.profileAnswer],
  ] as const)('%s fits its schema', (name, schema) => {
    expect(schema.parse(examples[name])).toEqual(examples[name]);
  });
  it.each([
    ['task', detailAnswers.taskAnswer],
    ['updated', detailAnswers.taskChangeAnswer],
    ['completed', detailAnswers.taskChangeAnswer],
    ['taskDeleted', detailAnswers.doneAnswer],
    ['subtasks', detailAnswers.subtaskListAnswer],
    ['dependencies', detailAnswers.dependencyListAnswer],
    ['dependents', detailAnswers.dependentListAnswer],
    ['attachments', detailAnswers.attachmentListAnswer],
    ['stories', detailAnswers.storyListAnswer],
    ['comments', detailAnswers.commentListAnswer],
    ['project', detailAnswers.projectAnswer],
    ['projectUpdated', detailAnswers.projectChangeAnswer],
    ['customFields', detailAnswers.customFieldListAnswer],
    ['section', detailAnswers.sectionAnswer],
    ['tag', detailAnswers.tagAnswer],
    ['tags', detailAnswers.tagListAnswer],
    ['workspaces', detailAnswers.workspaceListAnswer],
    ['status', detailAnswers.statusAnswer],
  ] as const)('%s fits its schema', (name, schema) => {
    expect(schema.parse(detailExamples[name])).toEqual(detailExamples[name]);
  });
});

describe('objects of which Asana sends no more than the gid', () => {
  const only = { gid: '7' };
  it.each([
    ['task', show.task, show.toTask(only)],
    ['task file', show.taskFile, show.toTaskFile(show.toTask(only))],
    ['project', show.project, show.toProject(only)],
    ['section', show.section, show.toSection(only)],
    ['team', show.team, show.toTeam(only)],
    ['user', show.user, show.toUser(only, undefined)],
    ['profile', show.profile, show.toProfile(only)],
    ['comment', show.comment, show.toComment(only)],
    ['workspace', show.workspace, show.toWorkspace(only)],
    ['task details', details.taskDetails, details.toTaskDetails(only)],
    ['project details', details.projectDetails, details.toProjectDetails(only)],
    ['custom field', details.customField, details.toCustomField({ gid: '8', custom_field: only })],
    ['tag', details.tag, details.toTag(only)],
    ['attachment', details.attachment, details.toAttachment(only)],
    ['story', details.story, details.toStory(only)],
  ] as const)('%s keeps its shape', (_name, schema, shown) => {
    expect(schema.parse(shown)).toEqual(shown);
    expect(shown).toMatchObject({ id: '7', gid: '7' });
  });
  it('have a link and a colour all the same', () => {
    expect(show.toTask(only).url).toBe('https://app.asana.com/0/0/7/f');
    expect(show.toProject(only).color).toBe('blue');
  });
});
