import { ProblemError } from '../../platform/problem/index.js';
import { targetOf } from './target-path.js';

const below = (rest: string) => targetOf(`/api/proxy/acme${rest}`);

describe('targetOf', () => {
  it.each([
    ['/tasks', '/tasks', ''],
    ['/', '/', ''],
    ['/tasks/1/', '/tasks/1/', ''],
    ['/users/ana%40example.com', '/users/ana%40example.com', ''],
    ['/tasks?a=1&b=%2F..%2F', '/tasks', '?a=1&b=%2F..%2F'],
    ['/a/..b/c...', '/a/..b/c...', ''],
    ['/tasks?', '/tasks', ''],
    ['/tasks?url=https://elsewhere.example/?x', '/tasks', '?url=https://elsewhere.example/?x'],
  ])('passes %s on as it is written', (rest, path, query) => {
    expect(below(rest)).toEqual({ path, query });
  });

  it.each([
    ['?user_id=u', ''],
    ['?a=1&user_id=u&b=2', '?a=1&b=2'],
    ['?user%5Fid=u&a', '?a'],
    ['?user_id&organizationId=o&user_ids=1', '?user_ids=1'],
    ['?%75ser_id=u&user_id[]=v', '?user_id[]=v'],
  ])('keeps who is worked for to itself: %s', (query, expected) => {
    expect(below(`/tasks${query}`).query).toBe(expected);
  });

  it.each([
    '',
    '//elsewhere.example/x',
    '/tasks//1',
    '/../secrets',
    '/tasks/..',
    '/tasks/./1',
    '/%2e%2e/secrets',
    '/tasks/.%2E/x',
    '/tasks%2f..%2fusers',
    '/tasks%5c..',
    '/tasks\\..\\x',
    '/tasks%00',
    '/tasks%zz',
    '/tasks#x',
    '/tasks?a#x',
    '/täsks',
    '/tasks?a=ä',
    '/https://elsewhere.example/',
    '/tasks;/../x',
    '/ tasks',
  ])('refuses %s', (rest) => {
    expect(() => below(rest)).toThrow(ProblemError);
  });
});
