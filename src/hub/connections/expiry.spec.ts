import { type ExpiryValue, isExpiring, isPast, isRenewalDue, readExpiry } from './expiry.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const inSeconds = (seconds: number) => NOW / 1000 + seconds;

describe('isExpiring', () => {
  it.each<[string, ExpiryValue, boolean]>([
    ['no expiry', undefined, false],
    ['null', null, false],
    ['epoch seconds in an hour', inSeconds(3600), false],
    ['epoch seconds, exactly 300 s left', inSeconds(300), false],
    ['epoch seconds, 299.9 s left', inSeconds(299.9), true],
    ['epoch seconds in the past', inSeconds(-1), true],
    ['a date, exactly 300 s left', new Date(NOW + 300_000), false],
    ['a date, 1 ms less', new Date(NOW + 299_999), true],
    ['ISO with Z, 300 s left', '2026-11-21T12:05:00Z', false],
    ['ISO with Z, 299 s left', '2026-11-21T12:04:59Z', true],
    ['ISO with an offset, in an hour', '2026-11-21T15:00:00+02:00', false],
    ['ISO with an offset, past although its digits are later', '2026-11-21T13:30:00+02:00', true],
    ['ISO with microseconds', '2026-11-21T12:04:59.999999+00:00', true],
    ['naive ISO counts as UTC, valid', '2026-11-21T12:05:00', false],
    ['naive ISO counts as UTC, expiring', '2026-11-21T12:04:00.5', true],
    ['naive with a space', '2026-11-21 12:04:00', true],
    ['a day in the future', '2026-11-22', false],
    ['a day in the past', '2026-11-21', true],
    ['words', 'soon', false],
    ['a day that does not exist', '2026-02-30T00:00:00Z', false],
    ['empty', '', false],
    ['not a number', NaN, false],
    ['beyond the calendar', 1e18, false],
    ['an invalid date', new Date(NaN), false],
  ])('%s', (_, value, expected) => {
    expect(isExpiring(value, NOW)).toBe(expected);
  });
});

describe('isRenewalDue', () => {
  const ago = (seconds: number) => new Date(NOW - seconds * 1000);
  it.each<[string, Date | null, Date | null, boolean]>([
    ['an hour, 300 s left', ago(3300), ago(-300), false],
    ['an hour, 299 s left', ago(3301), ago(-299), true],
    ['two seconds, 0.6 s left', ago(1.4), ago(-0.6), false],
    ['two seconds, 0.4 s left', ago(1.6), ago(-0.4), true],
    ['ten minutes, 151 s left', ago(449), ago(-151), false],
    ['nobody knows since when, 299 s left', null, ago(-299), true],
    ['renewed after it ended, as far as the clock says', ago(0), ago(1), true],
    ['no end', ago(1), null, false],
  ])('%s', (_, issuedAt, expiresAt, expected) => {
    expect(isRenewalDue(issuedAt, expiresAt, NOW)).toBe(expected);
  });
});

describe('readExpiry', () => {
  it('tells none from unreadable', () => {
    expect(readExpiry(null)).toBeNull();
    expect(readExpiry('soon')).toBeUndefined();
  });

  it('reads a naive time as UTC whatever the zone of the server', () => {
    expect(readExpiry('2026-07-01T10:00:00')).toEqual(new Date('2026-07-01T10:00:00Z'));
  });
});

describe('isPast', () => {
  it.each([
    [null, false],
    [new Date(NOW + 1), false],
    [new Date(NOW), true],
  ])('%s', (expiresAt, expected) => {
    expect(isPast(expiresAt, NOW)).toBe(expected);
  });
});
