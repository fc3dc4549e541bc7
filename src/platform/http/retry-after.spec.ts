import { parseRetryAfter } from './retry-after.js';

const now = Date.parse('2026-03-01T12:00:00.500Z');

it.each([
  ['7', 7],
  [' 7 ', 7],
  ['0', 0],
  ['0.4', 1],
  ['999999999', 86_400],
  ['Sun, 01 Mar 2026 12:00:30 GMT', 30],
  ['Sunday, 01-Mar-26 12:00:30 GMT', 30],
  ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
  ['Sun, 01 Mar 2099 11:00:00 GMT', 86_400],
  ['-5', undefined],
  ['1e3', undefined],
  ['soon', undefined],
  ['2026', 2026],
  ['2026-03-01', undefined],
  ['Sun, 99 Mar 2026 99:00:30 GMT', undefined],
  ['', undefined],
  [undefined, undefined],
])('reads %j as %j', (header, seconds) => {
  expect(parseRetryAfter(header, now)).toBe(seconds);
});
