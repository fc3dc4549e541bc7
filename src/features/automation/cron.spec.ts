import { readCron } from './cron.js';

/** Which of the minutes of a day are times of the expression, as HH:MM. */
function timesOn(date: string, text: string): string[] {
  const cron = readCron(text);
  if (typeof cron === 'string') throw new Error(cron);
  const start = Date.parse(`${date}T00:00:00Z`);
  const minutes = Array.from({ length: 1_440 }, (_, index) => new Date(start + index * 60_000));
  return minutes.filter((minute) => cron.includes(minute)).map((minute) => minute.toISOString().slice(11, 16));
}
const SATURDAY = '2026-11-21';

describe('a cron expression', () => {
  it.each([
    ['30 9 * * *', ['09:30']],
    ['0 8-10 * * *', ['08:00', '09:00', '10:00']],
    ['*/20 6 * * *', ['06:00', '06:20', '06:40']],
    ['5-15/5 6 * * *', ['06:05', '06:10', '06:15']],
    ['50/5 6 * * *', ['06:50', '06:55']],
    ['0 6,18 * * *', ['06:00', '18:00']],
    ['0 6 * * sat', ['06:00']],
    ['0 6 * * 6', ['06:00']],
    ['0 6 * * mon-fri', []],
    ['0 6 21 nov *', ['06:00']],
    ['0 6 22 11 *', []],
    ['0 6 1 * sat', ['06:00']],
    ['0 6 1 * sun', []],
    ['0 6 */2 * sat', ['06:00']],
    ['0 6 */2 * sun', []],
  ])('%s', (text, times) => expect(timesOn(SATURDAY, text)).toEqual(times));

  it('knows Sunday as 0 and as 7', () => {
    for (const day of ['0', '7', 'sun', '5-7']) expect(timesOn('2026-11-22', `0 6 * * ${day}`)).toEqual(['06:00']);
  });

  it.each([
    ['* * * *', /five fields/],
    ['60 * * * *', /minute outside 0 to 59/],
    ['* 24 * * *', /hour outside/],
    ['* * 0 * *', /day of month outside/],
    ['* * * 13 *', /month outside/],
    ['* * * * 8', /day of week outside/],
    ['5-1 * * * *', /minute outside/],
    ['*/0 * * * *', /minute outside/],
    ['x * * * *', /minute outside/],
    ['1;2 * * * *', /minute that cannot be read/],
    ['@daily', /five fields/],
  ])('refuses %s', (text, message) => expect(readCron(text)).toMatch(message));
});
