import type { z } from 'zod';
import * as input from './asana.input.js';
import * as taskInput from './tasks/asana.task-input.js';

const read = (schema: z.ZodType, value: unknown) => schema.parse(value);
const wrongFields = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map((issue) => issue.path.join('.'));

describe('spellings', () => {
  it('are read as ours', () => {
    const given = { workspace_gid: '1', team: '2', project_gid: '', project: '3' };
    expect(read(input.projectsQuery, given)).toMatchObject({ workspace_id: '1', team_id: '2' });
    expect(read(input.tasksQuery, given)).toMatchObject({ workspace_id: '1', project_id: '3' });
  });
  it('do not overrule ours', () => {
    expect(read(input.tasksQuery, { project_id: '1', project: '2' })).toMatchObject({ project_id: '1' });
    expect(read(taskInput.commentBody, { comment: 'a', text: 'b' })).toMatchObject({ comment: 'a' });
  });
  it('are checked like ours', () => {
    expect(wrongFields(input.tasksQuery, { project_gid: '../1' })).toEqual(['project_id']);
  });
});

describe('what clients leave empty', () => {
  it('counts as absent', () => {
    const blank = { project_id: '', assignee: null, completed: '', limit: null, offset: ' ' };
    expect(read(input.tasksQuery, blank)).toMatchObject({ limit: 100 });
    expect(read(input.tasksQuery, blank)).not.toMatchObject({ offset: expect.anything() });
  });
  it('is missing where it is required', () => {
    const { error } = taskInput.createTaskInProjectBody.safeParse({ name: '', project_id: null });
    expect(error?.issues.map((issue) => issue.message)).toEqual([
      'Invalid input: expected string, received undefined',
      'Invalid input: expected string, received undefined',
    ]);
  });
});

describe('a dry run', () => {
  it.each([
    [{}, false],
    [{ dry_run: 'false' }, false],
    [{ dry_run: 'true' }, true],
    [{ dryRun: 'true' }, true],
  ])('is read from %j as %s', (given, expected) => {
    expect(read(input.deleteQuery, given)).toMatchObject({ dry_run: expected });
  });
  it.each(['', '1', 'yes', 'TRUE', ['true', 'false']])('is not guessed from %j', (dry_run) => {
    expect(wrongFields(input.deleteQuery, { dry_run })).toEqual(['dry_run']);
  });
});

describe('types', () => {
  it.each([
    [{ limit: 1 }, 1],
    [{ limit: '100' }, 100],
    [{}, 100],
  ])('read the limit of %j', (value, limit) => {
    expect(read(input.usersQuery, value)).toMatchObject({ limit });
  });
  it.each([0, 101, 1.5, '1.5', '-1', '1e1', ' 5', true, [], {}, Infinity])('refuse the limit %j', (limit) => {
    expect(wrongFields(input.usersQuery, { limit })).toEqual(['limit']);
  });
  it.each([
    [true, true],
    ['true', true],
    [false, false],
    ['false', false],
  ])('read completed %j', (completed, expected) => {
    expect(read(input.tasksQuery, { completed })).toMatchObject({ completed: expected });
  });
  it.each([1, 0, 'yes', 'TRUE', []])('refuse completed %j', (completed) => {
    expect(wrongFields(input.tasksQuery, { completed })).toEqual(['completed']);
  });
  it.each(['2026-02-30', '2026-1-1', '2026-01-01T00:00:00Z', 'soon', 20260101])('refuse the date %j', (due_on) => {
    expect(wrongFields(taskInput.createTaskBody, { name: 'x', due_on })).toEqual(['due_on']);
  });
  it.each([12345, '12a', '1'.repeat(33), '１', ['1'], '-1'])('refuse the gid %j', (project_id) => {
    expect(wrongFields(input.tasksQuery, { project_id })).toEqual(['project_id']);
  });
  it.each(['me', '123', 'ada@example.com'])('take the assignee %s', (assignee) => {
    expect(read(input.tasksQuery, { assignee })).toMatchObject({ assignee });
  });
  it('take lengths up to the documented ones', () => {
    const body = { name: 'n'.repeat(1024), notes: 'n'.repeat(65_535) };
    expect(read(taskInput.createTaskBody, body)).toMatchObject(body);
    expect(wrongFields(taskInput.createTaskBody, { name: 'n'.repeat(1025) })).toEqual(['name']);
  });
  it.each([null, [], 'text', 7])('refuse %j as a whole', (body) => {
    expect(wrongFields(input.tasksQuery, body)).toEqual(['']);
  });
});

describe('updates', () => {
  const changes = (body: object) => {
    const { user_id: _user, ...rest } = taskInput.updateTaskBody.parse(body);
    return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  };
  it('hold only what was given', () => {
    expect(changes({})).toEqual({});
    expect(changes({ completed: 'false', description: 'd' })).toEqual({ completed: false, notes: 'd' });
  });
  it('clear with null or blank', () => {
    expect(changes({ due_on: null, assignee: '', notes: null })).toEqual({ due_on: null, assignee: null, notes: '' });
    expect(changes({ description: null })).toEqual({ notes: '' });
  });
  it('clear nothing where even the name is null', () => {
    expect(changes({ name: null, due_on: null, assignee: null, notes: null, completed: true })).toEqual({
      completed: true,
    });
  });
});
