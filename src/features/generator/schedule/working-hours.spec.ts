import { localTime, shareOfChecks, type WorkingHours } from './working-hours.js';

const at = (text: string) => Date.parse(text);

describe('local time', () => {
  it.each([
    // Los Angeles goes to summer time at 10:00 UTC of 2026-03-08 and back at 09:00 UTC of 2026-11-01, both Sundays.
    ['2026-03-06T17:00:00Z', 'America/Los_Angeles', 9, false],
    ['2026-03-08T09:59:59Z', 'America/Los_Angeles', 1, true],
    ['2026-03-08T10:00:00Z', 'America/Los_Angeles', 3, true],
    ['2026-03-09T16:00:00Z', 'America/Los_Angeles', 9, false],
    ['2026-11-01T08:59:59Z', 'America/Los_Angeles', 1, true],
    ['2026-11-01T09:00:00Z', 'America/Los_Angeles', 1, true],
    ['2026-11-02T17:00:00Z', 'America/Los_Angeles', 9, false],
    // Friday evening there is Saturday here.
    ['2026-11-07T03:00:00Z', 'America/Los_Angeles', 19, false],
    ['2026-11-07T03:00:00Z', 'UTC', 3, true],
    ['2026-11-09T03:00:00Z', 'America/Los_Angeles', 19, true],
    // Midnight is 0, never 24.
    ['2026-11-09T00:00:00Z', 'UTC', 0, false],
    // Offsets of three quarters and of half an hour.
    ['2026-11-09T03:14:59Z', 'Asia/Kathmandu', 8, false],
    ['2026-11-09T03:15:00Z', 'Asia/Kathmandu', 9, false],
    ['2026-11-09T03:30:00Z', 'Asia/Kolkata', 9, false],
  ])('%s in %s is hour %i, weekend %s', (moment, zone, hour, weekend) => {
    expect(localTime(at(moment), zone)).toEqual({ hour, weekend });
  });

  it('is the same whatever was asked before', () => {
    const moments = [at('2026-03-08T09:59:59Z'), at('2026-03-08T10:00:00Z'), at('2026-03-06T17:00:00Z')];
    const zones = ['America/Los_Angeles', 'UTC'];
    const asked = moments.flatMap((moment) => zones.map((zone) => localTime(moment, zone)));
    const backwards = [...moments]
      .reverse()
      .flatMap((moment) => [...zones].reverse().map((zone) => localTime(moment, zone)));
    expect(backwards.reverse()).toEqual(asked);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => localTime(0, 'Pacific/Nowhere')).toThrow(RangeError);
  });
});

describe('the share of checks that passes', () => {
  const day = (workingHours: WorkingHours) =>
    Array.from({ length: 24 }, (_, hour) => shareOfChecks(workingHours, { hour, weekend: false }));
  const hours = (count: number, share: number) => new Array<number>(count).fill(share);

  it('follows the day of a workforce in one place', () => {
    expect(day('us_workforce')).toEqual([
      ...hours(7, 0),
      ...hours(2, 0.2),
      ...hours(9, 1),
      ...hours(3, 0.15),
      ...hours(3, 0),
    ]);
  });

  it('never rests around the globe', () => {
    expect(day('global')).toEqual([
      ...hours(6, 0.2),
      ...hours(2, 0.5),
      ...hours(10, 1),
      ...hours(4, 0.5),
      ...hours(2, 0.2),
    ]);
  });

  it.each(['us_workforce', 'global'] as const)('is 5 %% at weekends in %s', (workingHours) => {
    for (const hour of [0, 3, 12, 23]) expect(shareOfChecks(workingHours, { hour, weekend: true })).toBe(0.05);
  });
});
