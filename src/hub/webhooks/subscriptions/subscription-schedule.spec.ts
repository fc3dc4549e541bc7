import { type WebhookSubscription } from '../../../platform/database/index.js';
import { pauseAfterCheck } from './subscription-schedule.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const well = { failures: 0, failureCode: null, failureDeletionAt: null } as unknown as WebhookSubscription;
const longest = (more: Partial<WebhookSubscription>, retryAfter?: number) =>
  pauseAfterCheck({ ...well, ...more }, retryAfter, () => 1);

it.each([
  ['an hour, when all is well', {}, HOUR],
  [
    'five minutes, while deliveries fail',
    { failureCode: 'deliveries_failing', failureDeletionAt: new Date() },
    5 * MINUTE,
  ],
  ['a minute, after the first failure', { failures: 1, failureCode: 'provider_down' }, MINUTE],
  ['longer after each', { failures: 4, failureCode: 'provider_down' }, 8 * MINUTE],
  ['an hour at most', { failures: 40, failureCode: 'provider_down' }, HOUR],
  ['five minutes, as long as nobody has connected', { failures: 40, failureCode: 'revoked' }, 5 * MINUTE],
])('looks again after %s', (_when, more, pause) => {
  expect(longest(more)).toBe(pause);
  expect(pauseAfterCheck({ ...well, ...more }, undefined, () => 0)).toBe(pause * 0.9);
});

it('does not come back before the provider wants it to', () => {
  expect(longest({ failures: 1, failureCode: 'provider_down' }, 600)).toBe(10 * MINUTE);
  expect(longest({}, 60)).toBe(HOUR);
});
