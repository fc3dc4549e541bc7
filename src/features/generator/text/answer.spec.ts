import { readProfile, readText } from './answer.js';

const whole = (text: string) => ({ text, isCutOff: false });
const cut = (text: string) => ({ text, isCutOff: true });

describe('the text of a model', () => {
  it.each([
    ['  "Review intake forms."  ', 'Review intake forms'],
    ['**Task name:** Review forms', 'Review forms'],
    ['# Review forms\n\nThis is why.', 'Review forms'],
    ['```\nReview forms\n```', 'Review forms'],
    ['- Review `forms`', 'Review forms'],
    ['“Review\u200b forms”', 'Review forms'],
    ['Review "old" forms', 'Review "old" forms'],
  ])('is a bare line: %j', (text, expected) => {
    expect(readText('task_name', whole(text))).toBe(expected);
  });

  it('is one paragraph', () => {
    expect(readText('comment_start', whole('"On it.\n\nDraft by *Friday*."'))).toBe('On it. Draft by *Friday*.');
  });

  it.each(['', ' \n ', '""', '```', '...', '\u0000'])('is nothing without words: %j', (text) => {
    expect(readText('task_name', whole(text))).toBeUndefined();
    expect(readText('comment_start', whole(text))).toBeUndefined();
  });

  it('ends with its last whole sentence when the tokens ran out', () => {
    expect(readText('comment_start', cut('Starting now. I will look at the'))).toBe('Starting now.');
    expect(readText('comment_start', cut('Starting now with the'))).toBeUndefined();
    expect(readText('task_name', cut('Review the forms of'))).toBeUndefined();
  });

  it('is cut to the length of its kind, at a sentence or a word', () => {
    const sentence = 'This sentence has exactly fifty characters in all. ';
    const prose = readText('comment_initial', whole(sentence.repeat(10)));
    expect(prose?.length).toBeLessThanOrEqual(400);
    expect(prose).toMatch(/in all\.$/);
    const line = readText('task_name', whole('word '.repeat(60)));
    expect(line?.length).toBeLessThanOrEqual(120);
    expect(line).toMatch(/word…$/);
  });
});

describe('the profile of a model', () => {
  const profile = {
    firstName: 'Noor',
    lastName: 'Haddad',
    title: 'Nurse Manager',
    city: 'Dublin',
    state: 'Leinster',
    countryCode: 'IE',
  };

  it('is read from its JSON', () => {
    expect(readProfile(whole(JSON.stringify(profile)))).toEqual(profile);
  });

  it.each([
    ['no JSON', 'Here it is: {'],
    ['a list', '[]'],
    ['an unknown field', JSON.stringify({ ...profile, login: 'x' })],
    ['a name with markup', JSON.stringify({ ...profile, firstName: '<b>Noor' })],
    ['an empty title', JSON.stringify({ ...profile, title: ' ' })],
    ['a country in words', JSON.stringify({ ...profile, countryCode: 'Ireland' })],
  ])('is nothing with %s', (_what, text) => {
    expect(readProfile(whole(text))).toBeUndefined();
  });

  it('is nothing when it was cut off', () => {
    expect(readProfile(cut(JSON.stringify(profile)))).toBeUndefined();
  });
});
