import * as answers from './asana.answers.js';
import * as show from './asana.entities.js';
import { examples } from './asana.examples.js';

describe('examples in OpenAPI', () => {
  it.each([
    ['tasks', answers.taskListAnswer],
    ['search', answers.searchAnswer],
    ['task', answers.taskAnswer],
    ['updated', answers.taskChangeAnswer],
    ['completed', answers.taskChangeAnswer],
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
  ] as const)('%s keeps its shape', (_name, schema, shown) => {
    expect(schema.parse(shown)).toEqual(shown);
    expect(shown).toMatchObject({ id: '7', gid: '7' });
  });
  it('have a link and a colour all the same', () => {
    expect(show.toTask(only).url).toBe('https://app.asana.com/0/0/7/f');
    expect(show.toProject(only).color).toBe('blue');
  });
});
