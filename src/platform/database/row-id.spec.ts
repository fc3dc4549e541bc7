import { newRowId } from './row-id.js';

it('is a UUIDv7 of its time, unlike any other', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  const ids = Array.from({ length: 1000 }, () => newRowId(now));
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now);
  }
  const earlier = newRowId(now);
  expect(newRowId(now + 1) > earlier).toBe(true);
});

it('grows within one millisecond, and over it when its numbers are used up', () => {
  const now = Date.parse('2026-11-21T13:00:00Z');
  const ids = Array.from({ length: 10_000 }, () => newRowId(now));
  expect(ids).toEqual([...ids].sort());
  expect(new Set(ids).size).toBe(10_000);
});
