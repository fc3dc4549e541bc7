import { z } from 'zod';
import { ProblemError } from '../problem/index.js';
import { ValidationPipe } from './validation.pipe.js';

const pipe = new ValidationPipe();
const schema = z.strictObject({ name: z.string(), limit: z.coerce.number().int().min(1).max(100).default(50) });
const check = (value: unknown, type: 'body' | 'query' = 'body') => pipe.transform(value, { type, schema });
const errorsOf = async (value: unknown) => {
  const error: unknown = await check(value).catch((e: unknown) => e);
  if (!(error instanceof ProblemError)) throw new Error('expected a problem');
  return error.options.errors;
};

describe('ValidationPipe', () => {
  it('returns what the schema makes of the value', async () => {
    await expect(check({ name: 'a', limit: '7' })).resolves.toEqual({ name: 'a', limit: 7 });
  });
  it('names an absent field, also of an absent body', async () => {
    expect(await errorsOf(undefined)).toEqual([{ field: 'name', message: 'is required', missing: true }]);
  });
  it('names a wrong field and what was expected', async () => {
    const errors = await errorsOf({ name: 5, limit: 0 });
    expect(errors?.map((e) => e.field)).toEqual(['name', 'limit']);
    expect(errors?.[0]?.message).toContain('expected string');
  });
  it('names unknown fields themselves', async () => {
    expect(await errorsOf({ name: 'a', nam: 'b' })).toEqual([{ field: 'nam', message: 'is not a known field' }]);
  });
  it('names the body when it is no object', async () => {
    expect((await errorsOf([]))?.[0]?.field).toBe('body');
  });
  it('does not let prototype keys through', async () => {
    const value = JSON.parse('{"name":"a","__proto__":{"limit":3}}') as unknown;
    await expect(check(value)).resolves.toEqual({ name: 'a', limit: 50 });
  });
});
