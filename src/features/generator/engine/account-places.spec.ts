import { AccountPlaces } from './account-places.js';

it('gives each account its places, and no more until one comes back', () => {
  const places = new AccountPlaces(2);
  const release = places.take('ana');
  expect(release).toBeDefined();
  expect(places.take('ana')).toBeDefined();
  expect(places.take('ana')).toBeUndefined();
  expect(places.take('ben')).toBeDefined();
  release?.();
  expect(places.take('ana')).toBeDefined();
  expect(places.take('ana')).toBeUndefined();
});
