import { path } from './asana.path.js';

it.each([
  ['12345', '/tasks/12345/stories'],
  ['me', '/tasks/me/stories'],
  ['external:switchyard-1-2', '/tasks/external%3Aswitchyard-1-2/stories'],
  ['ada+x@example.com', '/tasks/ada%2Bx%40example.com/stories'],
])('writes %s as one segment', (value, expected) => {
  expect(path`/tasks/${value}/stories`).toBe(expected);
});

it.each([
  '',
  '.',
  '..',
  '../users',
  '%2e%2e',
  '1/2',
  '1?x=1',
  '1#',
  'Me',
  '1'.repeat(33),
  '１２',
  'a@b',
  '../a@example.com',
  'external:',
  'external:../1',
  'external:a/b',
])('refuses %j, which could lead to another path', (value) => {
  expect(() => path`/tasks/${value}`).toThrow(expect.objectContaining({ kind: 'rejected' }));
});
